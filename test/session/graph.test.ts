// Every step out of every state of the session machine, and every path without a circle, found by xstate/graph and taken by an
// engine through its public face.
import { describe, expect, it } from 'vitest';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import type { ReactionEventName, SessionState } from '../../src/index.js';
import { type SessionInput as Input, sessionMachine } from '../../src/machine.js';
import { gate, heldRig } from '../support/session.js';
import { settled, tabHub } from '../support/tab-hub.js';

type Snapshot = SnapshotFrom<typeof sessionMachine>;
type Phase = Snapshot['value'];

const frames: Partial<Record<Input, { majorCode: number; minorCode?: number }>> = {
  login: { majorCode: 2 },
  register: { majorCode: 111 },
  accountBlocked: { majorCode: 111, minorCode: 4 },
  sessionTerminated: { majorCode: 8 },
  sessionReplaced: { majorCode: 3 },
  setNickname: { majorCode: 9 },
};
const inputs = sessionMachine.events as readonly Input[];

/**
 * What the engine asks of the machine elsewhere only: a 2 soon after a success (reset-after.test.ts), the distance of a new connection
 * (distance.test.ts), a new token and another socket where they fit.
 */
const idle: readonly Input[] = ['backedOff', 'failed', 'newToken', 'disconnected'];
const underWay: readonly Input[] = ['newToken', 'connecting'];
const final: readonly Input[] = ['connected', 'connecting', 'disconnected'];
const aside: Record<Phase, readonly Input[]> = {
  ready: idle,
  nicknameRequired: [...idle, 'connecting'],
  preparing: [...underWay, 'backedOff'],
  calling: [...underWay, 'connected'],
  lockedOut: [...underWay, 'disconnected'],
  backingOff: [...underWay, 'disconnected'],
  offline: [...underWay, 'backedOff'],
  loginFailed: [...underWay, 'backedOff', 'disconnected'],
  registrationRequired: final,
  twoStepRequired: final,
  accountBlocked: final,
  replaced: final,
  terminated: final,
};
const options = {
  events: ({ value }: Snapshot) =>
    inputs.filter((input) => !aside[value].includes(input)).map((type) => ({ type })),
};

function sessionOf(phase: Phase): SessionState {
  if (phase === 'preparing' || phase === 'calling') return 'loggingIn';
  if (phase === 'lockedOut' || phase === 'backingOff' || phase === 'offline') return 'loginDelayed';
  return phase;
}

/** By what a final state is left, and for which one. */
const leaves: Partial<Record<SessionState, Partial<Record<Input, SessionState>>>> = {
  terminated: { newToken: 'loggingIn', tabSignedIn: 'ready' },
  accountBlocked: { newToken: 'loggingIn', verifyTwoStep: 'twoStepRequired' },
  replaced: { takeOver: 'loggingIn' },
  registrationRequired: {
    newToken: 'loggingIn',
    accountBlocked: 'accountBlocked',
    verifyTwoStep: 'twoStepRequired',
    tabSignedIn: 'ready',
  },
};
const entered: Record<SessionState, ReactionEventName[]> = {
  ready: ['login.succeeded'],
  loggingIn: [],
  loginDelayed: ['login.delayed'],
  loginFailed: ['login.failed'],
  registrationRequired: ['registration.required'],
  nicknameRequired: ['nickname.required'],
  twoStepRequired: ['twoStep.required'],
  accountBlocked: ['account.blocked'],
  replaced: ['session.replaced'],
  terminated: ['session.terminated'],
};
const ofSession = new Set(Object.values(entered).flat().concat('login.started'));
/** What the app, or another tab, says of the sign-in by itself: emitted by `state.changed` alone. */
const silent: readonly Input[] = ['signedOut', 'nicknameSet', 'tabSignedIn'];

