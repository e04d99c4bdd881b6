// Lockouts in IndexedDB: a database of their own, one row per record under [account, id]. Comes in: records of one account. Goes out:
// the same, after a reload; or a rejection within 2 s. Next: safe-store.ts. The only file that imports idb-keyval.

import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { type Clock, within } from '../clock.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { type LockoutStore, storeTimeoutMs } from './store.js';
import { storeOptions } from './store-options.js';

/** Where {@link idbStore} keeps its records. */
export interface IdbStoreOptions {
  /**
   * The name of the database. It holds nothing but lockouts; two engines of one name share them.
   * @default 'igap-reactions'
   */
  readonly name?: string | undefined;
  /**
   * What the 2 s of a call are measured by.
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

/**
 * Keeps lockouts in IndexedDB, shared by every tab of the origin. The database is opened by the first call. Once it is open, a
 * write is handed to the browser and committed before the call returns, so that a reload in the same task does not lose it (of a
 * dozen writes in one task, it may lose the last).
 *
 * A call that fails (a handle that the browser closed, say) is tried once more on a handle opened anew. Each call settles
 * within 2 s; one that did not succeed by then rejects, is not done later if it had not begun, and the next opens anew. Where
 * there is no `indexedDB`, every call rejects. `indexedDB.deleteDatabase(name)` is never blocked: the store lets go of the
 * database, and its next call makes a new one.
 *
 * @throws OptionError for an option of a wrong kind.
 * @example
 * ```ts
 * import { createReactionEngine, idbStore } from 'igap-reactions';
 *
 * const engine = createReactionEngine({ store: idbStore({ name: 'my-messenger-lockouts' }) });
 * ```
 */
export function idbStore(options: IdbStoreOptions = {}): LockoutStore {
  const { place: name, clock } = storeOptions('idbStore', 'name', options);
  if (typeof name !== 'string') throw mustBe('name', development && 'a string', name);

  const { call, close } = openCalls(name, clock);
  const change = (work: (records: IDBObjectStore) => void) =>
    call('readwrite', (records) => {
      const { transaction } = records;
      work(records);
      // Nothing follows. Unless it is said, the browser waits, and a page that reloads takes the write along. Old browsers lack it.
      transaction.commit?.();
      // In the same task: a transaction that has completed never answers.
      return promisifyRequest(transaction);
    });

  return {
    read: (account) =>
      call('readonly', async (records) => {
        // Every text sorts between '' and []: these are the rows of the account.
        const range = IDBKeyRange.bound([account, ''], [account, []]);
        const [keys, values] = await Promise.all([
          promisifyRequest(records.getAllKeys(range)),
          promisifyRequest(records.getAll(range)),
        ]);
        // What else lies between has no id, and must not be removed under that of a sound one.
        return keys.flatMap((key, at): [string, unknown][] => {
          const { 1: id, length } = key as unknown[];
          return typeof id === 'string' && length === 2 ? [[id, values[at]]] : [];
        });
      }),
    write: (account, record) => change((records) => records.put(record, [account, record.id])),
    remove: (account, id) => change((records) => records.delete([account, id])),
    close,
  };
}

/** One opening of the database. */
interface Handle {
  /** Opens it at the first call, and waits for that. */
  readonly use: UseStore;
  /** Absent: it is still being opened. */
  db?: IDBDatabase;
}

/** Calls of the database, on one handle until that is left, fails or is closed by the browser. */
function openCalls(name: string, clock: Clock): { call: UseStore; close(): Promise<void> } {
  /** The one that new calls use. */
  let handle: Handle | undefined;
  let closes = 0;
  /** Settles when all calls until now have; never rejects. */
  let settled: Promise<void> = Promise.resolve();

  /** Running transactions end before it is closed, and one that still opens is closed as soon as it has. */
  const leave = (used: Handle | undefined) => {
    used?.db?.close();
    // Other calls that failed on it may have opened anew already: theirs is used.
    if (handle === used) handle = undefined;
  };

  const call: UseStore = (mode, work) => {
    const closesBefore = closes;
    let tried: Handle | undefined;
    const result = within(clock, storeTimeoutMs, (isLate) => {
      const attempt = async () => {
        handle ??= { use: createStore(name, 'lockouts') };
        const used = handle;
        tried = used;
        const begin = (records: IDBObjectStore) => {
          const { db } = records.transaction;
          used.db = db;
          // Who deletes the database waits until nobody holds it.
          db.onversionchange = () => leave(used);
          if (handle !== used) db.close();
          // An open that was given up may answer after all: by now a later call may have written.
          if (isLate()) throw new Error('late');
          return work(records);
        };
        // At once where it is open: `use` begins a microtask later, too late in a frame that is removed in this task.
        return used.db
          ? begin(used.db.transaction('lockouts', mode).objectStore('lockouts'))
          : used.use(mode, begin);
      };
      return attempt().catch((error) => {
        leave(tried);
        // What is opened now, nobody would close.
        if (isLate() || closes > closesBefore) throw error;
        return attempt();
      });
    }).catch((error) => {
      leave(tried);
      throw error;
    });
    settled = Promise.allSettled([settled, result]).then(() => {});
    return result;
  };
  const close = () => {
    closes++;
    leave(handle);
    return settled;
  };
  return { call, close };
}
