// Stage 2. Comes in: an error frame. Goes out: a resolution: what it is in the catalogue, what the client must do, and why we
// think so. Pure and total. Next stage: lockouts (lockout/ledger.ts) and the session (session/session.ts).
import {
  type Entry,
  type ErrorKey,
  findError,
  type MinorRow,
  type Problem,
} from '../catalogue/catalogue.js';
import { OptionError } from '../faults.js';
import { attempt } from '../stranger.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { subjectText } from '../wire/subject.js';
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
const defaultLockoutMs = 60_000;

export interface ResolveOptions {
  /** The application's own reactions. Absent: the document's. */
  readonly overrides?: Overrides | undefined;
  /** The application's names for our fields: `{ phoneNumber: 'phone' }`. A field that is not in it keeps our name. */
  readonly fieldNames?: Readonly<Record<string, string>> | undefined;
  /** How long an error locks that the document flags with a wait and that came without one, in ms, 1 or more. @default 60000 */
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
  readonly frame: ResolvedFrame;
}

/** The numbers that arrived, the subject as a string. */
export type ResolvedFrame = Omit<ErrorFrame, 'subject'> & { readonly subject?: string | undefined };

/** Kinds that a wait turns into `lockout`. The others mean something of their own: the wait locks besides. */
const lockedByWait: ReadonlySet<string> = /* @__PURE__ */ new Set<ReactionKind>([
  'inform',
  'deny',
  'retryLater',
  'unknown',
]);

/**
 * What an error frame is and what it asks for: exact minor, then `*`, then the entry, then `unknown`. Total: an undocumented
 * code or minor resolves too.
 *
 * @throws OptionError for what is no object, or cannot be read.
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 *
 * resolve({ majorCode: 111, minorCode: 4 }).reaction.kind; // 'accountBlocked'
 * resolve({ majorCode: 111, minorCode: 1 }).reaction.kind; // 'register'
 * ```
 */
export function resolve(frame: ErrorFrame, options: ResolveOptions = {}): Resolution {
  if (Object(options) !== options) throw new OptionError('resolve.options', 'an object');
  const resolution = attempt(() =>
    Object(frame) === frame ? resolutionOf(frame, options) : undefined,
  );
  if (!resolution) throw new OptionError('resolve.frame', 'an error frame');
  return resolution;
}

/** The same for a frame and options that are plain data of the engine's own: nothing in them throws. */
export function resolutionOf(frame: ErrorFrame, options: ResolveOptions): Resolution {
  const entry = findError(frame.majorCode);
  const minor = entry && findMinor(entry, frame.minorCode);
  const rule = entry && ruleFor(entry);
  const [ruleKind = 'unknown', fit] = rule ?? [];
  const rowKind = minor?.problem === 'accountBlocked' ? 'accountBlocked' : undefined;
  const override =
    entry &&
    (options.overrides?.[`${entry.name}/${frame.minorCode}` as ErrorKey] ??
      (rowKind ? undefined : options.overrides?.[entry.name]));
  let kind: ReactionKind = override?.kind ?? rowKind ?? ruleKind;
  let basis: Basis = 'derived';
  if (override) basis = 'override';
  else if (frame.wait && lockedByWait.has(kind)) kind = 'lockout';
  else if (typeof fit === 'string' && !rowKind) basis = 'documented';
  const reaction: Reaction =
    kind === 'lockout'
      ? { kind, waitMs: waitMs(frame, options) }
      : kind === 'correctInput'
        ? correctInput(entry, rule, minor, override, options.fieldNames)
        : { kind };
  return { entry, minor, reaction, basis, frame: resolvedFrame(frame) };
}

function resolvedFrame(frame: ErrorFrame): ResolvedFrame {
  const { subject } = frame;
  return typeof subject === 'string' || subject === undefined
    ? (frame as ResolvedFrame)
    : { ...frame, subject: subjectText(subject) };
}

/** How long a resolution locks, in ms. 0: it does not. */
export function lockoutMs({ entry, reaction, frame }: Resolution, options: ResolveOptions): number {
  const locks = reaction.kind === 'lockout' || frame.wait || entry?.flagged;
  return locks && reaction.kind !== 'ignore' ? waitMs(frame, options) : 0;
}

function waitMs(frame: ErrorFrame, options: ResolveOptions): number {
  return frame.wait ? frame.wait * 1000 : (options.defaultLockoutMs ?? defaultLockoutMs);
}

function findMinor({ minors }: Entry, minorCode: number | undefined): MinorRow | undefined {
  return (
    minors.find(({ minor }) => minor === minorCode) ?? minors.find(({ minor }) => minor === '*')
  );
}

/** The application's word, else the row's, else what the name says. */
function correctInput(
  entry: Entry | undefined,
  rule: Rule | undefined,
  minor: MinorRow | undefined,
  override: Override | undefined,
  names: ResolveOptions['fieldNames'] = {},
): Reaction {
  const [, , ruleProblem = 'unspecified'] = rule ?? [];
  const own = override?.kind === 'correctInput' ? override : undefined;
  const problem = own?.problem ?? minor?.problem ?? ruleProblem;
  const named = (field: string) => names[field] ?? field;
  if (minor?.fields && !own?.field) {
    return { kind: 'correctInput', fields: minor.fields.map(named), problem };
  }
  const ours = minor?.field ?? (entry && rule && fieldInName(entry, rule));
  const field = own?.field ?? (ours && named(ours));
  return { kind: 'correctInput', ...(field && { field }), problem };
}
