// Stage 2. Comes in: an error frame. Goes out: a resolution: what it is in the protocol, what the client must do, and why we think so. Pure
// and total. Next stage: lockouts (lockout/ledger.ts) and the session (session/session.ts).
import type { Entry, MinorRow } from '../protocol/entry.js';
import { type Meaning, reactionOf } from '../protocol/meaning.js';
import type { KeyedOverrides, Override, Overrides } from '../protocol/override.js';
import type { Protocol } from '../protocol/protocol.js';
import type { Basis, Reaction, ReactionKind } from '../protocol/reaction.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { subjectText } from '../wire/subject.js';

/** The default of {@link ResolveOptions.defaultLockoutMs}. */
const defaultLockoutMs = 60_000;

/** The app's names for our fields: `{ phoneNumber: 'phone' }`. A field that is not in it keeps our name. */
export type FieldNames = Readonly<Record<string, string>>;

export interface ResolveOptions {
  /** The errors, and what they ask for. @default igap */
  readonly protocol?: Protocol | undefined;
  /** The app's own reactions. Absent: the protocol's. */
  readonly overrides?: Overrides | undefined;
  /** The app's names for our fields, in all requests: `{ phoneNumber: 'phone' }`. A field that is not in it keeps our name. */
  readonly fieldNames?: FieldNames | undefined;
  /** How long an error locks that the document flags with a wait and that came without one, in ms, 1 or more. @default 60000 */
  readonly defaultLockoutMs?: number | undefined;
}

/** The same, complete: overrides by code. */
export interface ResolveSettings {
  readonly protocol: Protocol;
  readonly overrides?: KeyedOverrides | undefined;
  readonly fieldNames?: FieldNames | undefined;
  readonly defaultLockoutMs?: number | undefined;
}

/** What arrived, what it is, and what to do. */
export interface Resolution {
  /** The error in the protocol. Absent: it does not hold this major code. */
  readonly entry?: Entry | undefined;
  /** The row that counts: the exact minor, else `*`. Absent: the entry has neither. */
  readonly minor?: MinorRow | undefined;
  readonly reaction: Reaction;
  readonly basis: Basis;
  readonly frame: ResolvedFrame;
}

/** The numbers that arrived, the subject as a string. */
export type ResolvedFrame = Omit<ErrorFrame, 'subject'> & { readonly subject?: string | undefined };

/** Kinds that mean something of their own: a wait locks besides. */
type OwnMeaning =
  | 'login'
  | 'register'
  | 'accountBlocked'
  | 'sessionTerminated'
  | 'sessionReplaced'
  | 'setNickname'
  | 'verifyTwoStep'
  | 'lockout'
  | 'correctInput'
  | 'follow'
  | 'ignore';

/** Kinds that a wait turns into `lockout`: all others. */
const lockedByWait: Readonly<Record<Exclude<ReactionKind, OwnMeaning>, true>> & {
  readonly [Kind in OwnMeaning]?: undefined;
} = { inform: true, deny: true, retryLater: true, unknown: true };

/**
 * A resolution of a frame that is data of the engine's own: exact minor, then `*`, then the entry, then `unknown`. Nothing in it throws.
 * `fieldNames`: those of its request, before those of all.
 */
export function resolutionOf(
  frame: ErrorFrame,
  settings: ResolveSettings,
  fieldNames?: FieldNames,
): Resolution {
  const meaning = settings.protocol.meaningOf(frame.majorCode, frame.minorCode);
  const { entry, minor } = meaning;
  const override = settings.overrides && overrideOf(frame, meaning, settings.overrides);
  let kind = override?.kind ?? meaning.kind;
  let { basis } = meaning;
  if (override) basis = 'override';
  // What the document itself asks for is none of them: a lockout by a wait is derived, or as it was added.
  else if (frame.wait && lockedByWait[kind]) kind = 'lockout';
  const names = fieldNames ? { ...settings.fieldNames, ...fieldNames } : settings.fieldNames;
  const reaction: Reaction =
    kind === 'lockout'
      ? { kind, waitMs: waitMs(frame, (override ?? meaning) as Pick<Meaning, 'waitMs'>, settings) }
      : (!override && !names && meaning.reaction) || reactionFor(kind, meaning, override, names);
  return { entry, minor, reaction, basis, frame: resolvedFrame(frame) };
}

/** The app's word for an error, the most exact first. A row with a reaction of its own keeps it where only its error has another. */
function overrideOf(
  { majorCode, minorCode }: ErrorFrame,
  { isOfRow }: Meaning,
  overrides: KeyedOverrides,
): Override | undefined {
  return overrides[`${majorCode}/${minorCode}`] ?? (isOfRow ? undefined : overrides[majorCode]);
}

/** The app's word, else the row's, else what the name says. */
function reactionFor(
  kind: ReactionKind,
  meaning: Meaning,
  override: Override | undefined,
  names: FieldNames | undefined,
): Reaction {
  const { problem: own, field } = (override ?? {}) as Pick<Meaning, 'problem' | 'field'>;
  // What is wrong with an input says nothing of another reaction that the app has instead.
  const problem = own ?? (override && kind !== 'correctInput' ? undefined : meaning.problem);
  const reaction = reactionOf({ ...meaning, kind, problem }, names) as Reaction;
  // The app's own field is by its own name.
  return field === undefined || reaction.kind !== 'correctInput'
    ? reaction
    : { kind: reaction.kind, field, problem: reaction.problem };
}

function resolvedFrame(frame: ErrorFrame): ResolvedFrame {
  const { subject } = frame;
  return typeof subject === 'string' || subject === undefined
    ? (frame as ResolvedFrame)
    : { ...frame, subject: subjectText(subject) };
}

/** How long a resolution locks, in ms. 0: it does not. */
export function lockoutMs(
  { entry, reaction, frame }: Resolution,
  settings: Pick<ResolveSettings, 'defaultLockoutMs'>,
): number {
  if (reaction.kind === 'lockout') return reaction.waitMs;
  const locks = frame.wait || entry?.flagged;
  return locks && reaction.kind !== 'ignore' ? waitMs(frame, {}, settings) : 0;
}

/** The server's wait, else the one of the protocol or the override, else the engine's. */
function waitMs(
  { wait }: ErrorFrame,
  { waitMs: own }: { readonly waitMs?: number | undefined },
  settings: Pick<ResolveSettings, 'defaultLockoutMs'>,
): number {
  return wait ? wait * 1000 : (own ?? settings.defaultLockoutMs ?? defaultLockoutMs);
}
