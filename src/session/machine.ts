// The session as an XState machine: which state follows which. Comes in: frames that concern the session, what became of a login,
// calls of the host. Goes out: the phase, and which event entering it tells. No I/O, no time: session.ts has both.
import { type SnapshotFrom, setup } from 'xstate';
import type { SessionEvents, SessionState } from './events.js';

/** What error frames do to an open session, by their reaction. */
export const sessionKinds = {
  register: '#session.registrationRequired',
  accountBlocked: '#session.accountBlocked',
  sessionTerminated: '#session.terminated',
  sessionReplaced: '#session.replaced',
  setNickname: '#session.open.nicknameRequired',
  verifyTwoStep: '#session.twoStepRequired',
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

const { accountBlocked, verifyTwoStep } = sessionKinds;
const loggingIn = '#session.open.loggingIn';
const lockedOut = '#session.open.loginDelayed.lockedOut';
const outcomes = {
  backedOff: '#session.open.loginDelayed.backingOff',
  failed: '#session.open.loginFailed',
} as const;
/** Where no login is under way. */
const idle = { ...outcomes, login: loggingIn, logIn: loggingIn } as const;

/**
 * The session (design: "The session") as an XState v5 machine; it begins in `ready`. The engine drives it; use it alone to draw
 * it or to generate paths through it. docs/session.md shows it.
 *
 * @example
 * ```ts
 * import { sessionMachine } from 'igap-reactions';
 *
 * console.log(Object.keys(sessionMachine.states)); // [ 'open', 'registrationRequired', ... ]
 * ```
 */
export const sessionMachine = /* @__PURE__ */ createSessionMachine();

function createSessionMachine() {
  return setup({ types: { events: {} as SessionInput } }).createMachine({
    id: 'session',
    initial: 'open',
    on: { signedIn: '.open', signedOut: '.registrationRequired' },
    states: {
      /** Nothing final is known against the session. */
      open: {
        initial: 'ready',
        on: sessionKinds,
        states: {
          ready: { on: idle },
          nicknameRequired: { on: { ...idle, nicknameSet: 'ready' } },
          loggingIn: {
            initial: 'preparing',
            states: {
              /** What could be in the way is looked up: stored lockouts, an aborted login, a lockout of #102, the token. */
              preparing: { on: { prepared: 'calling', lockedOut } },
              /** The one login is in flight. */
              calling: { on: { ...outcomes, lockedOut, succeeded: '#session.open.ready' } },
            },
          },
          loginDelayed: {
            initial: 'backingOff',
            on: { again: loggingIn },
            states: { lockedOut: {}, backingOff: { on: { logIn: loggingIn } } },
          },
          loginFailed: { on: { logIn: loggingIn } },
        },
      },
      registrationRequired: { on: { newToken: loggingIn, accountBlocked, verifyTwoStep } },
      twoStepRequired: { on: { newToken: loggingIn, accountBlocked, twoStepVerified: loggingIn } },
      accountBlocked: { on: { newToken: loggingIn } },
      terminated: { on: { newToken: loggingIn } },
      replaced: { on: { takeOver: loggingIn } },
    },
  });
}

/**
 * What entering a phase tells, unless the host itself brought it about: `preparing` nothing, `ready` that a login succeeded.
 * Staying in a phase tells nothing.
 */
export const tells = {
  ready: 'login.succeeded',
  preparing: undefined,
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
} as const satisfies Record<string, keyof SessionEvents | undefined>;

/** The innermost state of the machine: the session's own, or a part of `loggingIn` and `loginDelayed`. */
export type SessionPhase = keyof typeof tells;

/** The phase that a snapshot is in. */
export function phaseOf(
  snapshot: Pick<SnapshotFrom<typeof sessionMachine>, 'value'>,
): SessionPhase {
  let value: unknown = snapshot.value;
  while (typeof value !== 'string') [value] = Object.values(value as object);
  return value as SessionPhase;
}

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
