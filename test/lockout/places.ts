// The places where lockouts can be kept, for tests that must hold over all of them.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStorage } from 'unstorage';
import memoryDriver from 'unstorage/drivers/memory';
import { type Clock, idbStore, type LockoutStore, memoryStore } from '../../src/index.js';
import { type KeyValue, keyValueStore } from '../../src/key-value-store.js';

/** Opens a store over one place, as each page does that is loaded. */
export type Place = (clock: Clock) => LockoutStore;

/** localStorage's shape: answers at once. */
function syncItems(): KeyValue {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** AsyncStorage's shape: answers after a macrotask. */
function asyncItems(): KeyValue {
  const items = syncItems();
  const later = () => new Promise((resolve) => setImmediate(resolve));
  return {
    getItem: (key) => later().then(() => items.getItem(key)),
    setItem: (key, value) => later().then(() => items.setItem(key, value)),
    removeItem: (key) => later().then(() => items.removeItem(key)),
  };
}

const overItems =
  (items: KeyValue): Place =>
  (clock) =>
    keyValueStore(items, { clock });

/** An empty place of each kind. That of IndexedDB is the page's own: one at a time. */
export const places: ReadonlyArray<readonly [name: string, make: () => Place]> = [
  [
    'memoryStore',
    () => {
      const store = memoryStore();
      return () => store;
    },
  ],
  [
    'idbStore',
    () => {
      Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange });
      return (clock) => idbStore({ clock });
    },
  ],
  ['keyValueStore over the shape of localStorage', () => overItems(syncItems())],
  ['keyValueStore over the shape of AsyncStorage', () => overItems(asyncItems())],
  ['keyValueStore over unstorage', () => overItems(createStorage({ driver: memoryDriver() }))],
];

/** The page has no IndexedDB any more. */
export function closePlaces(): void {
  Reflect.deleteProperty(globalThis, 'indexedDB');
}
