// Whatever the app does inside whatever it is called back by, at whichever call: every promise settles, nothing goes where it may not,
// nothing is left.
import { describe, expect, it } from 'vitest';
import type { ReactionEngine, SendCall } from '../../src/index.js';
import { type Outcome, outcomeOf, requestRig } from '../support/request.js';

const actions = {
  dispose: (engine) => engine.dispose(),
  signedOut: (engine) => engine.signedOut(),
  signedIn: (engine) => engine.signedIn({ account: 'b' }),
  connected: (engine) => engine.connected(),
  disconnected: (engine) => engine.disconnected(),
  'an 8': (engine) => engine.receive({ majorCode: 8 }),
  'a 2': (engine) => engine.receive({ majorCode: 2 }),
  'a flood': (engine) => engine.receive({ majorCode: 10, wait: 2 }),
  lockOut: (engine) => engine.lockOut({ action: 201, waitMs: 3000 }),
  clearLockout: (engine) => engine.lockouts().map(engine.clearLockout),
  request: (engine) => engine.request(201, async () => 'inner', { whileLockedOut: 'wait' }),
  batch: (engine) => Promise.allSettled(engine.batch([{ action: 201, send: async () => 'inner' }])),
  'cancel of all': (engine) => engine.cancel({}),
  throwing() {
    throw new Error('of the app');
  },
} satisfies Record<string, (engine: ReactionEngine) => unknown>;

const callbacks = [
  'send',
  'whileLockedOut',
  'abort of send',
  'addEventListener',
  'removeEventListener',
  'aborted',
  'then',
  'request.held',
  'request.sent',
  'request.settled',
  'reaction',
  'lockout.started',
  'lockout.ended',
  'state.changed',
  'cancel',
] as const;
type Callback = (typeof callbacks)[number];

// What a listener of a platform's signal throws is reported by the platform itself.
const pairs = callbacks
  .flatMap((callback) =>
    Object.keys(actions).map((action) => ({ callback, action: action as keyof typeof actions })),
  )
  .filter(({ callback, action }) => callback !== 'abort of send' || action !== 'throwing');

/** A signal of the app's own, each member of which says when it is used. */
function ownSignal(called: (name: Callback) => void): AbortSignal {
  return {
    addEventListener: () => called('addEventListener'),
    removeEventListener: () => called('removeEventListener'),
    get aborted() {
      called('aborted');
      return false;
    },
  } as unknown as AbortSignal;
}

/** A life of requests in which every callback is called. Returns what became of them. */
async function live(callback: Callback, act: (engine: ReactionEngine) => unknown, at: number) {
  const made = requestRig({ account: 'a', replayConcurrency: 1 });
  const { engine, clock, held } = made;
  const outcomes: Outcome[] = [];
  let calls = 0;
  const seen = new Set<string>();
  const called = (name: Callback) => {
    seen.add(name);
    if (name !== callback || ++calls !== at) return;
    const result = act(engine);
    if (result instanceof Promise) outcomes.push(outcomeOf(result));
  };
  const own = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      expect(error).toMatchObject({ name: 'DisposedError' });
    }
  };
  const answers: (() => void)[] = [];
  const send = ({ signal, attempt }: SendCall): PromiseLike<unknown> => {
    called('send');
    signal.addEventListener('abort', () => called('abort of send'));
    const then = (
      resolve?: ((value: unknown) => unknown) | null,
      reject?: ((error: unknown) => unknown) | null,
    ) => {
      called('then');
      answers.push(() => (attempt === 1 ? reject?.({ majorCode: 2 }) : resolve?.('done')));
    };
    return { then } as PromiseLike<unknown>;
  };
  const options = {
    signal: ownSignal(called),
    whileLockedOut: () => {
      called('whileLockedOut');
      return 'wait' as const;
    },
    replay: 'idempotent' as const,
    timeoutMs: 5000,
  };
  for (const name of [
    'request.held',
    'request.sent',
    'request.settled',
    'reaction',
    'lockout.started',
    'lockout.ended',
    'state.changed',
  ] as const) {
    engine.on(name, () => called(name));
  }
  const ask = (action = 201) =>
    own(() => outcomes.push(outcomeOf(engine.request(action, send, options))));
  const answerAll = async () => {
    for (const answer of answers.splice(0)) answer();
    await clock.advance(0);
  };

  own(() => engine.lockOut({ action: 201, waitMs: 1000 }));
  ask();
  ask();
  ask(301);
  own(() =>
    engine
      .batch(
        [
          { action: 302, send },
          { action: 303, send },
        ],
        options,
      )
      .map((each) => outcomes.push(outcomeOf(each))),
  );
  await clock.advance(0);
  await answerAll();
  held.calls.at(-1)?.succeed();
  await clock.advance(1000);
  await answerAll();
  own(() => engine.connected());
  ask(301);
  await clock.advance(2000);
  held.calls.at(-1)?.succeed();
  await clock.advance(0);
  own(() => engine.disconnected());
  own(() =>
    engine.cancel(() => {
      called('cancel');
      return false;
    }),
  );
  await clock.advance(0);
  for (let second = 0; second < 70; second++) {
    await clock.advance(1000);
    held.calls.at(-1)?.succeed();
    await answerAll();
  }
  return { ...made, outcomes, seen };
}

describe('a life of requests', () => {
  it('calls every callback', async () => {
    const { seen } = await live('send', () => {}, 1);
    expect([...callbacks].filter((name) => !seen.has(name))).toEqual([]);
  });

  it.each(pairs)('settles all where $callback does this: $action', async ({ callback, action }) => {
    for (const at of [1, 3]) {
      const { engine, clock, outcomes } = await live(callback, actions[action], at);
      expect(outcomes.filter(({ settled }) => !settled)).toEqual([]);
      await engine.dispose();
      await clock.advance(0);
      expect(clock.pending).toBe(0);
    }
  });
});
