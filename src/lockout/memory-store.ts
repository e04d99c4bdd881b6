// The store that forgets: lockouts live as long as the page. Comes in: records of one account. Goes out: the same. Next: the
// ledger, which reads them once per account.

import type { LockoutStore, StoredLockout } from './store.js';

/**
 * Keeps lockouts in memory: nothing outlives a reload. For tests, and for hosts that may store nothing. Two engines given the
 * same store object share it.
 *
 * @example
 * ```ts
 * import { createReactionEngine, memoryStore } from 'igap-reactions';
 *
 * const engine = createReactionEngine({ store: memoryStore() });
 * ```
 */
export function memoryStore(): LockoutStore {
  const accounts = new Map<string, Map<string, StoredLockout>>();
  return {
    read: (account) => [...(accounts.get(account) ?? [])],
    write(account, record) {
      const records = accounts.get(account);
      if (records) records.set(record.key, record);
      else accounts.set(account, new Map([[record.key, record]]));
    },
    remove(account, key) {
      accounts.get(account)?.delete(key);
    },
  };
}
