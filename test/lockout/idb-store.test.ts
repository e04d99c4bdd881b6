import {
  IDBDatabase as FakeDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
} from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idbStore } from '../../src/lockout/idb-store.js';
import { type LockoutStore, storeTimeoutMs } from '../../src/lockout/store.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';
import { quotaExceeded } from '../support/faulty-store.js';
import { held, storeContract, stored } from './store.contract.js';

let clock: ManualClock;
/** Every connection that was opened, in order. */
let connections: IDBDatabase[];

beforeEach(() => {
  clock = manualClock();
  connections = [];
  const indexedDB = new IDBFactory();
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((...database) => {
    const request = open(...database);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  });
  Object.assign(globalThis, { indexedDB, IDBKeyRange });
});

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'indexedDB');
});

/** Does something with the database itself, on a connection of its own. */
async function directly<T>(work: (records: globalThis.IDBObjectStore) => T): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('igap-reactions');
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction('lockouts', 'readwrite');
  const result = work(transaction.objectStore('lockouts'));
  transaction.oncomplete = () => database.close();
  return result;
}

/** A transaction that does not end until it is let go: whatever comes after it hangs, as behind a tab that is stuck. */
async function occupy(): Promise<() => void> {
  let busy = true;
  await directly((records) => {
    const again = () => {
      if (busy) records.get('').onsuccess = again;
    };
    again();
  });
  return () => {
    busy = false;
  };
}

const calls: ReadonlyArray<readonly [string, (store: LockoutStore) => unknown]> = [
  ['read', (store) => store.read('')],
  ['write', (store) => store.write('', stored('202'))],
  ['remove', (store) => store.remove('', '201')],
];

