// Every step out of every state of the session machine, and every path without a circle, found by xstate/graph and taken by an
// engine through its public face.
import { describe, expect, it } from 'vitest';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import {
  type ReactionEventName,
  type SessionInput,
  type SessionState,
  sessionMachine,
} from '../../src/index.js';
import { gate, heldRig } from '../support/session.js';

type Snapshot = SnapshotFrom<typeof sessionMachine>;
type Phase = Snapshot['value'];
type Input = SessionInput['type'];

const frames: Partial<Record<Input, { majorCode: number; minorCode?: number }>> = {
  login: { majorCode: 2 },
  register: { majorCode: 111 },
  accountBlocked: { majorCode: 111, minorCode: 4 },
  sessionTerminated: { majorCode: 8 },
  sessionReplaced: { majorCode: 3 },
  setNickname: { majorCode: 9 },
  verifyTwoStep: { majorCode: 184 },
};
const calls = [
  'logIn',
  'newToken',
  'signedIn',
  'signedOut',
  'takeOver',
  'nicknameSet',
  'twoStepVerified',
] as const;
const course = ['prepared', 'succeeded', 'lockedOut', 'backedOff', 'failed', 'again'] as const;
const inputs = [...(Object.keys(frames) as Input[]), ...calls, ...course];
const isCall = (input: Input): input is (typeof calls)[number] =>
  calls.some((call) => call === input);

/** What the engine asks of the machine elsewhere only: a 2 soon after a success (see backoff.test.ts), logIn where it fits. */
const underWay: readonly Input[] = ['newToken'];
const aside: Partial<Record<Phase, readonly Input[]>> = {
  ready: ['backedOff', 'failed', 'newToken'],
  nicknameRequired: ['backedOff', 'failed', 'newToken'],
  preparing: underWay,
  calling: underWay,
  lockedOut: underWay,
  backingOff: underWay,
  loginFailed: underWay,
};
const options = {
  events: ({ value }: Snapshot) =>
    inputs.filter((input) => !aside[value]?.includes(input)).map((type) => ({ type })),
};

function sessionOf(phase: Phase): SessionState {
  if (phase === 'preparing' || phase === 'calling') return 'loggingIn';
  return phase === 'lockedOut' || phase === 'backingOff' ? 'loginDelayed' : phase;
}

/** By what a final state is left, and for which one. */
const leaves: Partial<Record<SessionState, Partial<Record<Input, SessionState>>>> = {
  terminated: { newToken: 'loggingIn' },
  accountBlocked: { newToken: 'loggingIn' },
  replaced: { takeOver: 'loggingIn' },
  registrationRequired: {
    newToken: 'loggingIn',
    accountBlocked: 'accountBlocked',
    verifyTwoStep: 'twoStepRequired',
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

/** An engine that waits for the test at every turn, so that it stands where the machine does. */
function walker() {
  let token = gate<boolean>();
  const at = heldRig({
    hasToken: () => {
      token = gate<boolean>();
      return token.promise;
    },
    loginTimeoutMs: 2 ** 31 - 1,
    loginBackoff: { random: () => 1, resetAfterMs: 0, maxAttempts: Number.POSITIVE_INFINITY },
  });
  const { engine, clock, held, told, news } = at;

  /** Brings an input about by public means. Where the phase does not wait for it, it comes too late or not at all. */
  async function enact(input: Input, phase: Phase): Promise<void> {
    const frame = frames[input];
    const last = held.calls.at(-1);
    if (frame) engine.receive(frame);
    else if (input === 'newToken') engine.logIn({ newToken: true });
    else if (isCall(input)) void engine[input]();
    else if (input === 'prepared') {
      // The next login waits for one that was aborted.
      for (const call of held.calls) if (phase !== 'calling') call.succeed();
      token.open(true);
    } else if (input === 'lockedOut' && phase === 'preparing') {
      engine.lockOut({ action: 102, waitMs: 5000 });
    } else if (input === 'again') {
      if (phase === 'lockedOut') engine.lockouts().forEach(engine.clearLockout);
      else if (phase !== 'preparing' && phase !== 'calling') await clock.advance(60_000);
    } else if (input === 'succeeded') last?.succeed();
    else if (input === 'lockedOut') last?.fail({ majorCode: 10, wait: 5 });
    else if (input === 'backedOff') last?.fail({ majorCode: 110 });
    else if (input === 'failed') last?.fail({ majorCode: 109, minorCode: 2 });
    await clock.advance(0);
  }

  /** Takes one step, and checks what every step of every path keeps. */
  async function step(from: Phase, input: Input, to: Phase): Promise<void> {
    const [was, is] = [sessionOf(from), sessionOf(to)];
    const began = held.calls.length;
    news();
    await enact(input, from);
    const names = news();
    expect(engine.state.session).toBe(is);
    // Truth 1: one login where one is in flight, none begins anew, and each is emitted once.
    const begins = to === 'calling' && from !== 'calling';
    expect(held.calls.length - began).toBe(begins ? 1 : 0);
    const live = held.calls.slice(0, -1).filter(({ signal }) => !signal.aborted);
    if (to === 'calling') expect(held.last.signal.aborted).toBe(false);
    // Truth 2: what is final is left only as the tables say.
    const final = leaves[was];
    if (final && input !== 'signedIn' && input !== 'signedOut')
      expect(is).toBe(final[input] ?? was);
    // Truth 3: what changes is emitted once; what does not change emits nothing but that #102 is sent.
    const session = names.filter((name) => ofSession.has(name));
    const silent = input === 'signedOut' || input === 'nicknameSet';
    if (begins) expect(session).toEqual(['login.started']);
    else if (is === was || silent || (input === 'signedIn' && was !== 'loggingIn')) {
      expect(session).toEqual([]);
    } else expect(session).toEqual(entered[is]);
    const changes = names.filter((name) => name === 'state.changed');
    expect(changes).toHaveLength(is === was ? 0 : 1);
    if (frames[input]) expect(names[0]).toBe('reaction');
    expect(live.length).toBeLessThanOrEqual(began);
  }

  return { engine, step, news, told };
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

  it('reaches all ten states', () => {
    const reached = new Set(shortest.map(({ state }) => sessionOf(state.value)));
    expect(reached).toEqual(new Set(Object.keys(entered)));
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
        expect(at.news()).toEqual(['reaction']);
      }
    },
  );

  it('keeps them along every path without a circle', async () => {
    const few = [
      'login',
      'prepared',
      'backedOff',
      'again',
      'succeeded',
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
