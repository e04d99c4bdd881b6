// What a protocol says of an error, before waits and the app's overrides: worked out once per row, not per frame. Comes in: an entry. Goes
// out: a meaning for each of its minor codes. Next: resolve.ts makes a resolution of it and the frame.

import type { Entry, MinorRow } from './entry.js';
import type { Basis, Reaction, ReactionKind } from './reaction.js';
import type { Problem } from './register.js';
import { fieldInName, type Rule, ruleFor } from './rules.js';

/** What a protocol says of an error. */
export interface Meaning {
  /** Absent: the protocol does not hold this major code. */
  readonly entry?: Entry | undefined;
  /** The row that counts: the exact minor, else `*`. Absent: the entry has neither. */
  readonly minor?: MinorRow | undefined;
  readonly kind: ReactionKind;
  readonly basis: Basis;
  /** The field that is wrong, or the two. */
  readonly field?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  /** What is wrong. Absent: nothing is said of it. */
  readonly problem?: Problem | undefined;
  /** How long it locks where the frame has no wait, ms. Absent: as long as the engine is set to. */
  readonly waitMs?: number | undefined;
  /** Whether the row has a reaction of its own, which an override of its error does not touch. */
  readonly isOfRow: boolean;
  /** The reaction where neither the frame nor the app says otherwise. One object for all frames; frozen. Absent: it depends on the frame. */
  readonly reaction?: Reaction | undefined;
}

/** All that an entry means. */
export interface Meanings {
  /** By the minor codes that its rows have. */
  readonly rows: ReadonlyMap<MinorRow['minor'], Meaning>;
  /** Of every other minor, and without one. */
  readonly rest: Meaning;
}

/** What no entry says. */
export const unknown: Meaning = {
  kind: 'unknown',
  basis: 'derived',
  isOfRow: false,
  reaction: /* @__PURE__ */ Object.freeze({ kind: 'unknown' }),
};

/** What an entry means, by minor code. Its rule is found once for all its rows. */
export function meaningsOf(entry: Entry): Meanings {
  const rule = ruleFor(entry);
  const rows = new Map<MinorRow['minor'], Meaning>();
  for (const row of entry.minors) {
    // Of a minor that stands twice the first row counts.
    if (!rows.has(row.minor)) rows.set(row.minor, meaningOf(entry, rule, row));
  }
  return { rows, rest: rows.get('*') ?? meaningOf(entry, rule, undefined) };
}

function meaningOf(entry: Entry, rule: Rule, minor: MinorRow | undefined): Meaning {
  const [ruleKind, fit, ruleProblem] = rule;
  const own = minor?.kind ?? (minor?.problem === 'accountBlocked' ? 'accountBlocked' : undefined);
  const kind = own ?? entry.reaction?.kind ?? ruleKind;
  const said = own ? minor : entry.reaction;
  const isDocumented = typeof fit === 'string' && !said?.kind && !own;
  const isInput = kind === 'correctInput';
  const problem =
    minor?.problem ??
    entry.reaction?.problem ??
    (isInput ? (ruleProblem ?? 'unspecified') : undefined);
  const fields = minor?.fields;
  const field =
    minor?.field ??
    (own ? undefined : entry.reaction?.field) ??
    (minor ? undefined : sharedField(entry)) ??
    fieldInName(entry, rule);
  // One literal, without spreads: so all meanings have one shape, and a frame is resolved in a tenth of the time.
  return {
    entry,
    minor,
    kind,
    basis: minor?.basis ?? entry.basis ?? (isDocumented ? 'documented' : 'derived'),
    field: fields ? undefined : field,
    fields,
    problem,
    waitMs: said?.waitMs,
    isOfRow: own !== undefined,
    reaction: fixedReaction(kind, fields ? undefined : field, fields, problem),
  };
}

/** The field that all rows name: of a minor that is not listed, that field is wrong too. */
function sharedField({ minors: [first, ...others] }: Entry): string | undefined {
  return others.every(({ field }) => field === first?.field) ? first?.field : undefined;
}

/** The reaction of an error that came without a wait, where no option of the app has a say in it. */
function fixedReaction(
  kind: ReactionKind,
  field: string | undefined,
  fields: readonly string[] | undefined,
  problem: Problem | undefined,
): Reaction | undefined {
  // A sibling belongs to one frame, a wait too.
  if (kind === 'lockout' || kind === 'follow') return undefined;
  return Object.freeze(reactionOf({ kind, field, fields, problem }));
}

/** A reaction that needs nothing of the frame. */
type Simple = Exclude<Reaction, { kind: 'lockout' }>;

/** A reaction of what is known: `names` are the app's for our fields. */
export function reactionOf(
  { kind, field, fields, problem }: Omit<Meaning, 'reaction' | 'isOfRow' | 'basis'>,
  names: Readonly<Record<string, string>> = {},
): Simple {
  const named = (name: string) => (Object.hasOwn(names, name) ? (names[name] ?? name) : name);
  switch (kind) {
    case 'correctInput': {
      const wrong = problem ?? 'unspecified';
      if (fields) return { kind, fields: fields.map(named), problem: wrong };
      return field === undefined
        ? { kind, problem: wrong }
        : { kind, field: named(field), problem: wrong };
    }
    case 'deny':
    case 'inform':
    case 'retryLater':
      return (problem === undefined ? { kind } : { kind, problem }) as Simple;
    default:
      return { kind } as Simple;
  }
}
