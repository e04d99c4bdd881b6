// Where the clock of the tests is imported. Comes in: a platform with less than Node has, fake timers before or after the import. Goes out:
// that promises settle all the same. Next: the tests of apps, under Jest, Vitest and React Native.
import { mock } from 'node:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { manualClock } from '../src/manual-clock.js';

describe('imported on another platform, manualClock', () => {
  const { setImmediate, setTimeout, MessageChannel } = globalThis;
  const without = { setImmediate: undefined };
  const timersOnly = { setImmediate: undefined, MessageChannel: undefined };
  let imports = 0;

  /** Its module as it is where the globals are these at import; afterwards they are as before. */
  async function importedWith(globals: object): Promise<typeof manualClock> {
    Object.assign(globalThis, globals);
    try {
      // A query makes another module of the same file.
      const path = `../src/manual-clock.js?platform=${++imports}`;
      const module: typeof import('../src/manual-clock.js') = await import(path);
      return module.manualClock;
    } finally {
      Object.assign(globalThis, { setImmediate, setTimeout, MessageChannel });
    }
  }

  /** A timer, and another that a chain of promises arms when it has run. */
  async function expectSettled(clock: ReturnType<typeof manualClock>): Promise<void> {
    const called: number[] = [];
    const chain = async () => {
      for (let hop = 0; hop < 50; hop++) await null;
      clock.setTimeout(() => called.push(clock.monotonic()), 1);
    };
    clock.setTimeout(() => void chain(), 1);
    await clock.advance(10);
    expect(called).toEqual([2]);
  }

  afterEach(() => {
    vi.useRealTimers();
    mock.timers.reset();
  });

  describe.each([
    ['as this one is', {}],
    ['without setImmediate', without],
    ['with timers only', timersOnly],
  ])('%s,', (_, globals) => {
    it('lets promises settle', async () => {
      await expectSettled((await importedWith(globals))());
    });

    it('goes on beside fake timers of Vitest and Jest', async () => {
      const made = await importedWith(globals);
      vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout', 'setInterval', 'Date'] });
      await expectSettled(made());
    });

    it('goes on beside fake timers of Node', async () => {
      const made = await importedWith(globals);
      mock.timers.enable({ apis: ['setImmediate', 'setTimeout', 'setInterval', 'Date'] });
      await expectSettled(made());
    });
  });

  it('passes over fake timers that were there before it', async () => {
    vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout'] });
    const faked = { setImmediate: globalThis.setImmediate, setTimeout: globalThis.setTimeout };
    await expectSettled((await importedWith(faked))());
  });

  it('passes where fakes were there before it and the platform has timers only, as Jest’s jsdom', async () => {
    vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout'] });
    await expectSettled(
      (await importedWith({ ...timersOnly, setTimeout: globalThis.setTimeout }))(),
    );
  });

  it('leaves no port open', async () => {
    const close = vi.fn();
    class Channel extends MessageChannel {
      constructor() {
        super();
        this.port1.addEventListener('close', close);
      }
    }
    await expectSettled((await importedWith({ ...without, MessageChannel: Channel }))());
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(3));
  });

  it.each(['setImmediate', 'MessageChannel', 'setTimeout'])(
    'calls no %s at import',
    async (name) => {
      const called = vi.fn();
      await importedWith({ [name]: called });
      expect(called).not.toHaveBeenCalled();
    },
  );
});
