import { vi } from 'vitest';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../src/index.js';
import type { ManualClock } from '../../src/testing.js';

/** What the app does inside its callbacks: `called` is asked at each call, with the name of the callback. */
export type Called = (name: string) => void;

/** Everything that an app can give, each of which says when it is called. */
export function livingEngine(clock: ManualClock, called: Called): ReactionEngine {
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
      now: own('now', clock.now),
      monotonic: own('monotonic', clock.monotonic),
      setTimeout: own('setTimeout', clock.setTimeout),
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

/** The events that a life listens to. */
export const eventNames = [
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
export async function live(
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
  for (const name of eventNames) own(() => engine.on(name, () => called(name)));
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
