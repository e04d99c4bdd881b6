// A page that has an IndexedDB, for the tests of idbStore. Comes in: a test file that asks for it. Goes out: a fresh database and clock for
// each of its tests, the connections that were opened, and ways around the store. Next: the tests.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import { idbStore } from '../../src/lockout/idb-store.js';
import type { LockoutStore } from '../../src/lockout/store.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';

export interface FakePage {
  clock: ManualClock;
  /** Every connection that was opened, in order. */
  connections: IDBDatabase[];
  /** A store of the page. */
  open(): LockoutStore;
  /** The connections that are open now. */
  stillOpen(): IDBDatabase[];
}

/** Each test of the file has a page of its own. `indexedDB.open` is a mock that does what it mocks. */
export function usePage(): FakePage {
  const page: FakePage = {
    clock: manualClock(),
    connections: [],
    open: () => idbStore({ clock: page.clock }),
    stillOpen: () =>
      page.connections.filter((connection) => {
        try {
          return connection.transaction('lockouts');
        } catch {
          return false;
        }
      }),
  };
  beforeEach(() => {
    page.clock = manualClock();
    page.connections = [];
    const indexedDB = new IDBFactory();
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...database) => {
      const request = open(...database);
      request.addEventListener('success', () => page.connections.push(request.result));
      return request;
    });
    Object.assign(globalThis, { indexedDB, IDBKeyRange });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    Reflect.deleteProperty(globalThis, 'indexedDB');
  });
  return page;
}

/** What a request comes to. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Does something with the database itself, on a connection of its own. */
export async function directly<T>(work: (records: IDBObjectStore) => T): Promise<T> {
  const database = await answer(indexedDB.open('igap-reactions'));
  const transaction = database.transaction('lockouts', 'readwrite');
  const result = work(transaction.objectStore('lockouts'));
  transaction.oncomplete = () => database.close();
  return result;
}

/** A transaction that does not end until it is released: whatever comes after it hangs, as behind a tab that is stuck. */
export async function occupy(): Promise<() => void> {
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
