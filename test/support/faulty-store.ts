// A store in trouble, for tests of whoever uses stores. Comes in: a store that is well. Goes out: one that does what that one does, or
// one of the things that storage does when it is not well.

import type { LockoutStore } from '../../src/lockout/store.js';

/**
 * How a store is at a call: `ok` asks the inner one; `hang` never answers; `reject` and `throw` fail, later and at once;
 * `quota` refuses writes as a full disk does, and everything else still works.
 */
export type StoreMode = 'ok' | 'hang' | 'reject' | 'throw' | 'quota';

/** A store that asks `mode` at each call. What fails does not reach `inner`. */
export function faultyStore(inner: LockoutStore, mode: () => StoreMode): LockoutStore {
  const ask = <T>(does: keyof LockoutStore, work: () => T): T | Promise<never> => {
    switch (mode()) {
      case 'hang':
        return new Promise(() => {});
      case 'reject':
        return Promise.reject(new Error(`the store rejects: ${does}`));
      case 'throw':
        throw new Error(`the store throws: ${does}`);
      case 'quota':
        if (does === 'write') return Promise.reject(quotaExceeded());
        return work();
      case 'ok':
        return work();
    }
  };
  return {
    read: (account) => ask('read', () => inner.read(account)),
    write: (account, record) => ask('write', () => inner.write(account, record)),
    remove: (account, id) => ask('remove', () => inner.remove(account, id)),
    close: () => ask('close', () => inner.close?.()),
  };
}

/** What browsers throw when no space is left. */
export function quotaExceeded(): DOMException {
  return new DOMException('The quota has been exceeded.', 'QuotaExceededError');
}
