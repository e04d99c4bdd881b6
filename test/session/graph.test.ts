// Every state that the session machine can reach, and every event in each of them, found by xstate/graph.
import { describe, expect, it } from 'vitest';
import {
  createActor,
  type EventFromLogic,
  getNextTransitions,
  type SnapshotFrom,
  transition,
} from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import {
  type Lockout,
  resolve,
  type SessionEvents,
  type SessionInput,
  type SessionState,
  sessionMachine,
} from '../../src/index.js';

type Snapshot = SnapshotFrom<typeof sessionMachine>;
type Input = EventFromLogic<typeof sessionMachine>;
type Told = keyof SessionEvents;

const input = {
  baseMs: 1000,
  maxMs: 60_000,
  maxAttempts: 2,
  resetAfterMs: 30_000,
  random: () => 1,
};
const of = (majorCode: number, minorCode?: number) => ({
  resolution: resolve({ majorCode, minorCode }),
});
const lockout: Lockout = {
  id: 'lockout-1',
  scope: { kind: 'action', action: 102 },
  startedAtMs: 0,
  waitMs: 5000,
  untilMs: 5000,
};

const frames: readonly SessionInput[] = [
  { type: 'login', atMs: 0, ...of(2) },
  { type: 'login', atMs: 100_000, ...of(2) },
  { type: 'register', ...of(111) },
  { type: 'accountBlocked', ...of(111, 4) },
  { type: 'sessionTerminated', ...of(8) },
  { type: 'sessionReplaced', ...of(3) },
  { type: 'setNickname', ...of(9) },
  { type: 'verifyTwoStep', ...of(184) },
];
const answers: readonly SessionInput[] = [
  { type: 'prepared' },
  { type: 'locked', lockout, delayMs: 5000 },
  { type: 'unlocked' },
  { type: 'succeeded', atMs: 0 },
  { type: 'refused', ...of(110) },
  { type: 'offline', ...of(5, 2) },
  { type: 'failed', ...of(109, 2) },
];
const calls: readonly SessionInput[] = [
  { type: 'logIn' },
  { type: 'logIn', newToken: true },
  { type: 'signedIn', atMs: 0 },
  { type: 'signedOut' },
  { type: 'takeOver' },
  { type: 'nicknameSet' },
  { type: 'twoStepVerified' },
];
const events = [...frames, ...answers, ...calls];

/** What a snapshot waits for: XState sends it when the time has come. */
const timers = (snapshot: Snapshot): Input[] =>
  getNextTransitions(snapshot)
    .map(({ eventType }) => ({ type: eventType }) as Input)
    .filter(isTimer);

function sessionOf({ value }: Snapshot): SessionState {
  if (typeof value === 'string') return value;
  if (typeof value.open === 'string') return value.open;
  return 'loggingIn' in value.open ? 'loggingIn' : 'loginDelayed';
}
const isCalling = (snapshot: Snapshot) => snapshot.matches({ open: { loggingIn: 'calling' } });
const isTimer = ({ type }: Input) => type.startsWith('xstate.after');

/** Tries beyond the second make no other state. */
const serializeState = ({ value, context }: Snapshot) => {
  const { attempt, counted, succeededAtMs, lockout: locked } = context;
  return JSON.stringify([value, Math.min(attempt, 3), counted, succeededAtMs === 0, !!locked]);
};
const serializeEvent = ({ type, ...event }: Input) =>
  [type, 'atMs' in event ? event.atMs : '', 'newToken' in event ? 'newToken' : ''].join(' ');
const options = {
  input,
  serializeState,
  serializeEvent,
  events: (snapshot: Snapshot) => [...events, ...timers(snapshot)],
};

function step(from: Snapshot, event: Input) {
  const [to, actions] = transition(sessionMachine, from, event);
  const told = actions.flatMap(({ type, params }): Told[] =>
    String(type) === 'xstate.emit' ? [(params as { event: { type: Told } }).event.type] : [],
  );
  return { to, told };
}

const shortest = getShortestPaths(sessionMachine, options);
const reachable = shortest.map(({ state }) => state);
const edges = reachable.flatMap((from) =>
  options.events(from).map((event) => ({ from, event, ...step(from, event) })),
);

/** By what a final state is left, and for which one. */
const leaves: Partial<Record<SessionState, Partial<Record<string, SessionState>>>> = {
  terminated: { 'logIn newToken': 'loggingIn' },
  accountBlocked: { 'logIn newToken': 'loggingIn' },
  replaced: { takeOver: 'loggingIn' },
  registrationRequired: {
    'logIn newToken': 'loggingIn',
    accountBlocked: 'accountBlocked',
    verifyTwoStep: 'twoStepRequired',
  },
};
const entered: Record<SessionState, Told | undefined> = {
  ready: 'login.succeeded',
  loggingIn: undefined,
  loginDelayed: 'login.delayed',
  loginFailed: 'login.failed',
  registrationRequired: 'registration.required',
  nicknameRequired: 'nickname.required',
  twoStepRequired: 'twoStep.required',
  accountBlocked: 'account.blocked',
  replaced: 'session.replaced',
  terminated: 'session.terminated',
};
const silent = new Set(['signedIn', 'signedOut', 'nicknameSet']);

