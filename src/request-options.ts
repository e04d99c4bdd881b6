// A request as the app makes it and sees it: what it calls, what it may set, what is pending. Comes in: nothing. Goes out: types. Next:
// request/ lives it.
import type { Signal } from './abort-signal.js';
import type { HoldReason } from './event/request-events.js';
import type { Lockout } from './lockout/lockout.js';
import type { FieldNames } from './reaction/resolve.js';
import type { Subject } from './wire/subject.js';

/** What `send` is given. */
export interface SendCall {
  /** The id to send it under, a new one each time: its answer, and its error, carry it. */
  readonly requestId: string;
  /** Aborted when nobody waits for the answer any more: no answer in time, an abort, an error that came another way, another account. */
  readonly signal: Signal;
  /** 1, and one more each time that it is sent again. */
  readonly attempt: number;
  /** The same at every attempt, another for every request: for a server that does nothing twice. */
  readonly idempotencyKey: string;
  /** It makes progress: `timeoutMs` begins anew. After the answer it does nothing. */
  readonly alive: () => void;
}

/**
 * The app's own call: sends the request and resolves with its answer. Rejecting with an error frame, or an object that carries one
 * as `frame`, is the server's refusal; any other rejection, or a throw, is the request's own.
 */
export type Send<T> = (call: SendCall) => PromiseLike<T>;

/** What every request may set; `requestDefaults` sets it for all. Every option may be absent. */
export interface RequestDefaults {
  /**
   * What is sent again. `once`: what was refused with 2, once, after the login. `idempotent`: that, and what lost its connection (5/2),
   * at most three times. `never`: nothing. @default 'once'
   */
  readonly replay?: 'once' | 'never' | 'idempotent' | undefined;
  /** An answer that does not come in this time after `send` was called, or after its `alive()`, is a 5/1, ms, 1 or more (2^31-1 at most: longer is taken for that). @default 10000 */
  readonly timeoutMs?: number | undefined;
  /** While it is locked out: rejects with a `LockedOutError` before `send` is called, or waits and is then sent, also where it met the lockout itself. A function decides by the lockout. @default 'reject' */
  readonly whileLockedOut?:
    | 'reject'
    | 'wait'
    | ((lockout: Lockout) => 'reject' | 'wait')
    | undefined;
  /** How long it waits for lockouts, over all its stays, ms, 0 or more. A lockout longer than what is left rejects at once. @default 30000 */
  readonly maxWaitMs?: number | undefined;
  /** How long it is held while offline, behind a login and behind those before it, over all its stays, ms, 0 or more. @default 30000 */
  readonly maxHoldMs?: number | undefined;
  /** `high` goes before all others of what is held. @default 'normal' */
  readonly priority?: 'high' | 'normal' | undefined;
}

/** What a request may set. Every option may be absent. */
export interface RequestOptions extends RequestDefaults {
  /** The app's names for our fields in this request: `{ username: 'userName' }`. They go before the engine's own `fieldNames`. */
  readonly fieldNames?: FieldNames | undefined;
  /** Room, recipient or the like that it concerns: its lockouts, and those of all subjects, hold for it. */
  readonly subject?: Subject | undefined;
  /** Aborted: the promise rejects with its reason at once, whatever the request waits for. */
  readonly signal?: Signal | undefined;
}

/** One request of a batch. */
export interface BatchMember<T> {
  /** 1 to 65535. */
  readonly action: number;
  readonly send: Send<T>;
  readonly subject?: Subject | undefined;
}

/** What a batch may set: one decision for all its members. */
export type BatchOptions = Omit<RequestOptions, 'subject'>;

/** A request that the app sends by a pipeline of its own. */
export interface TrackedRequest {
  /** The id that it is sent under. Not empty. */
  readonly requestId: string;
  /** 1 to 65535. */
  readonly action: number;
  readonly subject?: Subject | undefined;
}

/** A request that has not settled, as `requests()` shows it. Without what it sends. */
export interface PendingRequest extends RequestMatch {
  readonly id: string;
  readonly action: number;
  readonly state: 'held' | 'waiting' | 'inFlight';
  /** Why it is not in flight: no connection, no login, others before it, the stored lockouts are being read, or a lockout. */
  readonly why?: HoldReason | 'storage' | 'lockout' | undefined;
  /** Since when it is in this state, wall clock, ms since 1970. */
  readonly since: number;
  /** How often it was sent. */
  readonly attempt: number;
}

/** Which requests `cancel` means: those that agree in everything given. */
export interface RequestMatch {
  readonly id?: string | undefined;
  readonly action?: number | undefined;
  readonly subject?: Subject | undefined;
}

/** The promises of a batch, one for each member. */
export type BatchAnswers<Members extends readonly BatchMember<unknown>[]> = {
  -readonly [At in keyof Members]: Members[At] extends BatchMember<infer T> ? Promise<T> : never;
};
