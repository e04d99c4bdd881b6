// Lockouts in IndexedDB: a database of their own, one record per lockout under [account, key]. Comes in: records of one account.
// Goes out: the same, after a reload; or a rejection within 2 s. Next: the ledger. The only file that imports idb-keyval.

import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { type Clock, systemClock, within } from '../clock.js';
import { type LockoutStore, storeTimeoutMs } from './store.js';

/** Where {@link idbStore} keeps its records. */
export interface IdbStoreOptions {
  /**
   * The name of the database. It holds nothing but lockouts; two engines of one name share them.
   * @default 'igap-reactions'
   */
  readonly name?: string;
  /**
   * What the 2 s of a call are measured by.
   * @default systemClock
   */
  readonly clock?: Clock;
}

/**
 * Keeps lockouts in IndexedDB, shared by every tab of the origin. The database is opened by the first call.
 *
 * A call that fails (a handle that the browser closed, say) is tried once more on a handle opened anew. Each call settles
 * within 2 s; one that did not succeed by then rejects, is not done later if it had not begun, and the next opens anew. Where
 * there is no `indexedDB`, every call rejects.
 *
 * @example
 * ```ts
 * import { createReactionEngine, idbStore } from 'igap-reactions';
 *
 * const engine = createReactionEngine({ store: idbStore({ name: 'my-messenger-lockouts' }) });
 * ```
 */
export function idbStore({
  name = 'igap-reactions',
  clock = systemClock,
}: IdbStoreOptions = {}): LockoutStore {
  let handle: UseStore | undefined;

  /** Lets go of a handle; running transactions end first, and one that still opens is closed as soon as it has. */
  const discard = (used: UseStore | undefined) => {
    // Other calls that failed on it may have opened anew already: theirs is used.
    if (handle === used) handle = undefined;
    used?.('readonly', ({ transaction }) => transaction.db.close()).catch(() => {});
  };

  const call: UseStore = (mode, work) => {
    let used: UseStore | undefined;
    return within(clock, storeTimeoutMs, (isLate) => {
      const attempt = async () => {
        handle ??= createStore(name, 'lockouts');
        used = handle;
        return used(mode, (records) => {
          // An open that was given up may answer after all: by now a later call may have written.
          if (isLate()) throw new Error('late');
          return work(records);
        });
      };
      return attempt().catch(() => {
        discard(used);
        return attempt();
      });
    }).catch((error) => {
      discard(used);
      throw error;
    });
  };

  const change = (work: (records: IDBObjectStore) => void) =>
    call('readwrite', (records) => {
      work(records);
      return promisifyRequest(records.transaction);
    });

  return {
    read: (account) =>
      call('readonly', async (records) => {
        // Every text sorts between '' and [], so these are the pairs of the account and nothing else.
        const range = IDBKeyRange.bound([account, ''], [account, []]);
        const [keys, values] = await Promise.all([
          promisifyRequest(records.getAllKeys(range)),
          promisifyRequest(records.getAll(range)),
        ]);
        return keys.map((pair, at) => [String((pair as IDBValidKey[])[1]), values[at]]);
      }),
    write: (account, record) => change((records) => records.put(record, [account, record.key])),
    remove: (account, key) => change((records) => records.delete([account, key])),
    close: () => discard(handle),
  };
}
