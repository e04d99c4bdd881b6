import { IDBIndex, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { type IdbStoreOptions, idbStore } from '../../src/lockout/idb-store.js';
import { isReactionError } from '../../src/reaction-error.js';
import { said } from '../support/said.js';
import { answer, directly, usePage } from './fake-idb.js';
import { junkContract } from './junk.contract.js';
import { heldById, stored, storedByVersion1 } from './records.js';
import { storeContract } from './store.contract.js';

describe('idbStore', () => {
  const page = usePage();
  const place = () => ({
    open: page.open,
    put: (account: string, id: string, row: unknown) =>
      directly((records) => records.put(row, [account, id])),
  });
  storeContract(place);
  junkContract(place);

  it('opens nothing before the first call', async () => {
    const store = page.open();
    expect(indexedDB.open).not.toHaveBeenCalled();
    await store.read('');
    await store.write('', stored('201'));
    expect(indexedDB.open).toHaveBeenCalledTimes(1);
  });

  it('arms no timer that outlives a call', async () => {
    await page.open().write('', stored('201'));
    expect(page.clock.pending).toBe(0);
  });

  it('keeps one row per record in a database of its own, under account and id', async () => {
    const store = idbStore({ name: 'mine', clock: page.clock });
    await store.write('7', stored('201', 1000, 'a'));
    await store.write('7', stored('201', 2000, 'b'));
    expect(await indexedDB.databases()).toEqual([{ name: 'mine', version: 1 }]);
    const rows = page.connections[0]?.transaction('lockouts').objectStore('lockouts');
    expect(rows && (await answer(rows.getAllKeys()))).toEqual([
      ['7', 'a'],
      ['7', 'b'],
    ]);
  });

  it('reads an account by one range, and nothing of the others', async () => {
    const store = page.open();
    await store.write('', stored('201'));
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    const byIndex = vi.spyOn(IDBIndex.prototype, 'getAll');
    await store.read('');
    expect([getAll, get, byIndex].map((spy) => spy.mock.calls.length)).toEqual([1, 0, 0]);
    expect(await getAll.mock.results[0]?.value.result).toHaveLength(1);
  });

  it('takes a row under any other key for none, so that it costs no sound one', async () => {
    const store = page.open();
    await store.write('', stored('201'));
    await directly((records) => {
      const keys = ['', ['', '201', 'more'], ['', 201], ['', new Date(201)], [''], ['', ['201']]];
      for (const key of [...keys, ['', new Uint8Array([201])]]) records.put(stored('201', 1), key);
      records.put(storedByVersion1('202'), ['', '202']);
    });
    expect(await store.read('')).toEqual([
      ['201', stored('201')],
      ['202', storedByVersion1('202')],
    ]);
  });

  it('uses the platform clock unless it is given another', async () => {
    await idbStore().write('', stored('201'));
    expect(await heldById(idbStore())).toEqual({ '201': stored('201') });
  });

  describe('writes in the task of the call', () => {
    it('as soon as the database is open: the row is put and committed before the call returns', async () => {
      const store = page.open();
      await store.read('');
      const put = vi.spyOn(IDBObjectStore.prototype, 'put');
      const remove = vi.spyOn(IDBObjectStore.prototype, 'delete');
      const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
      const calls = [store.write('', stored('201')), store.remove('', '202')];
      expect([put, remove, commit].map((spy) => spy.mock.calls.length)).toEqual([1, 1, 2]);
      expect(put.mock.invocationCallOrder[0]).toBeLessThan(commit.mock.invocationCallOrder[0] ?? 0);
      await Promise.all(calls);
    });

    it('without looking at what is there', async () => {
      const store = page.open();
      await store.read('');
      const looks = (['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor'] as const).map(
        (name) => vi.spyOn(IDBObjectStore.prototype, name),
      );
      await store.write('', stored('201'));
      await store.remove('', '202');
      for (const look of looks) expect(look).not.toHaveBeenCalled();
    });

    it('also where there is no commit: the browser commits then', async () => {
      const commit = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'commit') ?? {};
      Reflect.deleteProperty(IDBTransaction.prototype, 'commit');
      try {
        const store = page.open();
        await store.write('', stored('201'));
        await store.write('', stored('202'));
        await store.remove('', '201');
        expect(await heldById(store)).toEqual({ '202': stored('202') });
      } finally {
        Object.defineProperty(IDBTransaction.prototype, 'commit', commit);
      }
    });
  });

  it.each([
    [null, said('idbStore(options) must be an object')],
    ['my-database', said('idbStore(options) must be an object')],
    [() => {}, said('idbStore(options) must be an object')],
    [{ name: null }, said('name must be a string')],
    [{ name: 7 }, said('name must be a string')],
    [{ clock: null }, said('clock must be a Clock')],
    [{ clock: { setTimeout() {} } }, said('clock must be a Clock')],
    [{ clock: { clearTimeout() {} } }, said('clock must be a Clock')],
    [Object.create({ name: 7 }), said('name must be a string')],
  ])('refuses %o as an OptionError', (options, message) => {
    let thrown: unknown;
    try {
      Reflect.apply(idbStore, undefined, [options]);
    } catch (error) {
      thrown = error;
    }
    expect(isReactionError(thrown, 'OptionError')).toBe(true);
    expect(thrown).toMatchObject({ message: expect.stringContaining(message) });
  });

  it('takes options that an object inherits', async () => {
    class Settings implements IdbStoreOptions {
      get name() {
        return 'inherited';
      }
      get clock() {
        return page.clock;
      }
    }
    const call = idbStore(new Settings()).write('', stored('201'));
    expect(page.clock.pending).toBe(1);
    await call;
    expect(await indexedDB.databases()).toEqual([{ name: 'inherited', version: 1 }]);
  });
});
