// The session as an XState machine: which state follows which, and what is told on the way. Comes in: frames that concern the session,
// answers to #102, calls of the host. Goes out: the state, and emitted events. No I/O: session.ts acts on what it reads here.
import { assign, emit, type SnapshotFrom, setup } from 'xstate';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { backoffMs, type LoginBackoff } from './backoff.js';
import type { SessionEvents, SessionState } from './events.js';

/** Kinds of reaction that change the session whatever it was doing. */
export type SessionKind =
  | 'register'
  | 'accountBlocked'
  | 'sessionTerminated'
  | 'sessionReplaced'
  | 'setNickname'
  | 'verifyTwoStep';

/** What the machine hears: error frames by their reaction, what became of a login, calls of the host. Times are elapsed ms. */
export type SessionInput =
  | { readonly type: 'login'; readonly resolution: Resolution; readonly atMs: number }
  | { readonly type: SessionKind; readonly resolution?: Resolution | undefined }
  /** Nothing is in the way of a login. */
  | { readonly type: 'prepared' }
  /** The login is locked out: by what was known before, or by its answer. */
  | {
      readonly type: 'locked';
      readonly lockout: Lockout;
      readonly delayMs: number;
      readonly resolution?: Resolution | undefined;
    }
  /** The lockout that delays the login is over. */
  | { readonly type: 'unlocked' }
  /** #102 was answered: yes. */
  | { readonly type: 'succeeded'; readonly atMs: number }
  /** Not now: `refused` counts towards `maxAttempts`, `offline` does not. No resolution: it was no error frame. */
  | { readonly type: 'refused' | 'offline'; readonly resolution?: Resolution | undefined }
  /** No, and trying again does not help. */
  | { readonly type: 'failed'; readonly resolution: Resolution }
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
  /** How long the login was last delayed. */
  readonly delayMs: number;
  /** What delays it. Undefined: the back-off. */
  readonly lockout: Lockout | undefined;
}

type Emitted = {
  [Name in keyof SessionEvents]: { readonly type: Name } & SessionEvents[Name];
}[keyof SessionEvents];

/** The events that tell no more than what was refused. */
type RefusalName = Exclude<keyof SessionEvents, `login.${string}`>;

/** The tries that count, once the last one has come to nothing. A success of the host's own is no try. */
function countedTries({ attempt, counted }: SessionContext): number {
  return attempt > 0 ? counted + 1 : 0;
}

/** A call of the host, or a 2, by which a run of logins begins. */
const newRun = { target: '#session.open.loggingIn', actions: 'beginRun' } as const;
const newRunWithToken = { logIn: { guard: 'with a new token', ...newRun } } as const;
/** The call fits, and there is nothing to do: the login is under way. */
const joined = { actions: 'join' } as const;
const succeeded = {
  target: '#session.open.ready',
  actions: ['rememberSuccess', { type: 'tellLogin', params: 'login.succeeded' }],
} as const;
const failed = {
  target: '#session.open.loginFailed',
  actions: { type: 'tellLogin', params: 'login.failed' },
} as const;
const delayed = ['delay', 'tellDelay'] as const;
const lockedOut = { target: '#session.open.loginDelayed.lockedOut', actions: delayed } as const;
const backingOff = { target: '#session.open.loginDelayed.backingOff', actions: delayed } as const;
/** A try came to nothing. */
const again = [
  { ...failed, guard: 'no try left' },
  { ...backingOff, actions: ['countTry', ...delayed] },
] as const;
/** A 2 where no login is under way. */
const loginRequired = [{ guard: 'no success just now', ...newRun }, ...again] as const;
const accountBlocked = refusal('#session.accountBlocked', 'account.blocked');
const verifyTwoStep = refusal('#session.twoStepRequired', 'twoStep.required');

function refusal<Target extends string>(target: Target, params: RefusalName) {
  return { target, actions: { type: 'tellRefusal', params } } as const;
}

