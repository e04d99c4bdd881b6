// The whole engine, driven through random frames, calls, connections, settlements of login and time; what must always hold is checked
// after every step.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ErrorFrame,
  findError,
  memoryStore,
  type ReactionEngine,
  type ReactionEventName,
  type SessionState,
  type SessionSummary,
} from '../../src/index.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { rig } from '../support/session.js';

const timeoutMs = 10_000;

type Step =
  | { readonly do: 'receive'; readonly frame: ErrorFrame }
  | { readonly do: 'call'; readonly name: keyof typeof calls }
  | { readonly do: 'settle'; readonly which: number; readonly answer: ErrorFrame | Error | 'yes' }
  | { readonly do: 'advance' | 'sleep'; readonly ms: number };

const calls = {
  signedIn: (engine: ReactionEngine) => engine.signedIn(),
  signedInA: (engine: ReactionEngine) => engine.signedIn({ account: 'a' }),
  signedInB: (engine: ReactionEngine) => engine.signedIn({ account: 'b' }),
  signedOut: (engine: ReactionEngine) => engine.signedOut(),
  logIn: (engine: ReactionEngine) => engine.logIn(),
  logInWithToken: (engine: ReactionEngine) => engine.logIn({ newToken: true }),
  takeOver: (engine: ReactionEngine) => engine.takeOver(),
  nicknameRequired: (engine: ReactionEngine) => engine.nicknameRequired(),
  nicknameSet: (engine: ReactionEngine) => engine.nicknameSet(),
  twoStepRequired: (engine: ReactionEngine) => engine.twoStepRequired(),
  twoStepVerified: (engine: ReactionEngine) => engine.twoStepVerified(),
  lockLogin: (engine: ReactionEngine) => engine.lockOut({ action: 102, waitMs: 3000 }),
  connected: (engine: ReactionEngine) => engine.connected(),
  disconnected: (engine: ReactionEngine) => engine.disconnected(),
  connecting: (engine: ReactionEngine) => engine.disconnected({ connecting: true }),
};

const frame: fc.Arbitrary<ErrorFrame> = fc.record({
  majorCode: fc.constantFrom(2, 2, 2, 3, 8, 9, 105, 109, 110, 111, 184, 10, 5, 7, 10170, 203, 9999),
  minorCode: fc.constantFrom(undefined, 1, 2, 4),
  wait: fc.constantFrom(undefined, undefined, 0, 2, 20),
  action: fc.constantFrom(undefined, 102, 201),
  requestId: fc.constantFrom(undefined, '', 'r1', 'r2', 'r3'),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('receive' as const), frame }),
  fc.record({
    do: fc.constant('call' as const),
    name: fc.constantFrom(...(Object.keys(calls) as (keyof typeof calls)[])),
  }),
  fc.record({
    do: fc.constant('settle' as const),
    which: fc.nat(3),
    answer: fc.oneof(frame, fc.constant('yes' as const), fc.constant(new Error('socket'))),
  }),
  fc.record({
    do: fc.constantFrom('advance' as const, 'advance' as const, 'sleep' as const),
    ms: fc.constantFrom(0, 1, 999, 1000, 3000, timeoutMs, 31_000),
  }),
);

interface Call {
  readonly startedAt: number;
  /** How many steps the model had taken. */
  readonly atStep: number;
  readonly signal: AbortSignal;
  readonly succeed: () => void;
  readonly fail: (error: unknown) => void;
  over: boolean;
}

/** What leaves a final state, besides signedIn and signedOut. */
const ways: Partial<Record<SessionState, Partial<Record<string, readonly SessionState[]>>>> = {
  terminated: { logInWithToken: ['loggingIn', 'loginDelayed', 'registrationRequired'] },
  accountBlocked: {
    logInWithToken: ['loggingIn', 'loginDelayed', 'registrationRequired'],
    verifyTwoStep: ['twoStepRequired'],
    twoStepRequired: ['twoStepRequired'],
  },
  replaced: { takeOver: ['loggingIn', 'loginDelayed', 'registrationRequired'] },
  registrationRequired: {
    logInWithToken: ['loggingIn', 'loginDelayed'],
    verifyTwoStep: ['twoStepRequired'],
    twoStepRequired: ['twoStepRequired'],
    accountBlocked: ['accountBlocked'],
  },
};

const sessionOrRequest =
  /^(login|registration|nickname|twoStep|account|session|input|request|error)\./;

