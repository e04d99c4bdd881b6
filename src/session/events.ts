// What the screens hear: every event, its payload and when it is told. Comes in: nothing. Goes out: types. For one frame the order
// is `reaction`, `lockout.*`, at most one session or request event, `state.changed`; the session machine emits the session's.
import type { Problem } from '../catalogue/catalogue.js';
import type { Fault, WaitTimeoutError } from '../faults.js';
import type { Lockout, LockoutEvents } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';

/**
 * The relation of this device and account to the server. `ready` means that nothing is known against the session, not that #102
 * was sent. Not stored: after a reload it is `ready`.
 */
export type SessionState =
  | 'ready'
  | 'loggingIn'
  | 'loginDelayed'
  | 'loginFailed'
  | 'registrationRequired'
  | 'nicknameRequired'
  | 'twoStepRequired'
  | 'accountBlocked'
  | 'replaced'
  | 'terminated';

/** What was refused, and what it resolved to. Without the server's own text: that is in `reaction` and `error.reported` only. */
export interface Refusal {
  readonly resolution: Resolution;
}

/** What the session tells: at most one of these per frame. */
export interface SessionEvents {
  /** A login begins: #102 is to be sent. Without a `login` option the host sends it now, and answers with `signedIn()` or by receiving the error. `attempt` is 1 for the first of a run. */
  'login.started': { readonly attempt: number };
  /** #30102 has come, or 10170 said so: the session is `ready`. `attempt` is 0 where `signedIn()` was called before the first try. */
  'login.succeeded': { readonly attempt: number };
  /** The login waits: `lockout`, until the server allows it (a press of a button does not help), or `backoff`, which `logIn()` ends at once. `delayMs` is how long from now; `resolution` is absent where no answer but a lockout known before, or no error frame, delays it. */
  'login.delayed': {
    readonly reason: 'lockout' | 'backoff';
    readonly delayMs: number;
    readonly lockout?: Lockout | undefined;
    readonly resolution?: Resolution | undefined;
  };
  /** A run of logins has ended without success; `logIn()` begins a new one. `resolution` is absent where the last answer was no error frame. */
  'login.failed': { readonly attempt: number; readonly resolution?: Resolution | undefined };
  /** Go to the registration page: 111, an invalid token (109/1), or `hasToken` said no (then without `resolution`). */
  'registration.required': { readonly resolution?: Resolution | undefined };
  /** 9: the nickname must be set; then call `nicknameSet()`. */
  'nickname.required': Refusal;
  /** 184: the two-step password is asked for; then call `twoStepVerified()`. */
  'twoStep.required': Refusal;
  /** 111/4, 105, 135: the account is blocked; registering does not help. */
  'account.blocked': Refusal;
  /** 3: a new client is in this session. The engine does not come back by itself; `takeOver()` is the person's word. */
  'session.replaced': Refusal;
  /** 8: the session was ended from another device. */
  'session.terminated': Refusal;
}

/** Every event of a reaction engine, with its payload. */
export interface ReactionEvents extends SessionEvents, LockoutEvents {
  /** A frame was resolved: told first, once per frame, whatever else it causes. */
  reaction: Resolution;
  /** An input is wrong: `field` (or two `fields`, where the document names none: neither) in the host's names, and the `problem`. */
  'input.rejected': Refusal & {
    readonly field?: string | undefined;
    readonly fields?: readonly string[] | undefined;
    readonly problem: Problem;
  };
  /** This may not be done; repeating it does not help. */
  'request.denied': Refusal;
  /** The server could not, now: the same request may succeed later. */
  'request.retryable': Refusal;
  /** Known and only to be shown (`inform`), or not in the catalogue (`unknown`). Holds the server's own text, if it sent one. */
  'error.reported': Refusal;
  /** The session's state or the account is another. Not told for lockouts: `subscribe` listeners hear of those too. */
  'state.changed': {
    readonly session: SessionState;
    readonly account: string | null;
    readonly previous: { readonly session: SessionState; readonly account: string | null };
  };
  /** Trouble in or around the SDK itself. What a listener of `fault` throws is dropped. */
  fault: Fault;
}

/** The name of an event. */
export type ReactionEventName = keyof ReactionEvents;

/** How `waitFor` may end without the event. */
export interface WaitOptions<Name extends ReactionEventName> {
  /** Aborted: the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Rejects with a {@link WaitTimeoutError} after so long, ms, 0 to 2^31-1. Absent: waits for ever. */
  readonly timeoutMs?: number | undefined;
  /** Only a payload for which it returns true counts. What it throws rejects the promise. */
  readonly filter?: ((payload: ReactionEvents[Name]) => boolean) | undefined;
}
