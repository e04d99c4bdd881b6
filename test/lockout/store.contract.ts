// What every store keeps, whatever it is made of. Each store's own test runs it over its own place.

import { beforeEach, describe, expect, it } from 'vitest';
import type { LockoutStore, StoredLockout } from '../../src/lockout/store.js';

/** A record under a key; `waitMs` tells two of one key apart. */
export function stored(key: string, waitMs = 60_000): StoredLockout {
  return { version: 1, key, majorCode: 10, arrivedAtMs: 1_767_225_600_000, waitMs };
}

/** Everything an account holds, by key. */
export async function held(store: LockoutStore, account = ''): Promise<Record<string, unknown>> {
  return Object.fromEntries(await store.read(account));
}

const accounts = [
  '',
  '1',
  '12',
  'a',
  'A',
  'a-b',
  'a_b',
  'a_2d_b',
  '201/x',
  '__proto__',
  'игап',
  '🦊',
  '\ud83e',
  '\udd8a',
  '\0',
  '.',
  '..',
  ' ',
];
const oddKeys = [
  '*',
  '201',
  '201-',
  '201/__proto__',
  'constructor',
  '201/?a:b/c',
  '201/🦊',
  '201/\ud83e',
  '201/"\\\n',
  '201/',
  '',
];

/** The contract. `place` makes an empty place and returns what opens a store over it, each time a new object where it can. */
export function storeContract(place: () => LockoutStoreOpener | Promise<LockoutStoreOpener>): void {
  describe('as a store', () => {
    let open: LockoutStoreOpener;
    let store: LockoutStore;
    beforeEach(async () => {
      open = await place();
      store = open();
    });

    it('holds nothing at first', async () => {
      expect(await store.read('')).toEqual([]);
    });

    it('reads back what was written', async () => {
      await store.write('', stored('201'));
      await store.write('', stored('201/42'));
      expect(await held(store)).toEqual({ '201': stored('201'), '201/42': stored('201/42') });
    });

    it('reads back a record without an error', async () => {
      const { majorCode: _, ...byHost } = stored('101');
      await store.write('', byHost);
      expect(await held(store)).toEqual({ '101': byHost });
    });

    it('keeps the last record of a key', async () => {
      await store.write('', stored('201', 1000));
      await store.write('', stored('201', 2000));
      expect(await store.read('')).toEqual([['201', stored('201', 2000)]]);
    });

    it('forgets the removed key and no other', async () => {
      await store.write('', stored('201'));
      await store.write('', stored('201/42'));
      await store.remove('', '201');
      expect(await held(store)).toEqual({ '201/42': stored('201/42') });
      await store.remove('', '201/42');
      expect(await store.read('')).toEqual([]);
    });

    it('takes the removal of an unknown key or account for done', async () => {
      await store.write('', stored('201'));
      await store.remove('', '202');
      await store.remove('nobody', '201');
      expect(await held(store)).toEqual({ '201': stored('201') });
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

    it.each(oddKeys.map((key) => [JSON.stringify(key), key] as const))(
      'keeps the key %s beside the others',
      async (_, key) => {
        await store.write('', stored('77'));
        await store.write('', stored(key));
        expect(new Map(await store.read(''))).toEqual(
          new Map([
            ['77', stored('77')],
            [key, stored(key)],
          ]),
        );
        await store.remove('', key);
        expect(await store.read('')).toEqual([['77', stored('77')]]);
        expect({}).toEqual(Object.create(Object.prototype));
      },
    );

    it('loses none of a hundred writes in flight at once', async () => {
      const records = Array.from({ length: 100 }, (_, at) => stored(`201/${at}`, at + 1));
      await Promise.all(records.map((record, at) => store.write(at % 2 ? 'odd' : '', record)));
      expect(await store.read('')).toHaveLength(50);
      expect({ ...(await held(store)), ...(await held(store, 'odd')) }).toEqual(
        Object.fromEntries(records.map((record) => [record.key, record])),
      );
    });

    it('keeps the order of calls that race', async () => {
      await store.write('', stored('1'));
      await Promise.all([
        store.write('', stored('2', 1000)),
        store.remove('', '1'),
        store.write('', stored('2', 2000)),
        store.write('', stored('3')),
        store.remove('', '3'),
      ]);
      expect(await held(store)).toEqual({ '2': stored('2', 2000) });
    });

    it('reads what was written just before, unawaited', async () => {
      const written = store.write('', stored('201'));
      expect(await held(store)).toEqual({ '201': stored('201') });
      await written;
    });

    it('is shared by two stores over one place', async () => {
      const other = open();
      await store.write('', stored('201'));
      await other.write('', stored('202'));
      expect(await held(store)).toEqual({ '201': stored('201'), '202': stored('202') });
      await other.remove('', '201');
      expect(await held(store)).toEqual({ '202': stored('202') });
    });

    it('hands out entries that can be changed without changing what is held', async () => {
      await store.write('', stored('201'));
      Object.assign(await store.read(''), { length: 0 });
      expect(await held(store)).toEqual({ '201': stored('201') });
    });
  });
}

/** Opens a store over one place. */
export type LockoutStoreOpener = () => LockoutStore;
