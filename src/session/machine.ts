// The session as an XState machine: which state follows which, and what is told on the way. Comes in: frames that concern the session,
// what became of a login, calls of the host. Goes out: the state, and emitted events. No I/O, no time: session.ts has both.
import { emit, type SnapshotFrom, setup } from 'xstate';
import type { SessionEvents, SessionState } from './events.js';

type EventName = keyof SessionEvents;

/** What the machine hears: reactions to error frames, what became of a login, calls of the host. `told` is the payload of the event that the transition emits, if it does. */
export type SessionInput =
  | { readonly type: SessionKind; readonly told: SessionEvents['registration.required'] }
  /** A 2, or the host: a login is to begin. */
  | { readonly type: 'login' | 'logIn' | 'newToken' | 'takeOver' | 'twoStepVerified' }
  /** Nothing is in its way. */
  | { readonly type: 'prepared'; readonly told: SessionEvents['login.started'] }
  | { readonly type: 'succeeded' | 'signedIn'; readonly told: SessionEvents['login.succeeded'] }
  /** Not before a lockout ends, or the back-off. */
  | { readonly type: 'lockedOut' | 'backedOff'; readonly told: SessionEvents['login.delayed'] }
  /** The lockout or the back-off is over. */
  | { readonly type: 'again' }
  | { readonly type: 'failed'; readonly told: SessionEvents['login.failed'] }
  | { readonly type: 'signedOut' | 'nicknameSet' };

/** Goes to a state and tells an event, with what the input brings as its payload. */
function telling<Target extends string, Name extends EventName>(target: Target, params: Name) {
  return { target: `#session.${target}`, actions: { type: 'tell', params } } as const;
}

/** What error frames do to an open session, by their reaction. */
export const sessionKinds = {
  register: telling('registrationRequired', 'registration.required'),
  accountBlocked: telling('accountBlocked', 'account.blocked'),
  sessionTerminated: telling('terminated', 'session.terminated'),
  sessionReplaced: telling('replaced', 'session.replaced'),
  setNickname: telling('open.nicknameRequired', 'nickname.required'),
  verifyTwoStep: telling('twoStepRequired', 'twoStep.required'),
} as const;

/** A reaction that changes an open session, whatever it is doing. */
export type SessionKind = keyof typeof sessionKinds;

const { accountBlocked, verifyTwoStep } = sessionKinds;
const loggingIn = '#session.open.loggingIn';
const succeeded = telling('open.ready', 'login.succeeded');
const outcomes = {
  lockedOut: telling('open.loginDelayed.lockedOut', 'login.delayed'),
  backedOff: telling('open.loginDelayed.backingOff', 'login.delayed'),
  failed: telling('open.loginFailed', 'login.failed'),
} as const;
/** Where no login is under way. */
const idle = { ...outcomes, login: loggingIn, logIn: loggingIn } as const;
/** The call fits, and there is nothing to do: the login is under way. */
const joined = { actions: 'join' } as const;

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
  return setup({
    types: {
      events: {} as SessionInput,
      emitted: {} as { [Name in EventName]: { type: Name } & SessionEvents[Name] }[EventName],
    },
    actions: {
      join: () => {},
      // An input brings the payload of what its transition tells: the types of `SessionInput` say which.
      tell: emit(
        ({ event }, type: EventName) => ({ ...('told' in event && event.told), type }) as never,
      ),
    },
  }).createMachine({
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
          nicknameRequired: {
            // A 9 is known already: one page, not one for each request.
            on: { ...idle, nicknameSet: 'ready', setNickname: {} },
          },
          loggingIn: {
            initial: 'preparing',
            on: { logIn: joined, signedIn: succeeded },
            states: {
              /** What could be in the way is looked up: stored lockouts, an aborted login, a lockout of #102, the token. */
              preparing: {
                on: {
                  prepared: telling('open.loggingIn.calling', 'login.started'),
                  lockedOut: outcomes.lockedOut,
                },
              },
              /** The one login is in flight. */
              calling: { on: { ...outcomes, succeeded } },
            },
          },
          loginDelayed: {
            initial: 'backingOff',
            on: { again: loggingIn },
            states: {
              lockedOut: { on: { logIn: joined } },
              backingOff: { on: { logIn: loggingIn } },
            },
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

/** The innermost state of the machine: the session's own, or a part of `loggingIn` and `loginDelayed`. */
export type SessionPhase =
  | Exclude<SessionState, 'loggingIn' | 'loginDelayed'>
  | 'preparing'
  | 'calling'
  | 'lockedOut'
  | 'backingOff';

/** The phase that a snapshot is in. */
export function phaseOf(
  snapshot: Pick<SnapshotFrom<typeof sessionMachine>, 'value'>,
): SessionPhase {
  let value: unknown = snapshot.value;
  while (typeof value !== 'string') [value] = Object.values(value as object);
  return value as SessionPhase;
}

/** The session's state by its public name. */
export function sessionOf(phase: SessionPhase): SessionState {
  switch (phase) {
    case 'preparing':
    case 'calling':
      return 'loggingIn';
    case 'lockedOut':
    case 'backingOff':
      return 'loginDelayed';
    default:
      return phase;
  }
}
