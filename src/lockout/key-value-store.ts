// Lockouts in any store of text by key: localStorage, AsyncStorage, unstorage. One record per account, read, merged, written.
// Comes in: records of one account. Goes out: the same, after a reload; or a rejection within 2 s. Next: the ledger.

import { type Clock, systemClock, within } from '../clock.js';
import { OptionError } from '../faults.js';
import { type LockoutStore, type StoredLockout, storeTimeoutMs } from './store.js';

/**
 * What {@link keyValueStore} writes to: `localStorage`, React Native's AsyncStorage, an unstorage `Storage`, or three functions
 * over anything. Each may answer at once or by a promise.
 */
export interface KeyValue {
  /** The text that was set, or the object that it says; nothing (`null`, `undefined`) for an unknown key. */
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
  readonly prefix?: string;
  /**
   * What the 2 s of a call are measured by.
   * @default systemClock
   */
  readonly clock?: Clock;
}

/**
 * Keeps lockouts in a store of text by key, one record per account. Calls take turns, and changes that wait for the same
 * turn are written together. Each call settles within 2 s; one that did not succeed by then rejects and writes nothing later
 * (but a `setItem` that hangs cannot be called back). Text that is no record of version 1 is read as one entry `unreadable`; the
 * next `write` or `remove` replaces it.
 *
 * Two tabs that write at the same moment may lose one of the two records: where that matters, use `idbStore`.
 *
 * @throws OptionError when `kv` lacks one of the three functions, or `prefix` has another character.
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
export function keyValueStore(
  kv: KeyValue,
  { prefix = 'igap-reactions', clock = systemClock }: KeyValueStoreOptions = {},
): LockoutStore {
  const functions = [kv?.getItem, kv?.setItem, kv?.removeItem];
  if (functions.some((each) => typeof each !== 'function')) {
    throw new OptionError('keyValueStore(kv)', 'an object with getItem, setItem and removeItem');
  }
  if (!/^[\w-]+$/.test(prefix)) throw new OptionError('prefix', 'letters, digits, _ and -');

  let turn: Promise<unknown> = Promise.resolve();
  const waiting = new Map<string, { changes: Changes; written: Promise<void> }>();

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

  const change = (account: string, key: string, record?: StoredLockout) => {
    const joined = waiting.get(account);
    if (joined) {
      joined.changes.set(key, record);
      return joined.written;
    }
    const changes: Changes = new Map([[key, record]]);
    const written = inTurn(async (isLate) => {
      waiting.delete(account);
      const place = placeOf(prefix, account);
      const lockouts = lockoutsOf(await kv.getItem(place)) ?? new Map<string, unknown>();
      // By now a later call may have written.
      if (isLate()) return;
      for (const [changed, to] of changes) {
        if (to) lockouts.set(changed, to);
        else lockouts.delete(changed);
      }
      if (lockouts.size === 0) await kv.removeItem(place);
      else {
        await kv.setItem(
          place,
          JSON.stringify({ version: 1, lockouts: Object.fromEntries(lockouts) }),
        );
      }
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
    write: (account, record) => change(account, record.key, record),
    remove: (account, key) => change(account, key),
  };
}

type Changes = Map<string, StoredLockout | undefined>;

/** One key per account, also where upper and lower case are the same (file names), and of any text. */
function placeOf(prefix: string, account: string): string {
  const plain = account.replace(/[^a-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`);
  return `${prefix}-${plain}`;
}

/** What a stored value says, by key; undefined where it is no record of version 1. */
function lockoutsOf(value: unknown): Map<string, unknown> | undefined {
  if (value === undefined || value === null) return new Map();
  try {
    const { version, lockouts } = typeof value === 'string' ? JSON.parse(value) : Object(value);
    return version === 1 && typeof lockouts === 'object'
      ? new Map(Object.entries(lockouts))
      : undefined;
  } catch {
    return undefined;
  }
}
