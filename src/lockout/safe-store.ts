// The edge between the vault and a store that may throw, reject, hang, be full or hold rubbish. Comes in: any LockoutStore. Goes out:
// calls that never fail and validated records; trouble is reported once per account, and what is known stays. Next: vault.ts.
import { type Clock, within } from '../clock.js';
import { development } from '../development.js';
import type { Fault } from '../faults.js';
import { failureText } from '../misuse.js';
import { attempt, isThenable } from '../stranger.js';
import { readRecord } from './record.js';
import {
  type LockoutStore,
  type StoredLockout,
  type StoreEntries,
  storeTimeoutMs,
} from './store.js';

/** What a read found. */
export interface StoreReading {
  readonly records: readonly StoredLockout[];
  /** The ids of everything that is there, sound or not. */
  readonly ids: ReadonlySet<string>;
}

export interface SafeStore {
  /** Reads an account; `deliver` is called once, at once where the store answers at once; with nothing where it failed. What is being removed counts as gone. */
  read(account: string, deliver: (reading: StoreReading | undefined) => void): void;
  /** `stored` is called once it is known to be stored. */
  write(account: string, record: StoredLockout, stored?: () => void): void;
  /** `done` is called once it is removed, or cannot be. */
  remove(account: string, id: string, done?: () => void): void;
  /** Begins nothing more, and lets go of the store once every call under way has ended, after at most the storage timeout. Never rejects. */
  close(): Promise<void>;
}

const failedStore = (call: 'read' | 'write' | 'remove', error: unknown) =>
  development
    ? `store.${call} ${failureText(error)}. Lockouts of this account go on in memory.`
    : `store.${call} failed`;

export function createSafeStore(
  store: LockoutStore,
  clock: Clock,
  fault: (code: Fault['code'], message: string) => void,
): SafeStore {
  const pending = new Set<Promise<void>>();
  const reported = new Set<string>();
  /** Removals under way, and for each read under way what was being removed meanwhile. */
  const removing = new Map<string, number>();
  const reads = new Set<Set<string>>();
  let closed = false;

  const report = (account: string, code: Fault['code'], message: string) => {
    const key = `${code} ${account}`;
    if (!reported.has(key) && !closed) fault(code, message);
    reported.add(key);
  };

  /** Makes a call. `ended` is called once, with nothing where it failed. */
  const call = <T>(
    account: string,
    name: 'read' | 'write' | 'remove',
    work: () => T | PromiseLike<T>,
    ended: (value?: { readonly of: T }) => void,
  ) => {
    if (closed) return;
    const fail = (error: unknown) => {
      report(account, 'store.failed', failedStore(name, error));
      ended();
    };
    let failure: { readonly error: unknown } | undefined;
    const answer = attempt(work, (error) => {
      failure = { error };
    });
    if (failure) fail(failure.error);
    else if (!isThenable(answer)) ended({ of: answer as T });
    else {
      const ending: Promise<void> = within(clock, storeTimeoutMs, () => answer as PromiseLike<T>)
        .then((of) => ended({ of }), fail)
        .finally(() => pending.delete(ending));
      pending.add(ending);
    }
  };

  const remove = (account: string, id: string, done = () => {}) => {
    const place = `${account}\n${id}`;
    removing.set(place, (removing.get(place) ?? 0) + 1);
    for (const gone of reads) gone.add(place);
    call(
      account,
      'remove',
      () => store.remove(account, id),
      () => {
        const left = (removing.get(place) ?? 1) - 1;
        if (left > 0) removing.set(place, left);
        else removing.delete(place);
        done();
      },
    );
  };

  /** Separates records from rubbish, entry by entry, which is removed. Throws where there are no entries. */
  const sort = (account: string, entries: StoreEntries, gone: Set<string>): StoreReading => {
    const records: StoredLockout[] = [];
    const ids = new Set<string>();
    for (const entry of entries) {
      const [id, value] =
        attempt(
          () => [...entry],
          () => {},
        ) ?? [];
      if (gone.has(`${account}\n${id}`)) continue;
      const record = readRecord(id, value);
      if (typeof id === 'string') ids.add(id);
      if (record) records.push(record);
      else {
        report(
          account,
          'store.corrupt',
          development
            ? 'The store held something that is no lockout record. It was removed.'
            : 'No lockout record',
        );
        if (typeof id === 'string') remove(account, id);
      }
    }
    return { records, ids };
  };

  return {
    read(account, deliver) {
      if (closed) return deliver(undefined);
      const gone = new Set(removing.keys());
      reads.add(gone);
      call(
        account,
        'read',
        () => store.read(account),
        (found) => {
          reads.delete(gone);
          const failed = (error: unknown) =>
            report(account, 'store.failed', failedStore('read', error));
          deliver(
            found && !closed ? attempt(() => sort(account, found.of, gone), failed) : undefined,
          );
        },
      );
    },
    write(account, record, stored) {
      call(
        account,
        'write',
        () => store.write(account, record),
        (done) => done && stored?.(),
      );
    },
    remove,
    close() {
      closed = true;
      const ending = async () => {
        // An array: the Promise of older phones (Hermes 0.12) takes nothing else, and would be done at once.
        await Promise.all([...pending]);
        await store.close?.();
      };
      return within(clock, storeTimeoutMs, ending).catch(() => {});
    },
  };
}