/**
 * The session (design: "The session") as an XState v5 machine. It begins in `ready`; its input is a complete {@link LoginBackoff}.
 * The engine drives it; use it alone to draw it or to generate paths through it. docs/session.md shows it.
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
      context: {} as SessionContext,
      input: {} as LoginBackoff,
      events: {} as SessionInput,
      emitted: {} as Emitted,
    },
    guards: {
      'with a new token': ({ event }) => event.type === 'logIn' && event.newToken === true,
      'no success just now': ({ context: { backoff, succeededAtMs }, event }) =>
        event.type === 'login' && event.atMs - succeededAtMs >= backoff.resetAfterMs,
      'no try left': ({ context }) => countedTries(context) >= context.backoff.maxAttempts,
    },
    actions: {
      join: () => {},
      beginRun: assign({ attempt: 0, counted: 0 }),
      beginTry: assign({ attempt: ({ context }) => context.attempt + 1 }),
      countTry: assign({ counted: ({ context }) => countedTries(context) }),
      rememberSuccess: assign({
        succeededAtMs: ({ context, event }) =>
          'atMs' in event ? event.atMs : context.succeededAtMs,
      }),
      delay: assign(({ context: { backoff, attempt }, event }) =>
        event.type === 'locked'
          ? { delayMs: event.delayMs, lockout: event.lockout }
          : { delayMs: backoffMs(backoff, Math.max(1, attempt)), lockout: undefined },
      ),
      tellLogin: emit(
        (
          { context: { attempt }, event },
          type: 'login.started' | 'login.succeeded' | 'login.failed',
        ) => ({ type, attempt, resolution: resolutionOf(event) }),
      ),
      tellDelay: emit(({ context: { delayMs, lockout }, event }) => ({
        type: 'login.delayed',
        reason: lockout ? 'lockout' : 'backoff',
        delayMs,
        lockout,
        resolution: resolutionOf(event),
      })),
      tellRefusal: emit(({ event }, type: RefusalName) => ({
        type,
        resolution: resolutionOf(event) as Resolution,
      })),
    },
    delays: { backoff: ({ context }) => context.delayMs },
  }).createMachine({
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
      signedIn: { target: '.open', actions: ['beginRun', 'rememberSuccess'] },
      signedOut: { target: '.registrationRequired', actions: 'beginRun' },
    },
    states: {
      /** Nothing final is known against the session. */
      open: {
        initial: 'ready',
        on: {
          register: refusal('registrationRequired', 'registration.required'),
          accountBlocked,
          sessionTerminated: refusal('terminated', 'session.terminated'),
          sessionReplaced: refusal('replaced', 'session.replaced'),
          setNickname: refusal('.nicknameRequired', 'nickname.required'),
          verifyTwoStep,
        },
        states: {
          ready: { on: { login: loginRequired, logIn: newRun } },
          nicknameRequired: {
            on: {
              login: loginRequired,
              logIn: newRun,
              nicknameSet: 'ready',
              // Already known: one page, not one for each request.
              setNickname: {},
            },
          },
          loggingIn: {
            initial: 'preparing',
            on: { logIn: joined, signedIn: succeeded },
            states: {
              /** What could be in the way is looked up: stored lockouts, an aborted login, a lockout of #102, the token. */
              preparing: { on: { prepared: 'calling', locked: lockedOut } },
              /** The one login is in flight. */
              calling: {
                entry: ['beginTry', { type: 'tellLogin', params: 'login.started' }],
                on: { succeeded, locked: lockedOut, refused: again, offline: backingOff, failed },
              },
            },
          },
          loginDelayed: {
            initial: 'backingOff',
            states: {
              lockedOut: { on: { logIn: joined, unlocked: '#session.open.loggingIn' } },
              backingOff: {
                after: { backoff: '#session.open.loggingIn' },
                on: { logIn: '#session.open.loggingIn' },
              },
            },
          },
          loginFailed: { on: { logIn: newRun } },
        },
      },
      registrationRequired: { on: { ...newRunWithToken, accountBlocked, verifyTwoStep } },
      twoStepRequired: { on: { ...newRunWithToken, accountBlocked, twoStepVerified: newRun } },
      accountBlocked: { on: newRunWithToken },
      terminated: { on: newRunWithToken },
      replaced: { on: { takeOver: newRun } },
    },
  });
}

function resolutionOf(event: SessionInput): Resolution | undefined {
  return 'resolution' in event ? event.resolution : undefined;
}

/** A snapshot of the session machine. */
export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;

/** The state that a snapshot is in, by its public name. */
export function sessionOf({ value }: Pick<SessionSnapshot, 'value'>): SessionState {
  if (typeof value === 'string') return value;
  const { open } = value;
  return typeof open === 'string' ? open : 'loggingIn' in open ? 'loggingIn' : 'loginDelayed';
}
