// A store in trouble, for tests of whoever uses stores: it does what the inner one does, or one of the things that storage does
// when it is not well.

import type { LockoutStore } from '../../src/lockout/store.js';

/**
 * How a store is at a call: `ok` asks the inner one; `hang` never answers; `reject` and `throw` fail, later and at once;
 * `quota` refuses writes as a full disk does, and reads and removes still work.
 */
export type StoreMode = 'ok' | 'hang' | 'reject' | 'throw' | 'quota';

/** A store that asks `mode` at each call. What fails does not reach `inner`. */
export function faultyStore(inner: LockoutStore, mode: () => StoreMode): LockoutStore {
  const ask = <T>(does: 'read' | 'write' | 'remove', work: () => T): T | Promise<never> => {
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
    remove: (account, key) => ask('remove', () => inner.remove(account, key)),
  };
}

/** What browsers throw when no space is left. */
export function quotaExceeded(): DOMException {
  return new DOMException('The quota has been exceeded.', 'QuotaExceededError');
}
