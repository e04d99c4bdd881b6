// The session as an XState machine: which state follows which, and what is told on the way. Comes in: frames that concern the session,
// answers to #102, calls of the host. Goes out: the state, and emitted events. No I/O: session.ts acts on what it reads here.
import { assertEvent, assign, emit, type SnapshotFrom, setup } from 'xstate';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { backoffMs, type LoginBackoff } from './backoff.js';
import type { SessionEvents, SessionState } from './events.js';

/** What the machine hears. The first seven are error frames, named by their reaction. */
export type SessionInput =
  | { readonly type: 'login'; readonly resolution: Resolution; readonly atMs: number }
  | {
      readonly type:
        | 'register'
        | 'accountBlocked'
        | 'sessionTerminated'
        | 'sessionReplaced'
        | 'setNickname'
        | 'verifyTwoStep';
      readonly resolution: Resolution;
    }
  /** What was looked up before a login: nothing is in its way, #102 is locked, there is no token. */
  | { readonly type: 'prepared' }
  | { readonly type: 'locked'; readonly lockout: Lockout; readonly delayMs: number }
  | { readonly type: 'noToken' }
  /** The lockout that delays the login is over. */
  | { readonly type: 'unlocked' }
  /** Answers to #102: yes; not before; not now (counted, or offline: not counted); never. */
  | { readonly type: 'answer.ok'; readonly atMs: number }
  | {
      readonly type: 'answer.locked';
      readonly resolution?: Resolution | undefined;
      readonly lockout?: Lockout | undefined;
      readonly delayMs: number;
    }
  | { readonly type: 'answer.retry'; readonly resolution?: Resolution | undefined }
  | { readonly type: 'answer.offline'; readonly resolution?: Resolution | undefined }
  | { readonly type: 'answer.no'; readonly resolution: Resolution }
  /** Calls of the host. */
  | { readonly type: 'logIn'; readonly newToken?: boolean | undefined }
  | { readonly type: 'signedIn'; readonly atMs: number }
  | { readonly type: 'signedOut' | 'takeOver' | 'nicknameSet' | 'twoStepVerified' };

/** What the machine remembers of the run of logins. */
export interface SessionContext {
  readonly backoff: LoginBackoff;
  /** Tries of this run; 0 before the first. */
  readonly attempt: number;
  /** Those of them that count towards `maxAttempts`. */
  readonly counted: number;
  /** The last success, elapsed ms. */
  readonly succeededAtMs: number;
  /** How long the login now backs off. */
  readonly delayMs: number;
  /** What delays the login, where a lockout does. */
  readonly lockout: Lockout | undefined;
}

type Emitted = {
  [Name in keyof SessionEvents]: { readonly type: Name } & SessionEvents[Name];
}[keyof SessionEvents];

/** Whether a 2 comes so soon after a success that the run of logins goes on. */
function isSoon({ backoff, succeededAtMs }: SessionContext, event: SessionInput): boolean {
  return event.type === 'login' && event.atMs - succeededAtMs < backoff.resetAfterMs;
}

/** The counted tries, once a success has turned out not to last. One that was the host's own is no try. */
function counts({ attempt, counted }: SessionContext): number {
  return attempt > 0 ? counted + 1 : counted;
}

function resolutionOf(event: SessionInput): Resolution | undefined {
  return 'resolution' in event ? event.resolution : undefined;
}