function model(slowStore: boolean, hasToken: boolean | Promise<boolean>) {
  const pending: Call[] = [];
  let steps = 0;
  const inner = memoryStore();
  const { engine, clock, emitted, news } = rig({
    account: 'a',
    store: slowStore ? { ...inner, read: async (account) => inner.read(account) } : inner,
    hasToken: () => hasToken,
    loginBackoff: { random: () => 1, maxAttempts: 3 },
    login: ({ signal }) =>
      new Promise<void>((succeed, fail) => {
        expect(engine.state.session).toBe('loggingIn');
        expect(engine.state.connection).not.toBe('closed');
        expect(engine.guard(102).allowed).toBe(true);
        const startedAt = clock.monotonic();
        for (const call of pending) {
          expect(call.over || startedAt - call.startedAt >= timeoutMs).toBe(true);
          // Time, or something from outside, lies between two.
          expect([call.startedAt, call.atStep]).not.toEqual([startedAt, steps]);
        }
        pending.push({ startedAt, atStep: steps, signal, succeed, fail, over: false });
      }),
  });

  function endsConnection(name: keyof typeof calls): boolean {
    const { connection } = engine.state;
    if (name === 'connected') return connection === 'open';
    return (name === 'disconnected' || name === 'connecting') && connection !== 'closed';
  }

  async function run(taken: Step) {
    steps++;
    const last = pending.at(-1);
    const live = engine.state.session === 'loggingIn' && !last?.signal.aborted;
    switch (taken.do) {
      case 'receive': {
        const action = findError(taken.frame.majorCode)?.action ?? taken.frame.action;
        const received = emitted.length;
        // Marked before: the next login may be called in the same turn.
        if (last && live && action === 102) last.over = true;
        engine.receive(taken.frame);
        // A second delivery answers nothing.
        if (last && live && emitted.length === received) last.over = false;
        break;
      }
      case 'call':
        // The app's word answers a login, unless it names another account.
        if (last && live && taken.name.startsWith('signedIn')) {
          const named = { signedInA: 'a', signedInB: 'b' }[taken.name as string];
          const { account } = engine.state;
          last.over ||= named === undefined || account === null || named === account;
        }
        // What is in flight ends with its connection.
        if (endsConnection(taken.name)) for (const call of pending) call.over = true;
        void calls[taken.name](engine);
        break;
      case 'settle': {
        const call = pending[pending.length - 1 - taken.which];
        if (!call) return;
        call.over = true;
        if (taken.answer === 'yes') call.succeed();
        else call.fail(taken.answer);
        await clock.advance(0);
        break;
      }
      default:
        await clock[taken.do](taken.ms);
    }
  }

  /** The state as the events say it. */
  function follow(from: SessionSummary, since: number) {
    let at = from;
    for (const event of emitted.slice(since)) {
      if (event.name !== 'state.changed') continue;
      const { previous, cause, ...now } = event.payload;
      expect(previous).toEqual(at);
      expect(now).not.toEqual(at);
      at = now;
    }
    expect(summaryOf(engine)).toEqual(at);
  }

  async function take(taken: Step) {
    // What was due before this step is none of its doing.
    await clock.advance(0);
    const before = summaryOf(engine);
    const { session } = before;
    const since = emitted.length;
    news();
    await run(taken);
    const names = news();
    follow(before, since);
    if (taken.do === 'receive') checkOrder(names);
    const way = ways[session];
    const byHost = taken.do === 'call' && taken.name.startsWith('signed');
    if (way && engine.state.session !== session && !byHost) {
      const reaction = emitted[since];
      const by =
        taken.do === 'call'
          ? taken.name
          : reaction?.name === 'reaction'
            ? reaction.payload.reaction.kind
            : taken.do;
      expect(way[by] ?? [session]).toContain(engine.state.session);
    }
    const started = emitted.filter(({ name }) => name === 'login.started');
    expect(started).toHaveLength(pending.length);
  }

  return { engine, take };
}

function summaryOf({ state: { session, account, connection } }: ReactionEngine): SessionSummary {
  return { session, account, connection };
}

/** For one frame: reaction, lockout.*, at most one session or request event, state.changed, faults. */
function checkOrder(names: readonly ReactionEventName[]) {
  const rank = (name: ReactionEventName) => {
    if (name === 'reaction') return 0;
    if (name.startsWith('lockout.')) return 1;
    if (sessionOrRequest.test(name)) return 2;
    return name === 'state.changed' ? 3 : 4;
  };
  const ranks = names.map(rank);
  expect(ranks).toEqual(ranks.toSorted());
  // A wrong input that locks a login not sent yet is emitted for itself; then, that the login waits.
  const both = names.includes('input.rejected') && names.includes('login.delayed');
  for (const once of [0, 2, 3]) {
    const most = once === 2 && both ? 2 : 1;
    expect(ranks.filter((each) => each === once).length).toBeLessThanOrEqual(most);
  }
  if (names.length > 0) expect(names[0]).toBe('reaction');
}

describe('whatever happens', () => {
  it('the order, the truths and the tables hold after every step', modelLimits, async () => {
    await holds(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.constantFrom(true, true, false, Promise.resolve(true), Promise.resolve(false)),
        async (steps, slowStore, hasToken) => {
          const { engine, take } = model(slowStore, hasToken);
          for (const taken of steps) await take(taken);
          await engine.dispose();
        },
      ),
    );
  });
});
