// Lockouts in any store of text by key: localStorage, AsyncStorage, unstorage. One value per account, read, merged by id, written.
// Comes in: records of one account. Goes out: the same, after a reload; or a rejection within 2 s. Next: safe-store.ts.

import { type Clock, within } from '../clock.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { attempt, fieldsOf, isThenable } from '../stranger.js';
import { type LockoutStore, type StoredLockout, storeTimeoutMs } from './store.js';
import { storeOptions } from './store-options.js';

/**
 * What {@link keyValueStore} writes to: `localStorage`, React Native's AsyncStorage, an unstorage `Storage`, or three functions
 * over anything. Each may answer at once or by a promise.
 */
export interface KeyValue {
  /** The text that was set, or the object that it stands for; nothing (`null`, `undefined`) for an unknown key. */
  getItem(key: string): unknown;
  /** Keeps a text. What it returns is only waited for. */
  setItem(key: string, value: string): unknown;
  /** Forgets a key. What it returns is only waited for. */
  removeItem(key: string): unknown;
}

/** How {@link keyValueStore} names its keys. */
export interface KeyValueStoreOptions {
  /**
   * What every key begins with: letters, digits, `_` and `-`.
   * @default 'igap-reactions'
   */
  readonly prefix?: string | undefined;
  /**
   * What the 2 s of a call are measured by.
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

/**
 * Keeps lockouts in a store of text by key: one value per account, which holds its records by id. Calls take turns, and changes
 * that wait for the same turn are written together. Each call settles within 2 s; one that did not succeed by then rejects and
 * writes nothing later (but a `setItem` that hangs cannot be called back). A value of version 1 is read, and kept when others are
 * written beside it. One that is neither is read as one entry `unreadable`; the next `write` or `remove` replaces it.
 *
 * Such a store has no transactions. Two processes (tabs, an app and its extension) over one asynchronous store may lose one of two
 * changes that they make at the same moment: where that matters, use `idbStore`.
 *
 * @throws OptionError when `kv` lacks one of the three functions, or for an option of a wrong kind.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { keyValueStore } from 'igap-reactions/key-value-store';
 *
 * const items = new Map<string, string>();
 * const engine = createReactionEngine({
 *   store: keyValueStore({
 *     getItem: (key) => items.get(key),
 *     setItem: (key, value) => items.set(key, value),
 *     removeItem: (key) => items.delete(key),
 *   }),
 * });
 * ```
 */
export function keyValueStore(kv: KeyValue, options: KeyValueStoreOptions = {}): LockoutStore {
  const { prefix, clock } = expectSound(kv, options);
  const waiting = new Map<string, { changes: Changes; written: Promise<void> }>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other. The time of a call counts while it waits: one that hangs holds up no later one for long. */
  const inTurn = <T>(work: (isLate: () => boolean) => Promise<T>): Promise<T> => {
    const before = turn;
    const result = within(clock, storeTimeoutMs, async (isLate) => {
      await before;
      return work(isLate);
    });
    turn = result.catch(() => {});
    return result;
  };

  const change = (account: string, id: string, record?: StoredLockout) => {
    const joined = waiting.get(account);
    if (joined) {
      joined.changes.set(id, record);
      return joined.written;
    }
    const changes: Changes = new Map([[id, record]]);
    const written = inTurn(async (isLate) => {
      waiting.delete(account);
      const place = placeOf(prefix, account);
      const value = kv.getItem(place);
      // What answers at once is written at once: another store of this process cannot come between.
      const lockouts = lockoutsOf(isThenable(value) ? await value : value) ?? new Map();
      // By now a later call may have written.
      if (isLate()) return;
      for (const [changed, to] of changes) {
        if (to) lockouts.set(changed, to);
        else lockouts.delete(changed);
      }
      await (lockouts.size > 0 ? kv.setItem(place, textOf(lockouts)) : kv.removeItem(place));
    });
    waiting.set(account, { changes, written });
    return written;
  };

  return {
    read: (account) =>
      inTurn(async () => {
        const value = await kv.getItem(placeOf(prefix, account));
        const lockouts = lockoutsOf(value);
        return lockouts ? [...lockouts] : [['unreadable', value]];
      }),
    write: (account, record) => change(account, record.id, record),
    remove: (account, id) => change(account, id),
  };
}

type Changes = Map<string, StoredLockout | undefined>;

/** What an account holds, by id. A map: `__proto__` is an id like any other. */
type Lockouts = Map<string, unknown>;

/** The options, complete. Throws an OptionError that names the wrong argument. */
function expectSound(kv: unknown, options: KeyValueStoreOptions) {
  if (!hasAll(kv, 'getItem', 'setItem', 'removeItem')) {
    throw mustBe(
      'keyValueStore(kv)',
      development && 'an object with getItem, setItem and removeItem',
      kv,
      development && (kv === undefined || kv === null) && 'There is no such store here.',
    );
  }
  const { place: prefix, clock } = storeOptions('keyValueStore', 'prefix', options);
  if (typeof prefix !== 'string' || !/^[\w-]+$/.test(prefix)) {
    throw mustBe('prefix', development && 'letters, digits, _ and -', prefix);
  }
  return { prefix, clock };
}

function hasAll(value: unknown, ...functions: string[]): boolean {
  const fields = fieldsOf(value, ...functions);
  return functions.every((name) => typeof fields[name] === 'function');
}

/** One key per account, also where upper and lower case are the same (file names), and of any text. */
function placeOf(prefix: string, account: string): string {
  const plain = account.replace(/[^a-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`);
  return `${prefix}-${plain}`;
}

/** What a stored value holds. Undefined where it is of no version that was ever written. Of version 1 the keys are the ids. */
function lockoutsOf(value: unknown): Lockouts | undefined {
  if (value === undefined || value === null) return new Map();
  try {
    const { version, lockouts } = typeof value === 'string' ? JSON.parse(value) : Object(value);
    return (version === 1 || version === 2) && typeof lockouts === 'object'
      ? new Map(Object.entries(lockouts))
      : undefined;
  } catch {
    return undefined;
  }
}

/** The value to store. */
function textOf(lockouts: Lockouts): string {
  const text = (entries: Iterable<[string, unknown]>) =>
    JSON.stringify({ version: 2, lockouts: Object.fromEntries(entries) });
  const orNothing = (work: () => string) => attempt(work, () => {});
  return (
    orNothing(() => text(lockouts)) ??
    // A value that came as an object may hold what JSON cannot say: that costs no other entry.
    text([...lockouts].filter(([, record]) => orNothing(() => JSON.stringify(record))))
  );
}
