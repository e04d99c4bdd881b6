import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { bundle } from '../docs/bundle.js';

/** What a server renders with: timers and no page. Whatever else is asked for is noted. */
function server() {
  const touched: string[] = [];
  const scope: Record<string, unknown> = {
    queueMicrotask,
    performance: { now: () => performance.now() },
    AbortController,
    setTimeout: (...args: Parameters<typeof setTimeout>) => {
      touched.push('setTimeout');
      return setTimeout(...args);
    },
    clearTimeout,
  };
  const trap = (name: string) =>
    new Proxy(() => {}, {
      get: (_, key) => {
        touched.push(`${name}.${String(key)}`);
        return undefined;
      },
      apply: () => void touched.push(`${name}()`),
      construct: () => {
        touched.push(`new ${name}`);
        return {};
      },
    });
  for (const name of ['localStorage', 'sessionStorage', 'BroadcastChannel', 'SharedWorker']) {
    scope[name] = trap(name);
  }
  scope.navigator = trap('navigator');
  return { scope, touched };
}

async function render(text: string) {
  const { scope, touched } = server();
  const code = await bundle(text, { format: 'cjs' });
  const result: unknown = await vm.runInNewContext(`(() => { ${code}; return result })()`, scope);
  return { result, touched };
}

describe('on a server', () => {
  it('importing the package and making an engine touch no storage, channel, page or timer', async () => {
    const { result, touched } = await render(`
      import { createReactionEngine } from '../../src/index.js';
      import '../../src/key-value-store.js';
      import '../../src/attach.js';
      import '../../src/wire.js';
      const engine = createReactionEngine({ account: 'a7f3' });
      globalThis.result = JSON.stringify(engine.state);
    `);
    expect(JSON.parse(String(result))).toEqual({
      session: 'ready',
      account: 'a7f3',
      connection: 'unknown',
      lockouts: [],
    });
    expect(touched).toEqual([]);
  });

  it('looking and subscribing touch none either, and what was read settles', async () => {
    const { result, touched } = await render(`
      import { createReactionEngine } from '../../src/index.js';
      const engine = createReactionEngine();
      const unsubscribe = engine.subscribe(() => {});
      const countdown = engine.countdown({ action: 201 });
      const end = countdown.subscribe(() => {});
      const seen = [engine.guard(201).allowed, countdown.get(), engine.lockouts().length];
      end();
      unsubscribe();
      globalThis.result = engine.restored.then(() => seen.join());
    `);
    expect(result).toBe('true,0,0');
    expect(touched).toEqual([]);
  });
});
