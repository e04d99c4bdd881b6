// A stored lockout, read. Comes in: whatever a store or another tab holds under an id. Goes out: a sound record, or nothing. Next:
// vault.ts merges it with what is known.
import { longestWaitMs } from '../wire/error-frame.js';
import { scopeOf } from './lockout.js';
import type { StoredLockout } from './store.js';

/** No id that the engine makes is longer; a longer one is no record's. */
const longestId = 1024;
/** An action, a separator and the longest subject. */
const longestKey = 1024;

/** A record as it was stored or sent, whatever it is: undefined where it is none. A record of version 1 has its key as its id. */
export function readRecord(id: unknown, value: unknown): StoredLockout | undefined {
  try {
    const { version, id: own, key, majorCode, arrivedAtMs, waitMs } = Object(value);
    const sound =
      typeof id === 'string' &&
      id.length <= longestId &&
      typeof key === 'string' &&
      key.length <= longestKey &&
      ((version === 2 && own === id) || (version === 1 && key === id)) &&
      scopeOf(key).kind !== 'error' &&
      (majorCode === undefined || Number.isSafeInteger(majorCode)) &&
      Number.isFinite(arrivedAtMs) &&
      typeof waitMs === 'number' &&
      waitMs > 0 &&
      waitMs <= longestWaitMs;
    return sound ? { version: 2, id, key, majorCode, arrivedAtMs, waitMs } : undefined;
  } catch {
    return undefined;
  }
}

/** What tabs of one account send each other of a record. */
export type RecordMessage = { readonly account: string; readonly record: StoredLockout } & (
  | {
      readonly kind: 'locked';
      /** What remained when it was sent, in ms. */
      readonly remainingMs: number;
    }
  | { readonly kind: 'elapsed' | 'cleared' }
);
