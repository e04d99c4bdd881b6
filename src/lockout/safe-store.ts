// The edge between the ledger and a store that may throw, reject, hang, be full or hold rubbish. Comes in: any LockoutStore.
// Goes out: calls that never fail and validated records; trouble is told once per account, and what the ledger knows stays.
import { type Clock, within } from '../clock.js';
import type { Fault } from '../faults.js';
import { longestWaitMs, scopeOf } from './lockout.js';
import { type LockoutStore, type StoredLockout, storeTimeoutMs } from './store.js';

export interface SafeStore {
  /** Reads an account; `deliver` is called once, at once where the store answers at once. `complete`: nothing of the account failed or is being written, so what is not there was removed. */
  read(account: string, deliver: (records: StoredLockout[], complete: boolean) => void): void;
  write(account: string, record: StoredLockout): void;
  /** `done` is called once it is removed, or cannot be. */
  remove(account: string, key: string, done?: () => void): void;
  /** Lets go of the store once every call under way has ended, after at most the storage timeout. Never rejects. */
  close(): Promise<void>;
}

export function createSafeStore(
  store: LockoutStore,
  clock: Clock,
  fault: (code: Fault['code'], message: string) => void,
): SafeStore {
  const pending = new Set<Promise<void>>();
  const told = { failed: false, corrupt: false };
  let account: string | undefined;
  let writing = 0;

  const attempt = <T>(
    work: () => T | PromiseLike<T>,
    done?: (value: T) => void,
    failed?: () => void,
  ) => {
    const fail = () => {
      if (!told.failed) fault('store.failed', 'The store failed');
      told.failed = true;
      failed?.();
    };
    try {
      const answer = work();
      if (!isPromiseLike(answer)) done?.(answer);
      else {
        const call: Promise<void> = within(clock, storeTimeoutMs, () => answer)
          .then(done)
          .catch(fail)
          .finally(() => pending.delete(call));
        pending.add(call);
      }
    } catch {
      fail();
    }
  };

  const remove = (of: string, key: string, done?: () => void) =>
    attempt(() => store.remove(of, key), done, done);

  return {
    read(of, deliver) {
      if (of !== account) told.failed = told.corrupt = false;
      account = of;
      attempt(
        () => store.read(of),
        (entries) => {
          const sound: StoredLockout[] = [];
          for (const [key, value] of entries) {
            const record = readRecord(key, value);
            if (record) sound.push(record);
            else remove(of, key);
          }
          const corrupt = sound.length < entries.length;
          if (corrupt && !told.corrupt) fault('store.corrupt', 'Discarded a record');
          told.corrupt ||= corrupt;
          deliver(sound, !corrupt && !told.failed && writing === 0);
        },
        () => deliver([], false),
      );
    },
    write(of, record) {
      writing++;
      const written = () => {
        writing--;
      };
      attempt(() => store.write(of, record), written, written);
    },
    remove,
    async close() {
      while (pending.size > 0) await Promise.all(pending);
      attempt(() => store.close?.());
    },
  };
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}

/** A record as it was stored or sent, whatever it is: undefined where it is none. */
export function readRecord(key: string, value: unknown): StoredLockout | undefined {
  const { version, key: own, majorCode, arrivedAtMs, waitMs } = Object(value) as StoredLockout;
  const sound =
    version === 1 &&
    typeof key === 'string' &&
    key === own &&
    scopeOf(key).kind !== 'error' &&
    (majorCode === undefined || Number.isSafeInteger(majorCode)) &&
    Number.isFinite(arrivedAtMs) &&
    Number.isFinite(waitMs) &&
    waitMs > 0 &&
    waitMs <= longestWaitMs;
  return sound ? { version, key, majorCode, arrivedAtMs, waitMs } : undefined;
}
