// The edge between the ledger and a store that may throw, reject, hang, be full or hold rubbish. Comes in: any LockoutStore.
// Goes out: calls that never fail and validated records; trouble is told once per account, and what the ledger knows stays.
import { type Clock, within } from '../clock.js';
import type { Fault } from '../faults.js';
import { longestWaitMs, parseScopeKey, type Scope } from './lockout.js';
import { type LockoutStore, type StoredLockout, storeTimeoutMs } from './store.js';

/** A record that was read, with the scope of its key. */
export interface ReadLockout extends StoredLockout {
  readonly scope: Scope;
}

export class SafeStore {
  readonly #store: LockoutStore;
  readonly #clock: Clock;
  readonly #fault: (fault: Fault) => void;
  readonly #pending = new Set<PromiseLike<unknown>>();
  #told = false;

  constructor(store: LockoutStore, clock: Clock, fault: (fault: Fault) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#fault = fault;
  }

  /** Reads an account; `deliver` is called once, at once where the store answers at once. */
  read(account: string, deliver: (records: ReadLockout[]) => void): void {
    this.#told = false;
    this.#call(
      () => this.#store.read(account),
      (entries) => deliver(this.#validate(account, entries)),
      () => deliver([]),
    );
  }

  write(account: string, record: StoredLockout): void {
    this.#call(() => this.#store.write(account, record));
  }

  remove(account: string, key: string): void {
    this.#call(() => this.#store.remove(account, key));
  }

  /** Lets go of the store once every call under way has ended, after at most the storage timeout. Never rejects. */
  async close(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
    this.#call(() => this.#store.close?.());
  }

  #call<T>(
    work: () => T | PromiseLike<T>,
    done: (value: T) => void = () => {},
    failed: () => void = () => {},
  ): void {
    const fail = () => {
      if (!this.#told) {
        this.#told = true;
        this.#fault({
          code: 'store.failed',
          message: 'The lockout store failed, hung or was full; lockouts are kept in memory.',
        });
      }
      failed();
    };
    let answer: T | PromiseLike<T>;
    try {
      answer = work();
    } catch {
      fail();
      return;
    }
    if (!isPromiseLike(answer)) {
      done(answer);
      return;
    }
    const promised = answer;
    const pending: Promise<void> = within(this.#clock, storeTimeoutMs, () => promised)
      .then(done, fail)
      .finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }

  #validate(account: string, entries: unknown): ReadLockout[] {
    const sound: ReadLockout[] = [];
    let corrupt = !Array.isArray(entries);
    for (const entry of Array.isArray(entries) ? entries : []) {
      const [key, value] = Array.isArray(entry) ? entry : [];
      const record = readRecord(key, value);
      if (record) sound.push(record);
      else {
        corrupt = true;
        if (typeof key === 'string') this.remove(account, key);
      }
    }
    if (corrupt) {
      this.#fault({
        code: 'store.corrupt',
        message: 'The lockout store held what is no lockout record; it was discarded.',
      });
    }
    return sound;
  }
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}

function readRecord(key: unknown, value: unknown): ReadLockout | undefined {
  const { version, key: own, majorCode, arrivedAtMs, waitMs } = Object(value) as StoredLockout;
  const scope = typeof key === 'string' && key === own ? parseScopeKey(key) : undefined;
  const sound =
    scope !== undefined &&
    version === 1 &&
    (majorCode === undefined || Number.isSafeInteger(majorCode)) &&
    Number.isFinite(arrivedAtMs) &&
    Number.isFinite(waitMs) &&
    waitMs > 0 &&
    waitMs <= longestWaitMs;
  return sound ? { version, key: own, majorCode, arrivedAtMs, waitMs, scope } : undefined;
}