/** What every step of every path keeps. */
function check({ from, event, to, told }: (typeof edges)[number]) {
  const [was, is] = [sessionOf(from), sessionOf(to)];
  // Truth 1: a login starts only where none is in flight, and one in flight is not begun anew.
  if (told.includes('login.started'))
    expect([isCalling(from), isCalling(to)]).toEqual([false, true]);
  if (isCalling(to) && !isCalling(from)) expect(told).toEqual(['login.started']);
  if (isCalling(from) && is === 'loggingIn') {
    expect(isCalling(to)).toBe(true);
    expect(told).toEqual([]);
  }
  // Truth 2: what is final is left only as the tables say, and starts no login by itself.
  const final = leaves[was];
  if (final && event.type !== 'signedIn' && event.type !== 'signedOut') {
    const name = 'newToken' in event && event.newToken ? 'logIn newToken' : event.type;
    expect(is).toBe(final[name] ?? was);
    if (is === was) expect(told).toEqual([]);
  }
  // Truth 3: what changes tells it once; what does not tells nothing but the login that is sent.
  if (is === was) expect(told).toEqual(isCalling(to) && !isCalling(from) ? ['login.started'] : []);
  else if (event.type === 'signedIn' && was === 'loggingIn')
    expect(told).toEqual(['login.succeeded']);
  else if (silent.has(event.type) || is === 'loggingIn') expect(told).toEqual([]);
  else expect(told).toEqual([entered[is]]);
}

describe('the session machine', () => {
  it('reaches all ten states', () => {
    expect(new Set(reachable.map(sessionOf))).toEqual(new Set(Object.keys(entered)));
  });

  it('keeps the truths at every step out of every state', () => {
    expect(edges.length).toBeGreaterThan(1000);
    for (const edge of edges) {
      try {
        check(edge);
      } catch (error) {
        const at = `${serializeState(edge.from)} -- ${serializeEvent(edge.event)} -->`;
        throw new Error(`${at} ${serializeState(edge.to)}: ${edge.told}`, { cause: error });
      }
    }
  });

  it('takes a second frame of the same kind for nothing new, in every state', () => {
    for (const { event, to } of edges.filter((edge) =>
      frames.some((each) => each === edge.event),
    )) {
      const again = step(to, event);
      expect([sessionOf(again.to), again.told]).toEqual([sessionOf(to), []]);
    }
  });

  it('leaves ready and nicknameRequired alone for a login by a 2 or the host only', () => {
    for (const { from, event, to } of edges) {
      const was = sessionOf(from);
      if (sessionOf(to) !== 'loggingIn' || was === 'loggingIn') continue;
      if (event.type === 'login') expect(['ready', 'nicknameRequired']).toContain(was);
      else if (isTimer(event) || event.type === 'unlocked') expect(was).toBe('loginDelayed');
      else expect(['logIn', 'takeOver', 'twoStepVerified']).toContain(event.type);
    }
  });

  it('changes nothing by a call that does not fit', () => {
    for (const { from, event, to } of edges) {
      if (event.type === 'nicknameSet' && sessionOf(from) !== 'nicknameRequired')
        expect(to).toBe(from);
      if (event.type === 'twoStepVerified' && sessionOf(from) !== 'twoStepRequired')
        expect(to).toBe(from);
      if (event.type === 'takeOver' && sessionOf(from) !== 'replaced') expect(to).toBe(from);
    }
  });

  it('lets no path of refusals last: a run ends after maxAttempts', () => {
    for (const { to } of edges) expect(to.context.counted).toBeLessThanOrEqual(input.maxAttempts);
  });

  const few: readonly SessionInput[] = events.filter(({ type }) =>
    ['login', 'prepared', 'refused', 'succeeded', 'sessionTerminated', 'logIn'].includes(type),
  );
  const simple = getSimplePaths(sessionMachine, { ...options, events: few });

  it.each([
    ['shortest', shortest],
    ['simple', simple],
  ])('tells along every %s path, as an actor, what its steps tell', (_, all) => {
    expect(all.length).toBeGreaterThan(20);
    for (const { steps } of all) {
      const actor = createActor(sessionMachine, {
        input,
        clock: { setTimeout: () => 0, clearTimeout: () => {} },
      });
      const told: string[] = [];
      actor.on('*', ({ type }) => told.push(type));
      actor.start();
      let inFlight = 0;
      for (const { event } of steps.filter(
        ({ event: { type } }) => String(type) !== 'xstate.init',
      )) {
        const from = actor.getSnapshot();
        const expected = step(from, event);
        told.length = 0;
        actor.send(event);
        expect(told).toEqual(expected.told);
        check({ from, event, ...expected });
        if (isCalling(from) && !isCalling(actor.getSnapshot())) inFlight--;
        inFlight += told.filter((type) => type === 'login.started').length;
        expect(inFlight).toBe(isCalling(actor.getSnapshot()) ? 1 : 0);
      }
    }
  });
});
