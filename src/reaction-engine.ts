// The engine as the app sees it: every call, with what it does, what it returns and when it throws. engine.ts builds it.
import type { ConnectionEnd } from './connection.js';
import type {
  AnyEvent,
  ConnectionState,
  ReactionEvents,
  SessionState,
  SignedOutReason,
  WaitOptions,
} from './event/events.js';
import type { DisposedError, Fault, WireError } from './faults.js';
import type { Countdown } from './lockout/countdown.js';
import type { Guard, Lockout } from './lockout/lockout.js';
import type { Protocol } from './protocol/protocol.js';
import type { Resolution } from './reaction/resolve.js';
import type {
  AccountChangedError,
  LockedOutError,
  NotSentError,
  RequestRefusedError,
  SessionEndedError,
} from './request/request-error.js';
import type {
  BatchAnswers,
  BatchMember,
  BatchOptions,
  PendingRequest,
  RequestMatch,
  RequestOptions,
  Send,
  TrackedRequest,
} from './request-options.js';
import type { ErrorFrame } from './wire/error-frame.js';
import type { Bytes } from './wire/frame.js';
import type { Subject } from './wire/subject.js';

/** What became of an input of `receive`. */
export type Received =
  | { readonly outcome: 'resolved'; readonly resolution: Resolution }
  /** It is no error frame, or the engine was disposed of; nothing was done with it. */
  | { readonly outcome: 'fault'; readonly fault: Fault }
  /** It is a sound frame of another action than #0. */
  | { readonly outcome: 'notAnError' };

/** All that a screen needs: the same reference until something in it changes. */
export interface ReactionState {
  readonly session: SessionState;
  /** `null` is the anonymous account. */
  readonly account: string | null;
  readonly connection: ConnectionState;
  /** Why nobody is signed in; stays until the next sign-in. Absent: somebody is, or nothing is known against it. */
  readonly reason?: SignedOutReason | undefined;
  /** What is locked, in the order in which it was. Made when it is first read. */
  readonly lockouts: readonly Lockout[];
}

/** An action that may be locked. */
export interface GuardedAction {
  /** 1 to 65535. */
  readonly action: number;
  /** For which room, recipient or the like. Absent: the whole action. */
  readonly subject?: Subject | undefined;
}

/** What `lockOut` takes. */
export interface AppLockout extends GuardedAction {
  /** For how long, ms, up to 2^32-1 seconds. 0 locks nothing. */
  readonly waitMs: number;
}

/**
 * The reaction engine: between the socket and the screens. All its functions may be passed around without the engine. After
 * `dispose()` they throw {@link DisposedError}, unless they say otherwise; a wrong argument throws an OptionError that names it.
 *
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine();
 * engine.on('session.terminated', () => console.log('ended from another device'));
 * engine.receive({ majorCode: 8 });
 * console.log(engine.state.session); // terminated
 * ```
 */
