// Stores in trouble, each over a place that outlives it. Comes in: the clock of the test, and the name of a trouble. Goes out: a store
// that is well until `begin`, and again after `end`. Next: storage.test.ts.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished, vi } from 'vitest';
import { idbStore, type LockoutStore, memoryStore } from '../../src/index.js';
import { keyValueStore } from '../../src/key-value-store.js';
import type { ManualClock } from '../../src/testing.js';
import { faultyStore, type StoreMode } from '../support/faulty-store.js';
import { trap } from '../support/strangers.js';
import type { StorageTrouble } from './storage.js';

export interface TroubledStore {
  readonly store: LockoutStore;
  /** Another store over the same place, which is well. */
  readonly well: LockoutStore;
  begin(): unknown;
  end(): void;
}

type Make = (clock: ManualClock) => TroubledStore;

/** Fails in this way between `begin` and `end`. */
const failing =
  (trouble: StoreMode): Make =>
  () => {
    let mode: StoreMode = 'ok';
    const well = memoryStore();
    return {
      store: faultyStore(well, () => mode),
      well,
      begin() {
        mode = trouble;
      },
      end() {
        mode = 'ok';
      },
    };
  };

/** Takes its time for each call between `begin` and `end`. */
const late =
  (delayMs: (call: 'read' | 'write' | 'remove') => number): Make =>
  (clock) => {
    const well = memoryStore();
    let isLate = false;
    const after = async <T>(
      call: 'read' | 'write' | 'remove',
      work: () => T | PromiseLike<T>,
    ): Promise<T> => {
      const ms = isLate ? delayMs(call) : 0;
      if (ms > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, ms));
      return work();
    };
    return {
      store: {
        read: (account) => after('read', () => well.read(account)),
        write: (account, record) => after('write', () => well.write(account, record)),
        remove: (account, id) => after('remove', () => well.remove(account, id)),
      },
      well,
      begin() {
        isLate = true;
      },
      end() {
        isLate = false;
      },
    };
  };

/** Of two writes the first is done last; what else is asked for overtakes both. */
function outOfOrder(clock: ManualClock): TroubledStore {
  let writes = 0;
  return late((call) => (call === 'write' ? (++writes % 2 === 1 ? 1000 : 500) : 0))(clock);
}

/** Someone has put rubbish beside what is there, and in the place of the lockouts of action 1 and 6. */
function corrupt(): TroubledStore {
  const well = memoryStore();
  return {
    store: well,
    well,
    async begin() {
      for (const account of ['a', 'b']) {
        for (const [id, record] of await well.read(account)) {
          if (['1', '6'].includes(Object(record).key)) await well.write(account, { id } as never);
        }
        const getters = Object.defineProperty({ id: 'getters' }, 'key', { get: trap });
        for (const junk of [{ id: 'junk', key: 'secret' }, getters])
          await well.write(account, junk as never);
      }
    },
    end() {},
  };
}

/** A later release has written what this one cannot read. */
function newer(clock: ManualClock): TroubledStore {
  const items = new Map<string, string>();
  const open = () =>
    keyValueStore(
      {
        getItem: (key) => items.get(key),
        setItem: (key, value) => items.set(key, value),
        removeItem: (key) => items.delete(key),
      },
      { clock },
    );
  return {
    store: open(),
    well: open(),
    begin() {
      for (const key of items.keys()) items.set(key, '{"version":3,"secret":{}}');
    },
    end() {},
  };
}

/** A page's IndexedDB, with the connections that are opened. */
function database(begin: (at: { close(): void; remove(): Promise<void> }) => unknown): Make {
  return (clock) => {
    const indexedDB = new IDBFactory();
    const open = indexedDB.open.bind(indexedDB);
    let connections: IDBDatabase[] = [];
    let closesNext = false;
    vi.spyOn(indexedDB, 'open').mockImplementation((...named) => {
      const request = open(...named);
      request.addEventListener('success', () => {
        connections.push(request.result);
        if (closesNext) request.result.close();
        closesNext = false;
      });
      return request;
    });
    vi.stubGlobal('indexedDB', indexedDB);
    vi.stubGlobal('IDBKeyRange', IDBKeyRange);
    onTestFinished(() => void vi.unstubAllGlobals());
    return {
      store: idbStore({ clock }),
      well: idbStore({ clock }),
      begin: () =>
        begin({
          close() {
            for (const each of connections) each.close();
            closesNext = connections.length === 0;
            connections = [];
          },
          remove: () =>
            new Promise((resolve) => {
              indexedDB.deleteDatabase('igap-reactions').onsuccess = () => resolve();
            }),
        }),
      end() {},
    };
  };
}

export const makers: Readonly<Record<StorageTrouble, Make>> = {
  hangs: failing('hang'),
  rejects: failing('reject'),
  'is full': failing('quota'),
  'is corrupt': corrupt,
  'is of a newer version': newer,
  'is closed': database(({ close }) => close()),
  'is deleted under us': database(({ remove }) => remove()),
  'is slow': late(() => 1500),
  'writes out of order': outOfOrder,
};
