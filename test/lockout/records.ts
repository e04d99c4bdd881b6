// Records for tests, and what a store holds of them. Comes in: a scope, or a store. Goes out: plain data. Next: the contracts of stores,
// and the tests of whoever uses stores.
import type { LockoutStore, StoredLockout } from '../../src/lockout/store.js';

/** A record of a scope. Its id is the scope's unless another is given; `waitMs` distinguishes two of one id. */
export function stored(key: string, waitMs = 60_000, id = key): StoredLockout {
  return { version: 2, id, key, majorCode: 10, arrivedAtMs: 1_767_225_600_000, waitMs };
}

/** A record as the first edition stored it, under its scope. */
export function storedByVersion1(key: string) {
  return { version: 1, key, majorCode: 10, arrivedAtMs: 1_767_225_600_000, waitMs: 60_000 };
}

/** Everything an account holds, by id. */
export async function heldById(
  store: LockoutStore,
  account = '',
): Promise<Record<string, unknown>> {
  return Object.fromEntries(await store.read(account));
}

/** Everything an account holds, by scope; what is no record, by its id. Throws where two records are of one scope. */
export async function held(store: LockoutStore, account = ''): Promise<Record<string, unknown>> {
  const entries = (await store.read(account)).map(([id, record]) => {
    const { key } = Object(record);
    return [typeof key === 'string' ? key : id, record] as const;
  });
  const byKey = Object.fromEntries(entries);
  if (Object.keys(byKey).length < entries.length) throw new Error('two records are of one scope');
  return byKey;
}

/** Each call of a store. */
export const calls: ReadonlyArray<readonly [string, (store: LockoutStore) => unknown]> = [
  ['read', (store) => store.read('')],
  ['write', (store) => store.write('', stored('202'))],
  ['remove', (store) => store.remove('', '201')],
];
