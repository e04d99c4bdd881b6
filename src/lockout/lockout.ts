// Stage 3: what may not be done, until when. Comes in: a resolution. Goes out: how long it locks, and which scope. Next: the ledger
// keeps the ends; vault.ts keeps them beyond the page.
import type { ProtocolFacts } from '../protocol/facts.js';
import type { Protocol } from '../protocol/protocol.js';
import type { ErrorName } from '../protocol/register.js';
import type { Resolution } from '../reaction/resolve.js';
import { isAction } from '../wire/error-frame.js';

/** What a lockout refuses, discriminated on `kind`. */
export type Scope =
  /** Every request: a flood (10) of which the refused action is not known. */
  | { readonly kind: 'everything' }
  /** Every request of an action. */
  | { readonly kind: 'action'; readonly action: number }
  /** Requests of an action for one subject (108, 191, 234, 368, 457, and what the option `subjects` adds); without `subject`, only those that name none. */
  | { readonly kind: 'subject'; readonly action: number; readonly subject?: string | undefined }
  /** Nothing: an error of which no action is known. It has a countdown and is never stored. */
  | { readonly kind: 'error'; readonly majorCode: number };

/** Where a lockout came from: an error frame, `lockOut()`, the storage, another tab. */
export type LockoutOrigin = 'frame' | 'app' | 'storage' | 'tab';

/**
 * What may not be done until when. Immutable; an extended lockout is a new object with the same `id`. Its times are the wall
 * clock's at arrival; what remains is what `guard` and `countdown` say, which no set clock misleads.
 *
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine();
 * engine.on('lockout.started', ({ lockout }) => {
 *   const countdown = engine.countdown(lockout);
 *   countdown.subscribe(() => console.log(countdown.get() / 1000));
 * });
 * ```
 */
export interface Lockout {
  /** Unlike that of any other lockout, also of another engine; stays when the lockout is extended. */
  readonly id: string;
  /** Its scope as a string: `*` everything, `201` an action, `201/42` for subject 42, `201-` where no subject is named, `e672` an error. */
  readonly key: string;
  readonly scope: Scope;
  /** The error whose end is the latest. Absent: the app locked by `lockOut()`. */
  readonly majorCode?: number | undefined;
  /** Its name. Absent: the app's, or an undocumented error. */
  readonly name?: ErrorName | undefined;
  /** Arrival of the frame that set the end, wall clock, ms since 1970. */
  readonly startedAtMs: number;
  /** For how long from then, ms, more than 0. */
  readonly waitMs: number;
  /** `startedAtMs + waitMs`. */
  readonly untilMs: number;
}

/** Whether a request may be sent. `remainingMs` is exact, more than 0. */
export type Guard =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly lockout: Lockout; readonly remainingMs: number };

/** What the ledger emits. */
export interface LockoutEvents {
  /** Something may not be done now. `origin` says how the engine came to know. */
  'lockout.started': { readonly lockout: Lockout; readonly origin: LockoutOrigin };
  /** The end of a lockout moved by 1 s or more since it was last emitted; the `id` is the same. */
  'lockout.extended': { readonly lockout: Lockout };
  /** It may be done again: time went by, or `clearLockout` was called. Emitted also if nobody watched. */
  'lockout.ended': { readonly lockout: Lockout; readonly reason: 'elapsed' | 'cleared' };
}

/** A lockout of a scope, from the moment and wait that set its end. `protocol` has the name of its error. */
export function makeLockout(
  protocol: Protocol,
  id: string,
  key: string,
  startedAtMs: number,
  majorCode: number | undefined,
  waitMs: number,
): Lockout {
  const name = majorCode === undefined ? undefined : protocol.find(majorCode)?.name;
  const scope = scopeOf(key);
  return { id, key, scope, majorCode, name, startedAtMs, waitMs, untilMs: startedAtMs + waitMs };
}

/** The key of what an error locks: the entry's action where it has one, else the frame's. `more` are the app's errors that lock one subject. */
export function keyOf(
  { flood, subjects }: ProtocolFacts,
  { frame, entry }: Pick<Resolution, 'frame' | 'entry'>,
  more: readonly number[],
): string {
  const { majorCode, subject } = frame;
  const action = entry?.action ?? frame.action;
  if (action === undefined) return majorCode === flood ? '*' : `e${majorCode}`;
  return subjects.includes(majorCode) || more.includes(majorCode)
    ? subjectKey(action, subject as string | undefined)
    : `${action}`;
}

/** The key of an action for one subject, or for the calls that name none. */
export function subjectKey(action: number, subject: string | undefined): string {
  return subject === undefined ? `${action}-` : `${action}/${subject}`;
}

/** The keys of all that refuses a request: of everything, of its action, and of its subject or of those that name none. */
export function keysOf(action: number, subject: string | undefined): readonly string[] {
  return ['*', `${action}`, subjectKey(action, subject)];
}

/** The scope of a key; `error` also where it is none of {@link Lockout.key}. */
export function scopeOf(key: string): Scope {
  if (key === '*') return { kind: 'everything' };
  const slashAt = key.indexOf('/');
  const isOfNone = slashAt < 0 && key.endsWith('-');
  const digits = isOfNone ? key.slice(0, -1) : slashAt < 0 ? key : key.slice(0, slashAt);
  const action = Number(digits);
  if (!isAction(action) || `${action}` !== digits) {
    return { kind: 'error', majorCode: +key.slice(1) };
  }
  if (isOfNone) return { kind: 'subject', action, subject: undefined };
  return slashAt < 0
    ? { kind: 'action', action }
    : { kind: 'subject', action, subject: key.slice(slashAt + 1) };
}

/** Whether a lockout outlives the page: all but those of an error alone. */
export const isKept = (key: string) => scopeOf(key).kind !== 'error';
