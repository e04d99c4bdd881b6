import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { bundle } from '../docs/bundle.js';

/** What React Native has of a browser's scope: timers, the monotonic clock, microtasks; no page, no storage, no channel. */
function reactNative(items: Map<string, string>) {
  const emitted: unknown[] = [];
  const scope = vm.createContext({
    setTimeout,
    clearTimeout,
    queueMicrotask,
    console,
    performance: { now: () => performance.now() },
    AbortController,
    AbortSignal,
    emitted,
    // The shape of AsyncStorage: every call answers later.
    AsyncStorage: {
      getItem: async (key: string) => items.get(key) ?? null,
      setItem: async (key: string, value: string) => void items.set(key, value),
      removeItem: async (key: string) => void items.delete(key),
    },
  });
  vm.runInContext('globalThis.window = globalThis;', scope);
  return { emitted, scope };
}

const app = `
  import { createReactionEngine } from '../../src/index.js';
  import { keyValueStore } from '../../src/key-value-store.js';

  globalThis.start = (account) => {
    const engine = createReactionEngine({ account, store: keyValueStore(AsyncStorage) });
    for (const name of ['lockout.started', 'lockout.ended', 'fault', 'state.changed']) {
      engine.on(name, (payload) => emitted.push({ name, ...payload }));
    }
    return engine;
  };
`;

describe('in React Native', () => {
  it('lockouts outlive the application in AsyncStorage, and no page, database or channel is needed', async () => {
    const items = new Map<string, string>();
    const code = await bundle(app, { format: 'cjs' });
    const launch = () => {
      const { scope, emitted } = reactNative(items);
      vm.runInContext(`(() => { ${code} })()`, scope);
      return { engine: vm.runInContext("start('a7f3')", scope), emitted };
    };

    const first = launch();
    await first.engine.restored;
    first.engine.receive({ majorCode: 136, wait: 90 });
    await first.engine.dispose();
    expect(first.emitted).toMatchObject([{ name: 'lockout.started', origin: 'frame' }]);
    expect([...items.keys()]).toEqual(['igap-reactions-a7f3']);

    const second = launch();
    await second.engine.restored;
    expect(second.emitted).toMatchObject([{ name: 'lockout.started', origin: 'storage' }]);
    expect(second.engine.guard(100)).toMatchObject({ allowed: false });
    second.engine.receive({ majorCode: 8 });
    expect(second.engine.state.session).toBe('terminated');
    for (const lockout of second.engine.lockouts()) second.engine.clearLockout(lockout);
    await second.engine.dispose();
    expect(items.size).toBe(0);
    expect(second.emitted).toMatchObject([
      { name: 'lockout.started' },
      { name: 'state.changed' },
      { name: 'lockout.ended' },
    ]);
  });

  it.each(['document', 'indexedDB', 'BroadcastChannel'])('there is no %s in that scope', (name) => {
    const { scope } = reactNative(new Map());
    expect(vm.runInContext(`typeof ${name}`, scope)).toBe('undefined');
  });
});

describe('a process without a page', () => {
  it('is not kept alive by an engine that is idle', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'idle-'));
    try {
      const code = await bundle(`
        import { createReactionEngine } from '../../src/index.js';
        const engine = createReactionEngine();
        engine.receive({ majorCode: 8 });
        console.log(engine.state.session, typeof BroadcastChannel);
      `);
      writeFileSync(join(folder, 'idle.mjs'), code);
      const said = execFileSync(process.execPath, [join(folder, 'idle.mjs')], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect(said.trim()).toBe('terminated function');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
