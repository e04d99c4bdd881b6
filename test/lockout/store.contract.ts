// What every store keeps, whatever it is made of. Comes in: an empty place. Goes out: the tests that each store's own test runs over it.
// Beside them: junk.contract.ts, where others can put something into the place.

import { beforeEach, describe, expect, it } from 'vitest';
import type { LockoutStore } from '../../src/lockout/store.js';
import { heldById, stored } from './records.js';
import { type PlaceLimits, sharedStoreContract } from './shared-store.contract.js';

export { held, stored } from './records.js';

/** Where stores keep their records. */
export interface StorePlace {
  /** Opens a store over it, each time a new object where it can. */
  open(): LockoutStore;
}

// biome-ignore format: a list.
const accounts = [
  '', '1', '12', 'a', 'A', 'a-b', 'a_b', 'a_2d_b', '201/x', '__proto__', 'игап', '🦊', '\ud83e', '\udd8a', '\0', '.', '..', ' ', '"', '/',
];
// biome-ignore format: a list.
const oddIds = [
  '*', '201', '201-', '201/__proto__', '__proto__', 'constructor', 'unreadable', 'lockouts', '201/?a:b/c', '201/🦊', '201/\ud83e', '201/"\\\n', '201/', '',
];

/** The contract. */
export function storeContract(
  makePlace: () => StorePlace | Promise<StorePlace>,
  limits: PlaceLimits = {},
): void {
  describe('as a store', () => {
    let place: StorePlace;
    let store: LockoutStore;
    beforeEach(async () => {
      place = await makePlace();
      store = place.open();
    });

    it('holds nothing at first', async () => {
      expect(await store.read('')).toEqual([]);
    });

    it('reads back what was written', async () => {
      const { majorCode: _, ...byApp } = stored('101');
      await store.write('', stored('201', 1000, 'a'));
      await store.write('', byApp);
      expect(await heldById(store)).toEqual({ a: stored('201', 1000, 'a'), '101': byApp });
    });

    it('keeps two records of one scope under their ids', async () => {
      await store.write('', stored('201', 1000, 'a'));
      await store.write('', stored('201', 2000, 'b'));
      expect(await heldById(store)).toEqual({
        a: stored('201', 1000, 'a'),
        b: stored('201', 2000, 'b'),
      });
    });

    it('replaces a record by one of the same id', async () => {
      await store.write('', stored('201', 1000, 'a'));
      await store.write('', stored('201/42', 2000, 'a'));
      expect(await store.read('')).toEqual([['a', stored('201/42', 2000, 'a')]]);
    });

    it('forgets the removed id, and no other of the same scope', async () => {
      await store.write('', stored('201', 1000, 'a'));
      await store.write('', stored('201', 2000, 'b'));
      await store.remove('', 'a');
      expect(await heldById(store)).toEqual({ b: stored('201', 2000, 'b') });
      await store.remove('', 'b');
      expect(await store.read('')).toEqual([]);
    });

    it('takes the removal of an unknown id, account, or scope that is no id, for done', async () => {
      await store.write('', stored('201', 1000, 'a'));
      await store.remove('', 'b');
      await store.remove('', '201');
      await store.remove('nobody', 'a');
      expect(await heldById(store)).toEqual({ a: stored('201', 1000, 'a') });
    });

    it('never shows one account what another holds', async () => {
      for (const [at, account] of accounts.entries())
        await store.write(account, stored('201', at + 1));
      for (const [at, account] of accounts.entries()) {
        expect(await store.read(account)).toEqual([['201', stored('201', at + 1)]]);
      }
      for (const account of accounts) {
        await store.remove(account, '201');
        expect(await store.read(account)).toEqual([]);
      }
    });

    const ids = oddIds.filter((id) => id !== limits.withoutId);
    it.each(ids.map((id) => [JSON.stringify(id), id] as const))(
      'keeps the id %s beside the others',
      async (_, id) => {
        await store.write('', stored('77'));
        await store.write('', stored('77', 1000, id));
        expect(new Map(await store.read(''))).toEqual(
          new Map([
            ['77', stored('77')],
            [id, stored('77', 1000, id)],
          ]),
        );
        await store.remove('', id);
        expect(await store.read('')).toEqual([['77', stored('77')]]);
        expect({}).toEqual(Object.create(Object.prototype));
      },
    );

    it('loses none of a hundred writes in flight at once', async () => {
      const records = Array.from({ length: 100 }, (_, at) => stored('201', at + 1, `${at}`));
      await Promise.all(records.map((record, at) => store.write(at % 2 ? 'odd' : '', record)));
      expect(await store.read('')).toHaveLength(50);
      expect({ ...(await heldById(store)), ...(await heldById(store, 'odd')) }).toEqual(
        Object.fromEntries(records.map((record) => [record.id, record])),
      );
    });

    it('keeps the order of calls that race', async () => {
      await store.write('', stored('1'));
      const early = store.read('');
      const calls = [
        store.write('', stored('2', 1000)),
        store.remove('', '1'),
        store.write('', stored('2', 2000)),
        store.write('', stored('3')),
        store.remove('', '3'),
      ];
      expect(await heldById(store)).toEqual({ '2': stored('2', 2000) });
      expect(await early).toEqual([['1', stored('1')]]);
      await Promise.all(calls);
    });

    it('hands out entries that can be changed without changing what is held', async () => {
      await store.write('', stored('201'));
      const entries = (await store.read('')) as [string, unknown][];
      entries[0]?.splice(0, 2, 'other', undefined);
      entries.push(['202', stored('202')]);
      expect(await heldById(store)).toEqual({ '201': stored('201') });
    });

    it('opens anew after it was closed, by either of two stores', async () => {
      await store.write('', stored('201'));
      const other = place.open();
      await store.close?.();
      await store.close?.();
      expect(await heldById(store)).toEqual({ '201': stored('201') });
      expect(await heldById(other)).toEqual({ '201': stored('201') });
    });

    sharedStoreContract(() => place.open(), limits);
  });
}