/** An engine that waits for the test at every turn, so that it stands where the machine does. */
function walker() {
  let token = gate<boolean>();
  const hub = tabHub();
  const at = heldRig({
    channel: hub.channel(),
    hasToken: () => {
      token = gate<boolean>();
      return token.promise;
    },
    loginTimeoutMs: 2 ** 31 - 1,
    loginBackoff: { random: () => 1, resetAfterMs: 0, maxAttempts: Number.POSITIVE_INFINITY },
  });
  const { engine, clock, held, emitted, news } = at;
  const isClosed = () => engine.state.connection === 'closed';

  /** Brings an input about by public means. Where the phase does not wait for it, it comes too late or not at all. */
  const enact: Record<Input, (phase: Phase) => unknown> = {
    login: () => engine.receive({ majorCode: 2 }),
    register: () => engine.receive({ majorCode: 111 }),
    accountBlocked: () => engine.receive({ majorCode: 111, minorCode: 4 }),
    sessionTerminated: () => engine.receive({ majorCode: 8 }),
    sessionReplaced: () => engine.receive({ majorCode: 3 }),
    setNickname: () => engine.receive({ majorCode: 9 }),
    // By a 184 only while nobody is signed in (typed-number.test.ts).
    verifyTwoStep: () => engine.twoStepRequired(),
    logIn: () => engine.logIn(),
    newToken: () => engine.logIn({ newToken: true }),
    signedIn: (phase) => (phase === 'calling' ? held.last.succeed() : void engine.signedIn()),
    signedOut: () => void engine.signedOut(),
    takeOver: () => engine.takeOver(),
    nicknameSet: () => engine.nicknameSet(),
    twoStepVerified: () => engine.twoStepVerified(),
    async tabSignedIn() {
      // While a connection is open a login follows at once (tabs.test.ts).
      if (engine.state.connection === 'open') engine.disconnected();
      hub.post({ version: 2, kind: 'signedIn', account: '' });
      await settled();
    },
    connecting: () => engine.disconnected({ connecting: true }),
    disconnected: () => engine.disconnected(),
    async connected() {
      // The distance is kept already.
      if (engine.state.session === 'loginFailed') await clock.advance(60_000);
      engine.connected();
    },
    noToken: () => token.open(false),
    prepared(phase) {
      // The next login waits for one that was aborted.
      for (const call of held.calls) if (phase !== 'calling') call.succeed();
      if (phase === 'preparing' && isClosed()) engine.connected();
      token.open(true);
    },
    lockedOut(phase) {
      if (phase === 'preparing') {
        if (isClosed()) engine.connected();
        engine.lockOut({ action: 102, waitMs: 5000 });
      } else held.calls.at(-1)?.fail({ majorCode: 10, wait: 5 });
    },
    backedOff: () => held.calls.at(-1)?.fail({ majorCode: 5, minorCode: 2 }),
    failed: () => held.calls.at(-1)?.fail({ majorCode: 109, minorCode: 2 }),
    async again(phase) {
      if (phase === 'lockedOut') engine.lockouts().forEach(engine.clearLockout);
      else if (phase !== 'preparing' && phase !== 'calling') await clock.advance(60_000);
    },
  };

  /** Takes one step, and checks what every step of every path keeps. */
  async function step(from: Phase, input: Input, to: Phase): Promise<void> {
    const [was, is] = [sessionOf(from), sessionOf(to)];
    const began = held.calls.length;
    news();
    const since = emitted.length;
    await enact[input](from);
    await clock.advance(0);
    const names = news();
    expect(engine.state.session).toBe(is);
    // Truth 1: one login where one is in flight, none begins anew, and each is emitted once.
    const begins = to === 'calling' && from !== 'calling';
    expect(held.calls.length - began).toBe(begins ? 1 : 0);
    const live = held.calls.slice(0, -1).filter(({ signal }) => !signal.aborted);
    if (to === 'calling') expect(held.last.signal.aborted).toBe(false);
    // Truth 2: what is final is left only as the tables say.
    const ways = leaves[was];
    if (ways && input !== 'signedIn' && input !== 'signedOut') expect(is).toBe(ways[input] ?? was);
    // Truth 3: what changes is emitted once; what does not change emits nothing but that #102 is sent.
    const session = names.filter((name) => ofSession.has(name));
    if (begins) expect(session).toEqual(['login.started']);
    else if (from === to || is === 'loggingIn' || silent.includes(input))
      expect(session).toEqual([]);
    else if (input === 'signedIn' && was !== 'loggingIn') expect(session).toEqual([]);
    else expect(session).toEqual(entered[is]);
    const changes = emitted.slice(since).filter((event) => event.name === 'state.changed');
    const ofState = changes.filter(({ payload }) => payload.session !== payload.previous.session);
    expect(ofState).toHaveLength(is === was ? 0 : 1);
    if (frames[input]) expect(names[0]).toBe('reaction');
    expect(live.length).toBeLessThanOrEqual(began);
  }

  return { engine, step, news, emitted };
}