const machine = setup({
  types: {
    context: {} as SessionContext,
    input: {} as LoginBackoff,
    events: {} as SessionInput,
    emitted: {} as Emitted,
  },
  guards: {
    'with a new token': ({ event }) => event.type === 'logIn' && event.newToken === true,
    'soon after a success': ({ context, event }) => isSoon(context, event),
    'soon, and no try left': ({ context, event }) =>
      isSoon(context, event) && counts(context) >= context.backoff.maxAttempts,
    'no try left': ({ context }) => context.counted + 1 >= context.backoff.maxAttempts,
  },
  actions: {
    /** Nothing happens, but the call fits the state. */
    join: () => {},
    beginRun: assign({ attempt: 0, counted: 0 }),
    countTry: assign(({ context }) => ({ attempt: context.attempt + 1 })),
    countFailure: assign(({ context }) => ({ counted: context.counted + 1 })),
    /** The success did not last: its try counts, if it was ours. */
    countSoon: assign(({ context }) => ({ counted: counts(context) })),
    rememberSuccess: assign({
      succeededAtMs: ({ context, event }) => ('atMs' in event ? event.atMs : context.succeededAtMs),
    }),
    rememberLockout: assign({
      lockout: ({ event }) => ('lockout' in event ? event.lockout : undefined),
    }),
    backOff: assign(({ context }) => ({
      delayMs: backoffMs(context.backoff, Math.max(1, context.attempt)),
    })),
    tellStarted: emit(({ context: { attempt } }) => ({ type: 'login.started', attempt })),
    tellSucceeded: emit(({ context: { attempt } }) => ({ type: 'login.succeeded', attempt })),
    tellBackoff: emit(({ context: { delayMs }, event }) => ({
      type: 'login.delayed',
      reason: 'backoff',
      delayMs,
      resolution: resolutionOf(event),
    })),
    tellLockout: emit(({ context: { lockout }, event }) => ({
      type: 'login.delayed',
      reason: 'lockout',
      delayMs: 'delayMs' in event ? event.delayMs : 0,
      lockout,
      resolution: resolutionOf(event),
    })),
    tellFailed: emit(({ context: { attempt }, event }) => ({
      type: 'login.failed',
      attempt,
      resolution: resolutionOf(event),
    })),
    tellRegistration: emit(({ event }) => ({
      type: 'registration.required',
      resolution: resolutionOf(event),
    })),
    tellNickname: emit(({ event }) => {
      assertEvent(event, 'setNickname');
      return { type: 'nickname.required', resolution: event.resolution };
    }),
    tellTwoStep: emit(({ event }) => {
      assertEvent(event, 'verifyTwoStep');
      return { type: 'twoStep.required', resolution: event.resolution };
    }),
    tellBlocked: emit(({ event }) => {
      assertEvent(event, 'accountBlocked');
      return { type: 'account.blocked', resolution: event.resolution };
    }),
    tellReplaced: emit(({ event }) => {
      assertEvent(event, 'sessionReplaced');
      return { type: 'session.replaced', resolution: event.resolution };
    }),
    tellTerminated: emit(({ event }) => {
      assertEvent(event, 'sessionTerminated');
      return { type: 'session.terminated', resolution: event.resolution };
    }),
  },
  delays: { backoff: ({ context }) => context.delayMs },
});

/** A call of the host by which a login begins anew. */
const newRun = { target: '#session.open.loggingIn', actions: 'beginRun' } as const;
const newRunWithToken = { logIn: { guard: 'with a new token', ...newRun } } as const;
/** The call fits, and there is nothing to do: the login is under way. */
const joined = { actions: 'join' } as const;
const blocked = {
  accountBlocked: { target: '#session.accountBlocked', actions: 'tellBlocked' },
} as const;
const twoStep = {
  verifyTwoStep: { target: '#session.twoStepRequired', actions: 'tellTwoStep' },
} as const;
/** 2 where no login is under way. */
const loginRequired = {
  login: [
    {
      guard: 'soon, and no try left',
      target: '#session.open.loginFailed',
      actions: ['countSoon', 'tellFailed'],
    },
    {
      guard: 'soon after a success',
      target: '#session.open.loginDelayed.backingOff',
      actions: ['countSoon', 'backOff', 'tellBackoff'],
    },
    newRun,
  ],
} as const;

/**
 * The session of design: "The session", as an XState v5 machine. Its first state is `ready`; its input is a complete
 * {@link LoginBackoff}. The engine drives it; use it alone to draw it or to generate paths through it. docs/session.md shows it.
 *
 * @example
 * ```ts
 * import { sessionMachine } from 'igap-reactions';
 *
 * console.log(Object.keys(sessionMachine.states)); // [ 'open', 'registrationRequired', ... ]
 * ```
 */
