import { describe, expect, it } from 'vitest';
import {
  createReactionEngine,
  isReactionError,
  memoryStore,
  type ReactionEngine,
} from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { eventNames, live, livingEngine } from '../support/living-engine.js';
import { requestRig } from '../support/request.js';
import { heldRig } from '../support/session.js';

async function callbackNames(): Promise<string[]> {
  const clock = manualClock();
  const seen = new Set<string>();
  const called = (name: string) => void seen.add(name);
  await live(livingEngine(clock, called), clock, called);
  return [...seen];
}

// A timer that is being armed when the app disposes inside its own setTimeout is the app's.
const callbacks = (await callbackNames()).filter((name) => name !== 'setTimeout');

describe('dispose() inside a callback', () => {
  it('is tried in every one', () => {
    expect(callbacks).toEqual(
      expect.arrayContaining([
        ...eventNames,
        'login',
        'hasToken',
        'random',
        'send',
        'filter',
        'inspect',
      ]),
    );
    expect(callbacks).toEqual(
      expect.arrayContaining(['read', 'write', 'remove', 'postMessage', 'close of the store']),
    );
    expect(callbacks).toEqual(
      expect.arrayContaining([
        'whileLockedOut',
        'cancel',
        'countdown',
        'subscribe',
        'signal',
        'abort of send',
        'abort of login',
      ]),
    );
  });

  it.each(callbacks)(
    'of %s, at each of its calls: nothing is left, and nothing is emitted',
    async (name) => {
      for (const at of [1, 2, 3, 5]) {
        const clock = manualClock();
        let calls = 0;
        let after: string[] | undefined;
        const called = (each: string) => {
          after?.push(each);
          if (each !== name || ++calls !== at) return;
          void made.engine?.dispose();
          if (made.engine) after ??= [];
        };
        const made: { engine?: ReactionEngine } = {};
        made.engine = livingEngine(clock, called);
        const thrown = await live(made.engine, clock, called);
        expect(thrown.filter((error) => !isReactionError(error, 'DisposedError'))).toEqual([]);
        expect(clock.pending).toBe(0);
        // What ends with it is closed and aborted, and a clock may be looked at; nothing else of the app's is called.
        const ending =
          /^(close|abort|remove|write|read|postMessage|signal|addEventListener|monotonic|now)/;
        expect(after?.filter((each) => !ending.test(each)) ?? []).toEqual([]);
      }
    },
  );

  it('of close of the store, called again at once: the same promise', async () => {
    const { clock } = rig();
    let again: Promise<void> | undefined;
    const engine = createReactionEngine({
      clock,
      store: {
        ...memoryStore(),
        close() {
          again = engine.dispose();
        },
      },
    });
    const disposal = engine.dispose();
    await disposal;
    expect(again).toBe(disposal);
  });
});

describe('a callback that calls the engine', () => {
  it('of send: run again joins nobody, and both settle', async () => {
    const { engine, settle } = requestRig();
    const values: unknown[] = [];
    let depth = 0;
    const send = async (): Promise<number> => {
      const own = ++depth;
      if (own < 50) values.push(await engine.request(201, send));
      return own;
    };
    values.push(await engine.request(201, send));
    await settle();
    expect(values).toHaveLength(50);
    expect(engine.requests()).toEqual([]);
  });

  it('of hasToken: a sign-in there is the answer, and no login is called', () => {
    const { engine, held } = heldRig({
      hasToken() {
        void engine.signedIn();
        return true;
      },
    });
    engine.logIn();
    expect(engine.state.session).toBe('ready');
    expect(held.login).not.toHaveBeenCalled();
  });

  it.each([
    ['a function', (next: () => void) => next],
    ['an observer', (next: () => void) => ({ next })],
  ])('of inspect, %s: the engine has its new state already', (_, as) => {
    const seen: string[] = [];
    const { engine } = rig({
      inspect: as(() => {
        if (seen.length > 20) return;
        seen.push(engine.state.session);
        engine.receive({ majorCode: 8, requestId: 'once' });
      }),
    });
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('terminated');
    expect(seen).toContain('terminated');
  });

  it('of postMessage: the sign-in is complete by then', () => {
    const seen: (string | null)[] = [];
    const { engine } = rig({
      channel: {
        postMessage: () => seen.push(engine.state.account),
        addEventListener() {},
        close() {},
      },
    });
    void engine.signedIn({ account: 'a' });
    expect(seen).toEqual(['a']);
  });
});