type Step = readonly [from: Phase, input: Input, to: Phase];

async function walk(steps: readonly Step[]) {
  const at = walker();
  for (const [from, input, to] of steps) {
    try {
      await at.step(from, input, to);
    } catch (error) {
      const path = steps.map(([, each]) => each).join(' ');
      throw new Error(`${from} -- ${input} --> ${to}, on the path ${path}`, { cause: error });
    }
  }
  return at;
}

/** The steps of a path: XState names each by the state that it starts from, after one that only begins. */
function stepsOf({
  steps,
  state,
}: ReturnType<typeof getShortestPaths<typeof sessionMachine>>[number]): Step[] {
  const taken = steps.filter(({ event }) => inputs.some((input) => input === event.type));
  return taken.map(({ event }, at): Step => {
    const from = at === 0 ? 'ready' : next(taken.slice(0, at).map((each) => each.event.type));
    const to =
      at === taken.length - 1
        ? state.value
        : next(taken.slice(0, at + 1).map((each) => each.event.type));
    return [from, event.type, to];
  });
}

/** Where the machine is after some inputs. */
function next(types: readonly Input[]): Phase {
  let [snapshot] = initialTransition(sessionMachine);
  for (const type of types) [snapshot] = transition(sessionMachine, snapshot, { type });
  return snapshot.value;
}

describe('the session machine', () => {
  const shortest = getShortestPaths(sessionMachine, options);

  it('reaches all ten states, and every phase of them', () => {
    const reached = shortest.map(({ state }) => state.value);
    expect(new Set(reached.map(sessionOf))).toEqual(new Set(Object.keys(entered)));
    expect(new Set(reached)).toEqual(new Set(Object.keys(sessionMachine.states)));
  });

  it.each(shortest.map((path) => [path.state.value, path] as const))(
    'from %s keeps the truths at every step, as state and as events',
    async (phase, path) => {
      const before = stepsOf(path);
      const past = before.map(([, input]) => input);
      for (const input of options.events(path.state).map(({ type }) => type)) {
        const at = await walk([...before, [phase, input, next([...past, input])]]);
        // One cause, one reaction: the same frame again changes nothing.
        const frame = frames[input];
        if (!frame) continue;
        const { state } = at.engine;
        at.news();
        at.engine.receive(frame);
        expect(at.engine.state).toBe(state);
        // A form that is refused again is answered again.
        const isBlockedAgain = input === 'accountBlocked' && state.session === 'accountBlocked';
        expect(at.news()).toEqual(['reaction', ...(isBlockedAgain ? ['request.denied'] : [])]);
      }
    },
  );

  it('keeps them along every path without a circle', async () => {
    const few: readonly Input[] = [
      'login',
      'prepared',
      'backedOff',
      'again',
      'disconnected',
      'connected',
      'signedIn',
      'sessionTerminated',
      'newToken',
    ];
    const simple = getSimplePaths(sessionMachine, {
      events: (snapshot: Snapshot) =>
        options.events(snapshot).filter(({ type }) => few.includes(type)),
    });
    expect(simple.length).toBeGreaterThan(8);
    for (const path of simple) await walk(stepsOf(path));
  });
});
