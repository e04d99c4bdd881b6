// What two stores over one place keep: tabs, or two engines of a page. Comes in: what opens a store. Goes out: the tests, as a part of
// store.contract.ts.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LockoutStore, StoredLockout } from '../../src/lockout/store.js';
import { heldById, stored } from './records.js';

/** What a place cannot do. */
export interface PlaceLimits {
  /** It cannot hold this id. */
  readonly withoutId?: string;
  /** Two stores that change it at the same moment may lose one of two changes. */
  readonly losesOverlaps?: true;
}

/** The contract of two stores. */
export function sharedStoreContract(
  open: () => LockoutStore,
  { losesOverlaps }: PlaceLimits,
): void {
  /** Each of the two writes and removes, also what the other has written. */
  const changes = fc.array(
    fc.record({ by: fc.nat(1), id: fc.constantFrom('a', 'b', 'c', 'd'), remove: fc.boolean() }),
    { maxLength: 12 },
  );
  let runs = 0;

  it('loses nothing by two stores that change one account by turns', async () => {
    const stores = [open(), open()] as const;
    const oneRun = fc.asyncProperty(changes, async (made) => {
      const account = `run ${++runs}`;
      const expected = new Map<string, StoredLockout>();
      for (const [at, { by, id, remove }] of made.entries()) {
        const store = stores[by === 0 ? 0 : 1];
        const record = stored('201', at + 1, id);
        if (remove) expected.delete(id);
        else expected.set(id, record);
        await (remove ? store.remove(account, id) : store.write(account, record));
      }
      for (const store of stores) expect(new Map(await store.read(account))).toEqual(expected);
    });
    await fc.assert(oneRun, { numRuns: 25 });
  });

  if (losesOverlaps) return;
  it('loses nothing by two stores that change one account at the same moment', async () => {
    const [one, other] = [open(), open()] as const;
    await one.write('', stored('201', 1, 'of one'));
    await other.write('', stored('201', 1, 'of the other'));
    await Promise.all([
      other.remove('', 'of one'),
      ...Array.from({ length: 20 }, (_, at) => [
        one.write('', stored('201', at + 1, `one ${at}`)),
        other.write('', stored('201', at + 1, `other ${at}`)),
      ]).flat(),
      one.remove('', 'of the other'),
    ]);
    const ids = Array.from({ length: 20 }, (_, at) => [`one ${at}`, `other ${at}`]).flat();
    expect(Object.keys(await heldById(one)).sort()).toEqual(ids.sort());
    expect(await heldById(other)).toEqual(await heldById(one));
  });
}
