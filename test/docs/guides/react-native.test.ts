import { expect, it, vi } from 'vitest';
import type { ReactionEngine, SendCall } from '../../../src/index.js';
import { run } from './guide.js';

interface Blocks {
  readonly makeEngine: (
    account: string | null,
    sendLogin: (call: SendCall) => Promise<unknown>,
  ) => ReactionEngine;
  readonly connectWhenActive: (connect: () => void) => () => void;
}

/** What the phone's modules stand on, as test/native has them. */
function phone() {
  const texts = new Map<string, string>();
  const listeners = new Set<(state: string) => void>();
  vi.stubGlobal('nativeModules', {
    AsyncStorage: {
      getItem: async (key: string) => texts.get(key) ?? null,
      setItem: async (key: string, text: string) => void texts.set(key, text),
      removeItem: async (key: string) => void texts.delete(key),
    },
    AppState: {
      currentState: 'active',
      addEventListener(_: 'change', listener: (state: string) => void) {
        listeners.add(listener);
        return { remove: () => listeners.delete(listener) };
      },
    },
  });
  const say = (state: string) => {
    for (const listener of [...listeners]) listener(state);
  };
  return { texts, say };
}

it('the engine of docs/guides/react-native.md logs in, stores lockouts, and connects when the app is active', async () => {
  const { texts, say } = phone();
  const { makeEngine, connectWhenActive } = await run<Blocks>('react-native', 'makeEngine');
  const logins = vi.fn(async () => {});
  const engine = makeEngine('a7', logins);
  const stop = connectWhenActive(() => void engine.connected());
  say('background');
  expect(logins).not.toHaveBeenCalled();
  const succeeded = engine.waitFor('login.succeeded');
  say('active');
  await succeeded;
  expect(logins).toHaveBeenCalledOnce();
  engine.lockOut({ action: 201, waitMs: 60_000 });
  await engine.dispose();
  expect([...texts.keys()]).toEqual(['igap-reactions-a7']);
  stop();
  vi.unstubAllGlobals();
});
