import { describe, expect, it } from 'vitest';
import { within } from '../../src/clock.js';
import { memoryStore } from '../../src/lockout/memory-store.js';
import { type LockoutStore, storeTimeoutMs } from '../../src/lockout/store.js';
import { manualClock } from '../../src/manual-clock.js';
import { faultyStore, type StoreMode } from '../support/faulty-store.js';
import { storeContract, stored } from './store.contract.js';

describe('faultyStore', () => {
  describe('while it is well', () => {
    storeContract(() => {
      const inner = memoryStore();
      return { open: () => faultyStore(inner, () => 'ok') };
    });
  });

  const calls: Record<string, (store: LockoutStore) => unknown> = {
    read: (store) => store.read(''),
    write: (store) => store.write('', stored('202')),
    remove: (store) => store.remove('', '201'),
    close: (store) => store.close?.(),
  };

  for (const [name, call] of Object.entries(calls)) {
    it.each(['hang', 'reject', 'throw'] as const)(
      `fails a ${name} by %s and leaves the inner store as it was`,
      async (mode) => {
        const clock = manualClock();
        const inner = memoryStore();
        await inner.write('', stored('201'));
        const store = faultyStore(inner, () => mode);
        const failed = expect(within(clock, storeTimeoutMs, () => call(store))).rejects.toThrow(
          mode === 'hang' ? 'No answer in 2000 ms' : `the store ${mode}s: ${name}`,
        );
        await clock.advance(storeTimeoutMs);
        await failed;
        expect(inner.read('')).toEqual([['201', stored('201')]]);
      },
    );
  }

  it('refuses only writes when it is full', async () => {
    let mode: StoreMode = 'ok';
    const store = faultyStore(memoryStore(), () => mode);
    await store.write('', stored('201'));
    mode = 'quota';
    await expect(store.write('', stored('202'))).rejects.toMatchObject({
      name: 'QuotaExceededError',
    });
    expect(await store.read('')).toEqual([['201', stored('201')]]);
    await store.remove('', '201');
    expect(await store.read('')).toEqual([]);
  });
});
