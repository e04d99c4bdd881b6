// A request as the host makes it: what it calls, what it may set, which actions need no login. Comes in: nothing. Goes out: types and
// defaults. Next: requests.ts lives it.

/** What `send` is given. */
export interface SendCall {
  /** The id to send it under, a new one each time: its answer, and its error, carry it. */
  readonly requestId: string;
  /** Aborted when nobody waits for the answer any more: no answer in time, an abort, an error that came another way, another account. */
  readonly signal: AbortSignal;
  /** 1, and one more each time that it is sent again: after the login that a 2 asked for, after a lockout. */
  readonly attempt: number;
}

/**
 * The host's own call: sends the request and resolves with its answer. Rejecting with an error frame, or an object that carries one
 * as `frame`, is the server's refusal; any other rejection, or a throw, is the request's own.
 */
export type Send<T> = (call: SendCall) => PromiseLike<T>;

/** What a request may set. Every option may be absent. */
export interface RequestOptions {
  /** Room, recipient or the like that it concerns: its lockouts, and those of all subjects, hold for it. Opaque; never a phone number. */
  readonly subject?: string | number | bigint | undefined;
  /** Aborted: the promise rejects with its reason at once, whatever the request waits for. */
  readonly signal?: AbortSignal | undefined;
  /** Whether it is sent once more after the login that a 2 asked for. @default 'once' */
  readonly replay?: 'once' | 'never' | undefined;
  /** An answer that does not come in this time after `send` was called is a 5/1, ms, 1 or more (2^31-1 at most: longer is taken for that). @default 10000 */
  readonly timeoutMs?: number | undefined;
  /** While it is locked out: rejects with a `LockedOutError` before `send` is called, or waits and is then sent, also where it met the lockout itself. @default 'reject' */
  readonly whileLockedOut?: 'reject' | 'wait' | undefined;
  /** How long it waits for lockouts, in all, ms, 0 or more. A lockout that ends later rejects at once. @default 30000 */
  readonly maxWaitMs?: number | undefined;
  /** How long it is held behind a login and those before it, in all, ms, 0 or more. @default 30000 */
  readonly maxHoldMs?: number | undefined;
}

/** A request that the host sends by a pipeline of its own. */
export interface TrackedRequest {
  /** The id that it is sent under. Not empty. */
  readonly requestId: string;
  /** 1 to 65535. */
  readonly action: number;
  readonly subject?: string | number | bigint | undefined;
}

/** What needs no login (protocol: Frames): below it, or on the way to it. Never held behind one. */
const beforeLogin: readonly number[] = [
  2, 3, 100, 101, 102, 131, 132, 138, 139, 140, 500, 501, 502, 503, 802,
];

/** Whether an action is refused with 2 where nobody is logged in. */
export const needsLogin = (action: number) => !beforeLogin.includes(action);