describe('idbStore', () => {
  storeContract(() => () => idbStore({ clock }));

  it('opens nothing before the first call', async () => {
    const store = idbStore({ clock });
    expect(indexedDB.open).not.toHaveBeenCalled();
    await store.read('');
    await store.write('', stored('201'));
    expect(indexedDB.open).toHaveBeenCalledTimes(1);
  });

  it('arms no timer that outlives a call', async () => {
    await idbStore({ clock }).write('', stored('201'));
    expect(clock.pending).toBe(0);
  });

  it('keeps one record per lockout in a database of its own, under account and key', async () => {
    await idbStore({ name: 'mine', clock }).write('7', stored('201'));
    expect(await indexedDB.databases()).toEqual([{ name: 'mine', version: 1 }]);
    const records = connections[0]?.transaction('lockouts').objectStore('lockouts');
    const keys = await new Promise((resolve) => {
      const request = records?.getAllKeys();
      request?.addEventListener('success', () => resolve(request.result));
    });
    expect(keys).toEqual([['7', '201']]);
  });

  it('reads an account by one range, and nothing of the others', async () => {
    const store = idbStore({ clock });
    await store.write('', stored('201'));
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    const byIndex = vi.spyOn(IDBIndex.prototype, 'getAll');
    await store.read('');
    expect([getAll, get, byIndex].map((spy) => spy.mock.calls.length)).toEqual([1, 0, 0]);
    expect(await getAll.mock.results[0]?.value.result).toHaveLength(1);
  });

  it('lets go of its handle by close, and of none where none was opened', async () => {
    const store = idbStore({ clock });
    expect(() => store.close?.()).not.toThrow();
    await store.write('', stored('201'));
    const close = vi.spyOn(FakeDatabase.prototype, 'close');
    store.close?.();
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect(close.mock.contexts).toEqual(connections);
    expect(await held(store)).toEqual({ '201': stored('201') });
    expect(connections).toHaveLength(2);
  });

  it('uses the platform clock unless it is given another', async () => {
    await idbStore().write('', stored('201'));
    expect(await held(idbStore())).toEqual({ '201': stored('201') });
  });

  describe('in trouble', () => {
    it('hands out what is no record under its key, and removes it', async () => {
      const store = idbStore({ clock });
      await store.write('', stored('201'));
      await directly((records) => {
        records.put('rubbish', ['', '202']);
        records.put(null, ['', '203']);
      });
      expect(await held(store)).toEqual({ '201': stored('201'), '202': 'rubbish', '203': null });
      await store.remove('', '202');
      await store.remove('', '203');
      expect(await held(store)).toEqual({ '201': stored('201') });
    });

    it.each(calls)('opens once anew for a %s whose handle was closed', async (_, call) => {
      const store = idbStore({ clock });
      await store.write('', stored('201'));
      connections[0]?.close();
      await call(store);
      await store.read('');
      expect(connections).toHaveLength(2);
      expect(clock.pending).toBe(0);
    });

    it('opens once anew for a hundred calls that meet the closed handle together', async () => {
      const store = idbStore({ clock });
      await store.read('');
      connections[0]?.close();
      await Promise.all(
        Array.from({ length: 100 }, (_, at) => store.write('', stored(`201/${at}`))),
      );
      expect(await store.read('')).toHaveLength(100);
      expect(connections).toHaveLength(2);
    });

    it.each(calls)(
      'rejects a %s after 2 s while the database never opens, and opens anew',
      async (_, call) => {
        const store = idbStore({ clock });
        vi.mocked(indexedDB.open).mockImplementationOnce(() => new IDBOpenDBRequest());
        const failed = expect(call(store)).rejects.toThrow('No answer');
        await clock.advance(storeTimeoutMs - 1);
        expect(clock.pending).toBe(1);
        await clock.advance(1);
        await failed;
        expect(clock.pending).toBe(0);
        await store.write('', stored('203'));
        expect(await held(store)).toEqual({ '203': stored('203') });
      },
    );

    it.each(calls)(
      'rejects a %s after 2 s while the database is occupied, and opens anew',
      async (_, call) => {
        const store = idbStore({ clock });
        await store.write('', stored('201'));
        const release = await occupy();
        const failed = expect(call(store)).rejects.toThrow('No answer');
        await clock.advance(storeTimeoutMs);
        await failed;
        release();
        await store.write('', stored('203'));
        expect(await held(store)).toMatchObject({ '203': stored('203') });
        // The first, that of `occupy` and the new one.
        expect(connections).toHaveLength(3);
      },
    );

    it('gives the second try what is left of the 2 s', async () => {
      const store = idbStore({ clock });
      await store.read('');
      connections[0]?.close();
      vi.mocked(indexedDB.open).mockImplementationOnce(() => new IDBOpenDBRequest());
      const failed = expect(store.read('')).rejects.toThrow('No answer');
      await clock.advance(storeTimeoutMs);
      await failed;
      await store.write('', stored('201'));
      expect(await held(store)).toEqual({ '201': stored('201') });
    });

    it('writes nothing late, and closes a database that opens late', async () => {
      const store = idbStore({ clock });
      await store.write('', stored('201', 1000));
      connections[0]?.close();
      const open = vi.mocked(indexedDB.open).getMockImplementation();
      const late = new IDBOpenDBRequest();
      vi.mocked(indexedDB.open).mockImplementationOnce(() => late);
      const failed = expect(store.write('', stored('201', 2000))).rejects.toThrow('No answer');
      await clock.advance(storeTimeoutMs);
      await failed;
      await store.write('', stored('201', 3000));

      const request = open?.('igap-reactions');
      await new Promise((resolve) => request?.addEventListener('success', resolve));
      Object.defineProperty(late, 'result', { value: request?.result });
      late.onsuccess?.(new Event('success'));
      await clock.advance(0);
      expect(await held(store)).toEqual({ '201': stored('201', 3000) });
      expect(() => connections.at(-1)?.transaction('lockouts')).toThrow(
        expect.objectContaining({ name: 'InvalidStateError' }),
      );
    });

    it.each([
      [
        'put that throws',
        () => {
          throw quotaExceeded();
        },
      ],
      [
        'transaction that aborts',
        (transaction: IDBTransaction) => {
          transaction.abort();
          return new IDBRequest();
        },
      ],
    ] as const)(
      'rejects a write into a full disk (a %s), keeps the rest, and leaves one connection open',
      async (_, full) => {
        const store = idbStore({ clock });
        await store.write('', stored('201'));
        const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
          this: globalThis.IDBObjectStore,
        ) {
          return full(this.transaction);
        });
        for (let at = 0; at < 3; at++) {
          await expect(store.write('', stored('202'))).rejects.toBeDefined();
          expect(await held(store)).toEqual({ '201': stored('201') });
        }
        expect(clock.pending).toBe(0);
        const open = connections.filter((connection) => {
          try {
            return connection.transaction('lockouts');
          } catch {
            return false;
          }
        });
        expect(open).toHaveLength(1);
        put.mockRestore();
        await store.write('', stored('202'));
        expect(await held(store)).toEqual({ '201': stored('201'), '202': stored('202') });
      },
    );

    it.each(calls)(
      'rejects a %s where there is no indexedDB, and works once there is',
      async (_, call) => {
        const { indexedDB } = globalThis;
        Reflect.deleteProperty(globalThis, 'indexedDB');
        const store = idbStore({ clock });
        await expect(call(store)).rejects.toThrow('indexedDB is not defined');
        expect(clock.pending).toBe(0);
        Object.assign(globalThis, { indexedDB });
        await store.write('', stored('203'));
        expect(await held(store)).toEqual({ '203': stored('203') });
      },
    );

    it('rejects while opening throws, and works once it does not', async () => {
      const store = idbStore({ clock });
      const refuse = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      vi.mocked(indexedDB.open)
        .mockImplementationOnce(refuse)
        .mockImplementationOnce(refuse)
        .mockImplementationOnce(refuse);
      await expect(store.read('')).rejects.toMatchObject({ name: 'SecurityError' });
      await store.write('', stored('201'));
      expect(await held(store)).toEqual({ '201': stored('201') });
    });
  });
});