export const sessionMachine = machine.createMachine({
  id: 'session',
  context: ({ input }) => ({
    backoff: input,
    attempt: 0,
    counted: 0,
    succeededAtMs: Number.NEGATIVE_INFINITY,
    delayMs: 0,
    lockout: undefined,
  }),
  initial: 'open',
  on: {
    signedIn: { target: '.open.ready', actions: ['beginRun', 'rememberSuccess'] },
    signedOut: { target: '.registrationRequired', actions: 'beginRun' },
  },
  states: {
    /** Nothing final is known against the session. */
    open: {
      initial: 'ready',
      on: {
        ...blocked,
        ...twoStep,
        register: { target: 'registrationRequired', actions: 'tellRegistration' },
        sessionTerminated: { target: 'terminated', actions: 'tellTerminated' },
        sessionReplaced: { target: 'replaced', actions: 'tellReplaced' },
        setNickname: { target: '.nicknameRequired', actions: 'tellNickname' },
      },
      states: {
        ready: { on: { ...loginRequired, logIn: newRun } },
        nicknameRequired: {
          on: {
            ...loginRequired,
            logIn: newRun,
            nicknameSet: { target: 'ready' },
            // Already known: one page, not one for each request.
            setNickname: {},
          },
        },
        loggingIn: {
          initial: 'preparing',
          on: {
            logIn: joined,
            signedIn: { target: 'ready', actions: ['rememberSuccess', 'tellSucceeded'] },
          },
          states: {
            /** What could be in the way is looked up: stored lockouts, an aborted login, a lockout of #102, the token. */
            preparing: {
              on: {
                prepared: { target: 'calling' },
                locked: {
                  target: '#session.open.loginDelayed.lockedOut',
                  actions: ['rememberLockout', 'tellLockout'],
                },
                noToken: { target: '#session.registrationRequired', actions: 'tellRegistration' },
              },
            },
            /** The one login is in flight. */
            calling: {
              entry: ['countTry', 'tellStarted'],
              on: {
                'answer.ok': {
                  target: '#session.open.ready',
                  actions: ['rememberSuccess', 'tellSucceeded'],
                },
                'answer.locked': {
                  target: '#session.open.loginDelayed.lockedOut',
                  actions: ['rememberLockout', 'tellLockout'],
                },
                'answer.retry': [
                  {
                    guard: 'no try left',
                    target: '#session.open.loginFailed',
                    actions: ['countFailure', 'tellFailed'],
                  },
                  {
                    target: '#session.open.loginDelayed.backingOff',
                    actions: ['countFailure', 'backOff', 'tellBackoff'],
                  },
                ],
                'answer.offline': {
                  target: '#session.open.loginDelayed.backingOff',
                  actions: ['backOff', 'tellBackoff'],
                },
                'answer.no': { target: '#session.open.loginFailed', actions: 'tellFailed' },
              },
            },
          },
        },
        loginDelayed: {
          initial: 'backingOff',
          states: {
            lockedOut: { on: { logIn: joined, unlocked: { target: '#session.open.loggingIn' } } },
            backingOff: {
              after: { backoff: { target: '#session.open.loggingIn' } },
              on: { logIn: { target: '#session.open.loggingIn' } },
            },
          },
        },
        loginFailed: { on: { logIn: newRun } },
      },
    },
    registrationRequired: { on: { ...newRunWithToken, ...blocked, ...twoStep } },
    twoStepRequired: { on: { ...newRunWithToken, ...blocked, twoStepVerified: newRun } },
    accountBlocked: { on: newRunWithToken },
    terminated: { on: newRunWithToken },
    replaced: { on: { takeOver: newRun } },
  },
});

/** A snapshot of the session machine. */
export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;

/** The state that a snapshot is in, by its public name. */
export function sessionOf({ value }: Pick<SessionSnapshot, 'value'>): SessionState {
  if (typeof value === 'string') return value;
  return typeof value.open === 'string'
    ? value.open
    : 'loggingIn' in value.open
      ? 'loggingIn'
      : 'loginDelayed';
}
