// The session as an XState machine: which state follows which. Comes in: frames that concern the session, what became of a login,
// calls of the host. Goes out: the phase, and which event entering it tells. No I/O, no time: session.ts has both.
import { createMachine, type MachineContext, type setup } from 'xstate';
import type { SessionEvents, SessionState } from './events.js';

/** Where error frames lead an open session, by their reaction: one against which nothing final is known. */
export const sessionKinds = {
  register: 'registrationRequired',
  accountBlocked: 'accountBlocked',
  sessionTerminated: 'terminated',
  sessionReplaced: 'replaced',
  setNickname: 'nicknameRequired',
  verifyTwoStep: 'twoStepRequired',
} as const;

/** A reaction that changes an open session, whatever it is doing. */
export type SessionKind = keyof typeof sessionKinds;

/** A call of the host. `newToken` is `logIn` with a token that was just obtained. */
export type HostCall =
  | 'logIn'
  | 'newToken'
  | 'takeOver'
  | 'twoStepVerified'
  | 'nicknameSet'
  | 'signedIn'
  | 'signedOut';

/** What the machine hears. */
export interface SessionInput {
  readonly type:
    | SessionKind
    | HostCall
    /** A 2: a login is to begin. */
    | 'login'
    /** Nothing is in its way. */
    | 'prepared'
    /** What became of it: #30102, not before a lockout ends, not before the back-off ends, no. */
    | 'succeeded'
    | 'lockedOut'
    | 'backedOff'
    | 'failed'
    /** The lockout or the back-off is over. */
    | 'again';
}

/** As `setup` types it, which itself would bring every action creator into the bundle, 0.8 kB gzip of them. */
type Typed = ReturnType<typeof setup<MachineContext, SessionInput>>;
const createTyped: Typed['createMachine'] = createMachine as never;

function createSessionMachine() {
  const { accountBlocked, verifyTwoStep } = sessionKinds;
  /** A login that came to nothing. */
  const fruitless = { backedOff: 'backingOff', failed: 'loginFailed' } as const;
  /** Where no login is under way. */
  const idle = { ...sessionKinds, ...fruitless, login: 'preparing', logIn: 'preparing' } as const;
  const newToken = 'preparing';
  return createTyped({
    id: 'session',
    initial: 'ready',
    on: { signedIn: '.ready', signedOut: '.registrationRequired' },
    states: {
      ready: { on: idle },
      nicknameRequired: { on: { ...idle, nicknameSet: 'ready' } },
      /** What could be in the way of a login is looked up: stored lockouts, an aborted one, a lockout of #102, the token. */
      preparing: { on: { ...sessionKinds, prepared: 'calling', lockedOut: 'lockedOut' } },
      /** The one login is in flight. */
      calling: {
        on: { ...sessionKinds, ...fruitless, lockedOut: 'lockedOut', succeeded: 'ready' },
      },
      lockedOut: { on: { ...sessionKinds, again: 'preparing' } },
      backingOff: { on: { ...sessionKinds, again: 'preparing', logIn: 'preparing' } },
      loginFailed: { on: { ...sessionKinds, logIn: 'preparing' } },
      registrationRequired: { on: { newToken, accountBlocked, verifyTwoStep } },
      twoStepRequired: { on: { newToken, accountBlocked, twoStepVerified: 'preparing' } },
      accountBlocked: { on: { newToken } },
      terminated: { on: { newToken } },
      replaced: { on: { takeOver: 'preparing' } },
    },
  });
}

/**
 * The session (design: "The session") as an XState v5 machine; it begins in `ready`. The engine drives it; use it alone to draw
 * it or to generate paths through it. docs/session.md shows it.
 *
 * @example
 * ```ts
 * import { sessionMachine } from 'igap-reactions';
 *
 * console.log(Object.keys(sessionMachine.states)); // [ 'ready', 'nicknameRequired', ... ]
 * ```
 */
export const sessionMachine = /* @__PURE__ */ createSessionMachine();

/**
 * What entering a phase tells, unless the host itself brought it about: `preparing` nothing, `ready` that a login succeeded.
 * Staying in a phase tells nothing.
 */
export const tells = {
  ready: 'login.succeeded',
  preparing: '',
  calling: 'login.started',
  lockedOut: 'login.delayed',
  backingOff: 'login.delayed',
  loginFailed: 'login.failed',
  nicknameRequired: 'nickname.required',
  registrationRequired: 'registration.required',
  twoStepRequired: 'twoStep.required',
  accountBlocked: 'account.blocked',
  replaced: 'session.replaced',
  terminated: 'session.terminated',
} as const satisfies Record<string, keyof SessionEvents | ''>;

/** A state of the machine: the session's own, or a part of `loggingIn` and `loginDelayed`. */
export type SessionPhase = keyof typeof tells;

/** The phases in which a login is under way, and the states that they are part of. */
const parts: { readonly [Phase in SessionPhase]?: SessionState } = {
  preparing: 'loggingIn',
  calling: 'loggingIn',
  lockedOut: 'loginDelayed',
  backingOff: 'loginDelayed',
};

/** Whether a login is under way: in flight, or to come by itself. */
export const isUnderWay = (phase: SessionPhase) => phase in parts;

/** The session's state by its public name. */
export function sessionOf(phase: SessionPhase): SessionState {
  return parts[phase] ?? (phase as SessionState);
}
