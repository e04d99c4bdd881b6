// The store that forgets: lockouts live as long as the page. Comes in: records of one account. Goes out: the same. Next: safe-store.ts,
// which guards the calls of every store.

import type { LockoutStore, StoredLockout } from './store.js';

/**
 * Keeps lockouts in memory: nothing outlives a reload. For tests, and for apps that may store nothing. Two engines given the
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
      const records = accounts.get(account) ?? new Map<string, StoredLockout>();
      accounts.set(account, records.set(record.id, record));
    },
    remove(account, id) {
      accounts.get(account)?.delete(id);
    },
  };
}
