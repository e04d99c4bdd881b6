// What the screens listen to: every event, its payload and when it is emitted. Comes in: nothing. Goes out: types. For one frame the
// order is `reaction`, `lockout.*`, at most one session or request event, `state.changed`.

import type { Signal } from '../abort-signal.js';
import type { Fault, WaitTimeoutError } from '../faults.js';
import type { Lockout, LockoutEvents } from '../lockout/lockout.js';
import type { Problem } from '../protocol/register.js';
import type { Resolution } from '../reaction/resolve.js';
import type { RequestEvents } from './request-events.js';

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

/** `unknown` until the app or `attach` has said something of a connection, then `open` (and secured) or `closed`. */
export type ConnectionState = 'unknown' | 'open' | 'closed';

/** Why nobody is signed in. Stays until the next sign-in, also when the app signs out after an 8. */
export type SignedOutReason =
  | 'terminated'
  | 'replaced'
  | 'accountBlocked'
  | 'registrationRequired'
  | 'signedOut'
  | 'noToken';

/** What a turn of the engine began with: a call of the app, its connection, an error frame, another tab, a login (its answer, time-out or timer), or `hasToken` that said no. */
export type Cause = 'app' | 'connection' | 'frame' | 'tab' | 'login' | 'noToken';

/** What was refused, and what it resolved to. Without the server's own text: that is in `reaction` and `error.reported` only. */
export interface Refusal {
  readonly resolution: Resolution;
}

/** What a request was refused with. */
export interface RequestRefusal extends Refusal {
  /** An `engine.request()` rejects with the same resolution, so whoever awaits it shows it. Absent: nobody does. */
  readonly awaited?: true | undefined;
}

/** What `state.changed` says of the state. */
export interface SessionSummary {
  readonly session: SessionState;
  readonly account: string | null;
  readonly connection: ConnectionState;
}

/** What the session emits: at most one of these per frame. */
export interface SessionEvents {
  /** A login begins: #102 is to be sent. Without a `login` option the app sends it now, and answers with `signedIn()` or by receiving the error. `attempt` is 1 for the first of a run. */
  'login.started': { readonly attempt: number };
  /** #30102 has come, or 10170 said so: the session is `ready`. `attempt` is 0 where `signedIn()` was called before the first try. */
  'login.succeeded': { readonly attempt: number };
  /** The login waits: `lockout`, until the server allows it (a press of a button does not help); `backoff`, which `logIn()` ends at once; `offline`, until the app is connected (then without `delayMs`). `delayMs` is how long from now; `resolution` is absent where no error frame delays it. */
  'login.delayed': {
    readonly reason: 'lockout' | 'backoff' | 'offline';
    readonly delayMs?: number | undefined;
    readonly lockout?: Lockout | undefined;
    readonly resolution?: Resolution | undefined;
  };
  /** A run of logins has ended without success; `logIn()` begins a new one. `resolution` is absent where the last answer was no error frame. */
  'login.failed': { readonly attempt: number; readonly resolution?: Resolution | undefined };
  /** Go to the registration page: 111, an invalid token (109/1), or `hasToken` said no (then without `resolution`). */
  'registration.required': { readonly resolution?: Resolution | undefined };
  /** 9: the nickname must be set; then call `nicknameSet()`. Without `resolution` where the app said so (`nicknameRequired()`). */
  'nickname.required': { readonly resolution?: Resolution | undefined };
  /** 184: the two-step password is asked for; then call `twoStepVerified()`. Without `resolution` where the app said so (`twoStepRequired()`). */
  'twoStep.required': { readonly resolution?: Resolution | undefined };
  /** 111/4, 105, 135: the account is blocked; registering does not help. */
  'account.blocked': Refusal;
  /** 3: a new client is in this session. The engine does not come back by itself; `takeOver()` is for the person to ask for. */
  'session.replaced': Refusal;
  /** 8: the session was ended from another device. */
  'session.terminated': Refusal;
}

/** Every event of a reaction engine, with its payload. */
export interface ReactionEvents extends SessionEvents, LockoutEvents, RequestEvents {
  /** A frame was resolved: emitted first, once per frame, whatever else it causes. */
  reaction: Resolution;
  /** An input is wrong: `field` (or two `fields`, where the document names none: neither) in the app's names, and the `problem`. */
  'input.rejected': RequestRefusal & {
    readonly field?: string | undefined;
    readonly fields?: readonly string[] | undefined;
    readonly problem: Problem;
  };
  /** This may not be done; repeating it does not help. */
  'request.denied': RequestRefusal;
  /** The server could not, now: the same request may succeed later. */
  'request.retryable': RequestRefusal;
  /** Known and only to be shown (`inform`), or not in the catalogue (`unknown`). Holds the server's own text, if it sent one. */
  'error.reported': RequestRefusal;
  /** The session's state, the account or the connection is another, and what that turn began with. Not emitted for lockouts: `subscribe` listeners are called for those too. */
  'state.changed': SessionSummary & {
    readonly previous: SessionSummary;
    readonly cause: Cause;
  };
  /** Trouble in or around the library itself. What a listener of `fault` throws is dropped. */
  fault: Fault;
}

// `| never` makes a union of its own, which editors show by its name.
/** The name of an event. */
export type ReactionEventName = keyof ReactionEvents | never;

/** Any event, by its name. A union without a name of its own: where a wrong one is given, a compiler lists the right ones. */
export interface AnyEvent {
  readonly name: { [Name in keyof ReactionEvents]: Name }[keyof ReactionEvents];
}

/** How `waitFor` may end without the event. */
export interface WaitOptions<Name extends ReactionEventName> {
  /** Aborted: the promise rejects with its reason. */
  readonly signal?: Signal | undefined;
  /** Rejects with a {@link WaitTimeoutError} after so long, ms, 0 to 2^31-1. Absent: waits for ever. */
  readonly timeoutMs?: number | undefined;
  /** Only a payload for which it returns true counts. It must answer at once: what it throws, and a promise, reject. */
  readonly filter?: ((payload: ReactionEvents[Name]) => boolean) | undefined;
}
