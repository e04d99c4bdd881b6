// The engine as the host sees it: every call, with what it does, what it returns and when it throws. engine.ts builds it.
import type { DisposedError, Fault, WireError } from './faults.js';
import type { Countdown } from './lockout/countdown.js';
import type { Guard, Lockout } from './lockout/lockout.js';
import type { Resolution } from './reaction/resolve.js';
import type { RequestOptions, Send, TrackedRequest } from './request/request.js';
import type {
  AccountChangedError,
  LockedOutError,
  RequestRefusedError,
  SessionEndedError,
} from './request/request-error.js';
import type {
  ReactionEventName,
  ReactionEvents,
  SessionState,
  WaitOptions,
} from './session/events.js';
import type { ErrorFrame } from './wire/error-frame.js';
import type { Bytes } from './wire/frame.js';

/** What became of an input of `receive`. */
export type Received =
  | { readonly outcome: 'resolved'; readonly resolution: Resolution }
  /** It is no error frame, or the engine was disposed; nothing was done with it. */
  | { readonly outcome: 'fault'; readonly fault: Fault }
  /** It is a sound frame of another action than #0. */
  | { readonly outcome: 'notAnError' };

/** All that a screen needs, immutable: the same reference until something in it changes. */
export interface ReactionState {
  readonly session: SessionState;
  /** `null` is the anonymous account. */
  readonly account: string | null;
  /** What is locked, in the order in which it was. */
  readonly lockouts: readonly Lockout[];
}

/** An action that may be locked. */
export interface GuardedAction {
  /** 1 to 65535. */
  readonly action: number;
  /** For which room, recipient or the like. Absent: the whole action. */
  readonly subject?: string | number | bigint | undefined;
}

/** What `lockOut` takes. */
export interface HostLockout extends GuardedAction {
  /** For how long, ms, up to 2^32-1 seconds. 0 locks nothing. */
  readonly waitMs: number;
}

/**
 * The reaction engine: between the socket and the screens. All its functions may be passed around without the engine. After
 * `dispose()` they throw {@link DisposedError}, unless they say otherwise.
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
   * Takes a frame, decrypted as it came or decoded, and tells what it causes before it returns. Never throws, whatever it is given. A request id that
   * was delivered before returns the same resolution and does nothing. Bytes of another action than #0 are `notAnError`; bytes that
   * cannot be read are a fault, and so is what a decoder of the host's threw instead of a frame. After `dispose()`: a fault.
   */
  receive(frame: ErrorFrame | Bytes | WireError): Received;
  /** The same reference until something in it changes. After `dispose()` the last one. */
  readonly state: ReactionState;
  /** Calls back when `state` is another. Returns its unsubscribe. Fits `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  /** Calls back on each event. What it throws harms nobody and is told as a `fault`. Returns its unsubscribe. */
  on<Name extends ReactionEventName>(
    event: Name,
    listener: (payload: ReactionEvents[Name]) => unknown,
  ): () => void;
  /** Like `on`, for the next such event only. */
  once<Name extends ReactionEventName>(
    event: Name,
    listener: (payload: ReactionEvents[Name]) => unknown,
  ): () => void;
  /** The next such event. Rejects when aborted, timed out, or disposed. */
  waitFor<Name extends ReactionEventName>(
    event: Name,
    options?: WaitOptions<Name>,
  ): Promise<ReactionEvents[Name]>;
  /** Settles when the stored lockouts of the present account are read, after at most 2 s. Never rejects. */
  readonly restored: Promise<void>;
  /** What is locked now. */
  lockouts(): readonly Lockout[];
  /** Whether a request may be sent, and if not what refuses it longest. A subject asks for its own lockouts and the whole action's. */
  guard(action: number, subject?: string | number | bigint): Guard;
  /**
   * The remaining time of a lockout while somebody looks at it. One that has ended, or is another account's, reads 0. Of an action: that of
   * whatever refuses it longest (as `guard` says), also of what locks it later; 0 while nothing does. @throws OptionError
   */
  countdown(of: Lockout | GuardedAction): Countdown;
  /** Locks by hand (a `resend_delay`), and extends what is locked. Returns what locks that scope then; 0 ms lock nothing and return undefined. @throws OptionError */
  lockOut(lockout: HostLockout): Lockout | undefined;
  /** Ends a lockout before its time. Whether there was one. */
  clearLockout(lockout: Lockout): boolean;
  /**
   * Makes a request: calls `send` when nothing is in its way, and settles as that does, or with the SDK's own error.
   *
   * - The server refuses it: {@link RequestRefusedError}, told once, whether `receive` or the rejection of `send` was first.
   * - It is locked out: {@link LockedOutError} before `send` is called, or it waits (`whileLockedOut`); of those that waited one
   *   goes first.
   * - 2, or a login is under way: it is held, and sent once that has succeeded, in the order of the calls, at most 4 unanswered.
   * - No login lets it through: {@link SessionEndedError}; where it was refused with 2 and logins fail or take too long, that 2.
   * - Another account, `signedOut()`: {@link AccountChangedError}. `dispose()`: {@link DisposedError}. An abort: its reason.
   *
   * @throws OptionError at once for a wrong argument, which it names.
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
   * Says which request an id is of, for hosts that keep their own pipeline: an error frame does not say it. The last 1,000 are
   * remembered. @throws OptionError
   */
  track(request: TrackedRequest): void;
  /**
   * #30102 has come: the host's word, which always counts. Absent `account`: it stays; `null`: the anonymous one. Another account
   * aborts a running login. Settles when the account's lockouts are read. @throws OptionError
   */
  signedIn(options?: { readonly account?: string | null | undefined }): Promise<void>;
  /** The person signed out: registration is required, of the anonymous account. Settles when its lockouts are read. */
  signedOut(): Promise<void>;
  /**
   * Starts the one login, or joins it; to be called whenever the socket is open. Ends a back-off at once, a lockout never. With
   * `newToken: true` (one was just obtained) also from where a login could not help before. Whether it fits the state.
   */
  logIn(options?: { readonly newToken?: boolean | undefined }): boolean;
  /** The person wants this client to be the one: from `replaced` only. Whether it fits the state. */
  takeOver(): boolean;
  /** The nickname was set: from `nicknameRequired` only. Whether it fits the state. */
  nicknameSet(): boolean;
  /** The two-step password was right, and its token obtained: from `twoStepRequired` only. Whether it fits the state. */
  twoStepVerified(): boolean;
  /** Tells nothing any more; no timer, channel or handle is left. Settles when pending writes are done, after at most 2 s. A second call returns the same promise. */
  dispose(): Promise<void>;
}
