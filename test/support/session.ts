// What the tests of the session share: an engine whose `login` waits for the test, brought into each situation; and what the session runs
// on, the core's own table or the XState chart of it.
import { vi } from 'vitest';
import type {
  LockoutStore,
  LoginCall,
  LoginRequest,
  ReactionEventName,
  SessionLogic,
  SessionState,
} from '../../src/index.js';
import { rig as engineRig, type Rig } from './engine.js';

export type RigOptions = NonNullable<Parameters<typeof engineRig>[0]>;

let logic: SessionLogic | undefined;

/** From now on the engines of these tests run on a machine, not on the core's own table. Without one: on the table again. */
export function runOn(machine?: SessionLogic): void {
  logic = machine;
}

/** An engine on a manual clock, with everything that it emitted. */
export function rig(options: RigOptions = {}): Rig {
  return engineRig({ ...(logic && { machine: logic }), ...options });
}

/** A call of the app's `login` that the test settles. */
export interface HeldCall {
  readonly attempt: number;
  readonly signal: AbortSignal;
  readonly request: LoginRequest;
  succeed(): void;
  fail(error: unknown): void;
}

/** An app's `login` whose every call waits for the test. */
export function heldLogin() {
  const calls: HeldCall[] = [];
  const login = vi.fn(
    (call: LoginCall) =>
      new Promise<void>((resolve, reject) => {
        calls.push({ ...call, succeed: resolve, fail: reject });
      }),
  );
  return {
    login,
    calls,
    /** The last call. */
    get last(): HeldCall {
      const call = calls.at(-1);
      if (!call) throw new Error('login was not called');
      return call;
    },
  };
}

/** A rig whose `login` waits for the test. */
export function heldRig(options: RigOptions = {}) {
  const held = heldLogin();
  return { held, ...rig({ login: held.login, ...options }) };
}

/** A promise that the test settles. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

/** A store that never answers when it is read. */
export function hangingStore(): LockoutStore {
  return { read: () => new Promise(() => {}), write() {}, remove() {} };
}

/** For how long #102 is locked in the situation 'loginDelayed, locked out'. */
export const lockedForMs = 30_000;

/** How an engine is brought where a test begins. Two states come in several kinds. */
export const situations = {
  ready: { session: 'ready', bring() {} },
  'loggingIn, waiting for the storage': {
    session: 'loggingIn',
    bring: ({ engine }) => engine.receive({ majorCode: 2 }),
  },
  loggingIn: { session: 'loggingIn', bring: ({ engine }) => engine.receive({ majorCode: 2 }) },
  'loginDelayed, locked out': {
    session: 'loginDelayed',
    bring({ engine }) {
      engine.lockOut({ action: 102, waitMs: lockedForMs });
      engine.receive({ majorCode: 2 });
    },
  },
  'loginDelayed, backing off': {
    session: 'loginDelayed',
    bring({ engine }) {
      engine.receive({ majorCode: 2 });
      engine.receive({ majorCode: 110 });
    },
  },
  'loginDelayed, offline': {
    session: 'loginDelayed',
    bring({ engine }) {
      engine.disconnected();
      engine.logIn();
    },
  },
  loginFailed: {
    session: 'loginFailed',
    bring({ engine }) {
      engine.receive({ majorCode: 2 });
      engine.receive({ majorCode: 109, minorCode: 2 });
    },
  },
  registrationRequired: {
    session: 'registrationRequired',
    bring: ({ engine }) => engine.receive({ majorCode: 111 }),
  },
  nicknameRequired: {
    session: 'nicknameRequired',
    bring: ({ engine }) => engine.receive({ majorCode: 9 }),
  },
  twoStepRequired: {
    session: 'twoStepRequired',
    bring: ({ engine }) => engine.twoStepRequired(),
  },
  accountBlocked: {
    session: 'accountBlocked',
    bring: ({ engine }) => engine.receive({ majorCode: 111, minorCode: 4 }),
  },
  replaced: { session: 'replaced', bring: ({ engine }) => engine.receive({ majorCode: 3 }) },
  terminated: { session: 'terminated', bring: ({ engine }) => engine.receive({ majorCode: 8 }) },
} as const satisfies Record<string, { session: SessionState; bring(at: Rig): unknown }>;

export type Situation = keyof typeof situations;
export const allSituations = Object.keys(situations) as Situation[];

/** For some situations where something leads, and what is emitted before `state.changed`. */
export type Effects = {
  readonly [From in Situation]?: readonly [next: SessionState, ...events: ReactionEventName[]];
};

/** What something does in a situation. A situation that is not in the table stays, and nothing is emitted. */
export function effectOf(table: Effects, from: Situation) {
  const [next, ...events] = table[from] ?? [situations[from].session];
  return { next, events };
}

/** An engine that is in a situation; what it emitted on the way is no news. */
export function rigIn(situation: Situation, options: RigOptions = {}): Rig {
  const waits = situation === 'loggingIn, waiting for the storage';
  const made = rig(waits ? { store: hangingStore(), ...options } : options);
  const { session, bring } = situations[situation];
  bring(made);
  if (made.engine.state.session !== session) {
    throw new Error(`${made.engine.state.session} instead of ${situation}`);
  }
  made.news();
  return made;
}
