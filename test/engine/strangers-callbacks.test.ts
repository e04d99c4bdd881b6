import { describe, expect, it, vi } from 'vitest';
import {
  createReactionEngine,
  isReactionError,
  memoryStore,
  type ReactionEngine,
} from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';
import { heldRig } from '../support/session.js';

/** What the app does inside its callbacks: `called` is asked at each call, with the name of the callback. */
type Called = (name: string) => void;

/** Everything that an app can give, each of which says when it is called. */
function livingEngine(clock: ManualClock, called: Called): ReactionEngine {
  const inner = memoryStore();
  const own =
    <Args extends readonly unknown[], R>(name: string, call: (...args: Args) => R) =>
    (...args: Args): R => {
      called(name);
      return call(...args);
    };
  return createReactionEngine({
    clock: {
      ...clock,
      onWake: own('onWake', (listener: () => void) => clock.onWake?.(listener) ?? (() => {})),
    },
    store: {
      read: own('read', inner.read),
      write: own('write', inner.write),
      remove: own('remove', inner.remove),
      close: own('close of the store', () => {}),
    },
    channel: {
      postMessage: own('postMessage', () => {}),
      addEventListener: own('addEventListener', () => {}),
      close: own('close of the channel', () => {}),
    },
    login: own('login', async ({ signal, request }) => {
      signal.addEventListener('abort', () => called('abort of login'));
      await request(103, async () => {});
      await new Promise((_resolve, reject) =>
        clock.setTimeout(() => reject({ majorCode: 110 }), 5),
      );
    }),
    hasToken: own('hasToken', () => true),
    inspect: own('inspect', () => {}),
    loginBackoff: { random: own('random', () => 1) },
  });
}

const names = [
  'reaction',
  'state.changed',
  'lockout.started',
  'lockout.ended',
  'login.started',
  'login.delayed',
  'error.reported',
  'request.held',
  'request.sent',
  'request.settled',
  'fault',
] as const;

/** A short life, in which every callback is called. What is thrown is what the engine threw. */
async function live(
  engine: ReactionEngine,
  clock: ManualClock,
  called: Called,
): Promise<unknown[]> {
  const answer = <T>(name: string, value: T): T => {
    called(name);
    return value;
  };
  const thrown: unknown[] = [];
  const promises: Promise<unknown>[] = [];
  const own = (call: () => unknown) => {
    try {
      const result = call();
      if (result instanceof Promise) promises.push(result.catch(() => {}));
    } catch (error) {
      thrown.push(error);
    }
  };
  const send = async ({ signal }: { readonly signal: AbortSignal }) => {
    called('send');
    signal.addEventListener('abort', () => called('abort of send'));
    await new Promise((resolve) => clock.setTimeout(() => resolve(1), 10));
  };
  const signal = new AbortController();
  vi.spyOn(signal.signal, 'addEventListener').mockImplementation(() => called('signal'));
  for (const name of names) own(() => engine.on(name, () => called(name)));
  own(() => engine.subscribe(() => called('subscribe')));
  own(() => engine.receive({ majorCode: 1, requestId: 'a' }));
  own(() => engine.waitFor('reaction', { filter: () => answer('filter', true) }));
  own(() => engine.lockOut({ action: 201, waitMs: 40 }));
  own(() => engine.countdown({ action: 201 }).subscribe(() => called('countdown')));
  const whileLockedOut = () => answer('whileLockedOut', 'wait' as const);
  own(() => engine.request(201, send, { whileLockedOut }));
  own(() => engine.request(202, send, { signal: signal.signal }));
  own(() => engine.connected());
  await clock.advance(0);
  own(() => engine.receive({ majorCode: 602 }));
  own(() => engine.request(203, send));
  await clock.advance(20);
  own(() => engine.request(203, send));
  own(() => engine.cancel(() => answer('cancel', false)));
  // A heartbeat is never held.
  own(() => engine.request(2, send));
  own(() => engine.disconnected());
  await clock.advance(50);
  own(() => engine.signedIn({ account: 'b' }));
  own(() => engine.lockOut({ action: 5, waitMs: 60_000 }));
  await clock.advance(2000);
  own(() => engine.connected());
  own(() => engine.logIn());
  own(() => engine.signedIn({ account: 'c' }));
  await clock.advance(0);
  own(() => engine.dispose());
  await clock.advance(2000);
  await Promise.all(promises);
  return thrown;
}

async function callbackNames(): Promise<string[]> {
  const clock = manualClock();
  const seen = new Set<string>();
  const called = (name: string) => void seen.add(name);
  await live(livingEngine(clock, called), clock, called);
  return [...seen];
}

const callbacks = await callbackNames();

describe('dispose() inside a callback', () => {
  it('is tried in every one', () => {
    expect(callbacks).toEqual(
      expect.arrayContaining([
        ...names,
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
        // What ends with it is closed and aborted; nothing else of the app's is called.
        const ending = /^(close|abort|remove|write|read|postMessage|signal|addEventListener)/;
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
