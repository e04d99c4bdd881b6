// The edge to a store whose removals take their time. Module test: which of two removals ends first is up to the store.
import { describe, expect, it } from 'vitest';
import { createSafeStore, type StoreReading } from '../../src/lockout/safe-store.js';
import type { StoreEntries } from '../../src/lockout/store.js';
import { manualClock } from '../../src/manual-clock.js';
import { stored } from './records.js';

/** A store that holds the records of #201 and #202 in every account, and ends each removal when the test says so. */
function slowStore() {
  const clock = manualClock();
  const removals: (() => void)[] = [];
  const entries: StoreEntries = ['201', '202'].map((key) => [key, stored(key)] as const);
  const safe = createSafeStore(
    {
      read: () => Promise.resolve(entries),
      write: () => {},
      remove: () => new Promise<void>((resolve) => removals.push(resolve)),
    },
    clock,
    () => {},
  );
  return {
    remove: (account: string, id: string) => safe.remove(account, id),
    async endRemoval(nth: number) {
      removals[nth]?.();
      await clock.advance(0);
    },
    async idsOf(account: string) {
      let reading: StoreReading | undefined;
      safe.read(account, (found) => {
        reading = found;
      });
      await clock.advance(0);
      return reading && { ids: [...reading.ids], keys: reading.records.map(({ key }) => key) };
    },
  };
}

const both = { ids: ['201', '202'], keys: ['201', '202'] };
const second = { ids: ['202'], keys: ['202'] };

describe('what is being removed', () => {
  it('is gone for a read of its account, and for no other', async () => {
    const { remove, idsOf } = slowStore();
    remove('a', '201');
    expect(await idsOf('a')).toEqual(second);
    expect(await idsOf('b')).toEqual(both);
  });

  it('is there again for a read once the store has ended the removal and still holds it', async () => {
    const { remove, endRemoval, idsOf } = slowStore();
    remove('a', '201');
    await endRemoval(0);
    expect(await idsOf('a')).toEqual(both);
  });

  it('is gone until each of its removals has ended', async () => {
    const { remove, endRemoval, idsOf } = slowStore();
    for (let time = 0; time < 3; time++) remove('a', '201');
    await endRemoval(0);
    expect(await idsOf('a')).toEqual(second);
    await endRemoval(1);
    expect(await idsOf('a')).toEqual(second);
    await endRemoval(2);
    expect(await idsOf('a')).toEqual(both);
  });
});
