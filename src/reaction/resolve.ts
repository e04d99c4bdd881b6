// Stage 2. Comes in: an error frame. Goes out: a resolution: what it is in the catalogue, what the client must do, and why we
// think so. Pure and total. Next stage: lockouts (lockout/ledger.ts) and the session (session/session.ts).
import {
  type Entry,
  type ErrorKey,
  findError,
  type MinorRow,
  type Problem,
} from '../catalogue/catalogue.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Basis, Reaction, ReactionKind } from './reaction.js';
import { fieldInName, type Rule, ruleFor } from './rules.js';

/** What an application wants instead of our reaction. With `correctInput`, `field` and `problem` default to the document's. */
export type Override =
  | {
      readonly kind: 'correctInput';
      readonly field?: string | undefined;
      readonly problem?: Problem | undefined;
    }
  | { readonly kind: Exclude<ReactionKind, 'correctInput' | 'unknown'> };

/**
 * Reactions by error name, or by name and minor code. That of an entry does not touch those of its rows that have a reaction
 * of their own (111/4). The wait of an overridden error still locks, unless the kind is `ignore`.
 */
export type Overrides = { readonly [Key in ErrorKey]?: Override | undefined };

/** The default of {@link ResolveOptions.defaultLockoutMs}. */
export const defaultLockoutMs = 60_000;

export interface ResolveOptions {
  /** The application's own reactions. Absent: the document's. */
  readonly overrides?: Overrides | undefined;
  /** The application's names for our fields: `{ phoneNumber: 'phone' }`. A field that is not in it keeps our name. */
  readonly fieldNames?: Readonly<Record<string, string>> | undefined;
  /** How long an error locks that the document flags with a wait and that came without one, in ms, more than 0. @default 60000 */
  readonly defaultLockoutMs?: number | undefined;
}

/** What arrived, what it is, and what to do. */
export interface Resolution {
  /** The error in the catalogue. Absent: it does not hold this major code. */
  readonly entry?: Entry | undefined;
  /** The row that counts: the exact minor, else `*`. Absent: the entry has neither. */
  readonly minor?: MinorRow | undefined;
  readonly reaction: Reaction;
  readonly basis: Basis;
  readonly frame: ErrorFrame;
}

/** Kinds that mean something of their own: a wait locks besides. The others become `lockout`. */
const keptWithWait: ReadonlySet<ReactionKind> = /* @__PURE__ */ new Set<ReactionKind>([
  'login',
  'register',
  'accountBlocked',
  'sessionTerminated',
  'sessionReplaced',
  'setNickname',
  'verifyTwoStep',
  'lockout',
  'correctInput',
  'follow',
  'ignore',
]);

/**
 * What an error frame is and what it asks for: exact minor, then `*`, then the entry, then `unknown`. Total: an undocumented
 * code or minor resolves too, and nothing is thrown.
 *
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 *
 * resolve({ majorCode: 111, minorCode: 4 }).reaction.kind; // 'accountBlocked'
 * resolve({ majorCode: 111, minorCode: 1 }).reaction.kind; // 'register'
 * ```
 */
export function resolve(frame: ErrorFrame, options: ResolveOptions = {}): Resolution {
  const entry = findError(frame.majorCode);
  if (!entry) {
    const kind = frame.wait ? 'lockout' : 'unknown';
    return { reaction: react(kind, frame, options), basis: 'derived', frame };
  }
  const minor = findMinor(entry, frame.minorCode);
  const rowKind = minor?.problem === 'accountBlocked' ? 'accountBlocked' : undefined;
  const override =
    options.overrides?.[`${entry.name}/${frame.minorCode}` as ErrorKey] ??
    (rowKind ? undefined : options.overrides?.[entry.name]);
  const rule = ruleFor(entry);
  let kind: ReactionKind = override?.kind ?? rowKind ?? rule.kind;
  let basis: Basis = override ? 'override' : rowKind ? 'derived' : rule.basis;
  if (!override && frame.wait && !keptWithWait.has(kind)) {
    kind = 'lockout';
    basis = 'derived';
  }
  const reaction =
    kind === 'correctInput'
      ? correctInput(entry, minor, rule, override, options.fieldNames)
      : react(kind, frame, options);
  return { entry, minor, reaction, basis, frame };
}

/** How long a resolution locks, in ms. 0: it does not. */
export function lockoutMs({ entry, reaction, frame }: Resolution, options: ResolveOptions): number {
  if (reaction.kind === 'ignore') return 0;
  if (reaction.kind === 'lockout') return reaction.waitMs;
  return frame.wait || entry?.flagged ? waitMs(frame, options) : 0;
}

function waitMs(frame: ErrorFrame, options: ResolveOptions): number {
  return frame.wait ? frame.wait * 1000 : (options.defaultLockoutMs ?? defaultLockoutMs);
}

function react(
  kind: Exclude<ReactionKind, 'correctInput'>,
  frame: ErrorFrame,
  options: ResolveOptions,
): Reaction {
  return kind === 'lockout' ? { kind, waitMs: waitMs(frame, options) } : { kind };
}

function findMinor(entry: Entry, minorCode: number | undefined): MinorRow | undefined {
  let any: MinorRow | undefined;
  for (const row of entry.minors) {
    if (row.minor === minorCode) return row;
    if (row.minor === '*') any ??= row;
  }
  return any;
}

/** The application's word, else the row's, else what the name says. */
function correctInput(
  entry: Entry,
  minor: MinorRow | undefined,
  rule: Rule,
  override: Override | undefined,
  names: ResolveOptions['fieldNames'],
): Reaction {
  const own = override?.kind === 'correctInput' ? override : undefined;
  const problem = own?.problem ?? minor?.problem ?? rule.problem ?? 'unspecified';
  if (own?.field !== undefined) return { kind: 'correctInput', field: own.field, problem };
  const name = (field: string) => names?.[field] ?? field;
  if (minor?.fields) return { kind: 'correctInput', fields: minor.fields.map(name), problem };
  const field = minor?.field ?? fieldInName(entry, rule);
  return field === undefined
    ? { kind: 'correctInput', problem }
    : { kind: 'correctInput', field: name(field), problem };
}