export interface ReactionEngine {
  /**
   * Takes a frame, decrypted as it came or decoded, and emits what it causes before it returns. Never throws, whatever it is given. A request id that
   * was delivered before returns the same resolution and does nothing. Bytes of another action than #0 are `notAnError`; bytes that
   * cannot be read are a fault, and so is what a decoder of the app's threw instead of a frame. After `dispose()`: a fault.
   */
  receive(frame: ErrorFrame | Bytes | WireError): Received;
  /** What it was made with: `igap`, or the app's. */
  readonly protocol: Protocol;
  /** The same reference until something in it changes. After `dispose()` the last one. */
  readonly state: ReactionState;
  /** Calls back when `state` is another. Returns its unsubscribe. Fits `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  /** Calls back on each event. What it throws harms nobody and is emitted as a `fault`. Returns its unsubscribe. */
  on<Name extends AnyEvent['name']>(
    event: Name,
    listener: (payload: ReactionEvents[Name]) => unknown,
  ): () => void;
  /** Like `on`, for the next such event only. */
  once<Name extends AnyEvent['name']>(
    event: Name,
    listener: (payload: ReactionEvents[Name]) => unknown,
  ): () => void;
  /** The next such event. Rejects when aborted, timed out, or disposed of meanwhile. A wrong argument, and a call after `dispose()`, throw at once. */
  waitFor<Name extends AnyEvent['name']>(
    event: Name,
    options?: WaitOptions<Name>,
  ): Promise<ReactionEvents[Name]>;
  /** Settles when the stored lockouts of the present account are read, after at most 2 s. Never rejects. */
  readonly restored: Promise<void>;
  /** What is locked now. */
  lockouts(): readonly Lockout[];
  /** Whether a request may be sent, and if not what refuses it longest. A subject asks for its own lockouts and the whole action's. */
  guard(action: number, subject?: Subject): Guard;
  /**
   * The remaining time of a lockout while somebody looks at it. One that has ended, or is another account's, reads 0. Of an action: that of
   * whatever refuses it longest (as `guard` says), also of what locks it later; 0 while nothing does.
   */
  countdown(of: Lockout | GuardedAction): Countdown;
  /** Locks by hand (a `resend_delay`), and extends what is locked. Returns what locks that scope then; 0 ms lock nothing and return undefined. */
  lockOut(lockout: AppLockout): Lockout | undefined;
  /** Ends a lockout before its time. Whether there was one. */
  clearLockout(lockout: Lockout): boolean;
  /**
   * Makes a request: calls `send` when nothing is in its way, and settles as that does, or with the library's own error.
   *
   * - The server refuses it: {@link RequestRefusedError}, emitted once, whether `receive` or the rejection of `send` was first.
   * - It is locked out: {@link LockedOutError} before `send` is called, or it waits (`whileLockedOut`); of those that waited one
   *   goes first.
   * - No connection, a 2, or a login is under way: it is held, and sent once that has passed, in the order of the calls. Held too long:
   *   {@link NotSentError}, or what it was refused with before.
   * - No login lets it through: {@link SessionEndedError}.
   * - Another account, `signedOut()`: {@link AccountChangedError}. `dispose()`: {@link DisposedError}. An abort: its reason.
   *
   * A wrong argument, and a call after `dispose()`, throw at once: they are no rejection.
   *
   * @example
   * ```ts
   * import { createReactionEngine, isReactionError } from 'igap-reactions';
   *
   * const engine = createReactionEngine();
   * engine.lockOut({ action: 201, subject: 'room-42', waitMs: 20_000 });
   * try {
   *   await engine.request(201, async ({ requestId }) => console.log('send', requestId), { subject: 'room-42' });
   * } catch (error) {
   *   if (isReactionError(error, 'LockedOutError')) console.log(error.lockout.key); // 201/room-42
   * }
   * await engine.dispose();
   * ```
   */
  request<T>(action: number, send: Send<T>, options?: RequestOptions): Promise<T>;
  /**
   * Requests that go as one: under ids `<batch>.<index>`, so that a 6 finds the sibling that failed. Held, sent and sent again together,
   * under a new batch id each time; a 2 of one member is a 2 of all that have no other answer.
   */
  batch<const Members extends readonly BatchMember<unknown>[]>(
    members: Members,
    options?: BatchOptions,
  ): BatchAnswers<Members>;
  /** What has not settled, in the order of the calls. */
  requests(): readonly PendingRequest[];
  /** Rejects requests with an `AbortError`, those that match or for which a function returns true. How many. */
  cancel(which: RequestMatch | ((request: PendingRequest) => boolean)): number;
  /**
   * Says which request an id is of, for apps that keep their own pipeline: an error frame does not say it. The last 1,000 are
   * remembered. An id that is tracked again is another request.
   */
  track(request: TrackedRequest): void;
  /**
   * A connection is open and secured, and nobody is logged in on it: a login starts where one is wanted, as the back-off allows.
   * Returns what ends this connection, and no later one. `attach` calls it; call it yourself where you decrypt in your own handler.
   */
  connected(): ConnectionEnd;
  /** The present connection is closed: what is in flight ends with 5/2, logins wait for the next. `connecting`: another socket is being opened, so that a login is wanted. */
  disconnected(options?: { readonly connecting?: boolean | undefined }): void;
  /**
   * #30102 has come on this connection, which always counts. Absent `account`: it stays; `null`: the anonymous one. From the anonymous account
   * to one the same person goes on; another account aborts a running login. Settles when the account's lockouts are read. A wrong argument, and a
   * call after `dispose()`, throw at once.
   */
  signedIn(options?: { readonly account?: string | null | undefined }): Promise<void>;
  /** The person signed out: registration is required, of the anonymous account. Settles when its lockouts are read. */
  signedOut(): Promise<void>;
  /**
   * The person wants to be logged in, or a token was just obtained (`newToken: true`, also from where a login could not help before). Starts
   * the one login, or joins it. Ends a back-off at once, a lockout never. Whether it fits the state.
   */
  logIn(options?: { readonly newToken?: boolean | undefined }): boolean;
  /** The person wants this client to be the one: from `replaced` only. Whether it fits the state. */
  takeOver(): boolean;
  /** The server said otherwise than by a 9 that the nickname must be set (`new_user` in #30101). Whether it fits the state. */
  nicknameRequired(): boolean;
  /** The nickname was set: from `nicknameRequired` only. Whether it fits the state. */
  nicknameSet(): boolean;
  /** The server said otherwise than by a 184 that the two-step password is asked for. Whether it fits the state. */
  twoStepRequired(): boolean;
  /** The two-step password was right, and its token obtained: from `twoStepRequired` only. Whether it fits the state. */
  twoStepVerified(): boolean;
  /** Emits nothing any more; no timer, channel or handle is left. Settles when pending writes are done, after at most 2 s. A second call returns the same promise. */
  dispose(): Promise<void>;
}
