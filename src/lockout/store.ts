// Where lockouts outlive the page: the contract that every store keeps, and the record that is kept. Comes in: records of one
// account. Goes out: the same, after a reload. The ledger reads them once per account and validates what it reads.

/**
 * One lockout as it is stored. Holds numbers and the host's opaque subject; no token, phone number or text.
 * Version 1. Nothing else of the engine is stored.
 */
export interface StoredLockout {
  readonly version: 1;
  /** The scope, as in `Lockout.key`; never one of an error alone. */
  readonly key: string;
  /** The error that locked. Absent: the host did, by `lockOut`. */
  readonly majorCode?: number | undefined;
  /** When the frame arrived, wall clock, ms since 1970. */
  readonly arrivedAtMs: number;
  /** For how long from then, in ms; more than 0. */
  readonly waitMs: number;
}

/**
 * A place for lockouts. Each call may answer at once or by a promise, throw, reject or hang: the engine waits at most 2 s,
 * goes on in memory and tells one fault. Accounts never see each other's records; the anonymous account is `''`.
 *
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
export interface LockoutStore {
  /** All entries of an account as `[key, record]`, in any order. Records are handed out unvalidated: what is no record is discarded by the engine, which then calls `remove` with its key. */
  read(account: string): StoreEntries | PromiseLike<StoreEntries>;
  /** Keeps a record under its `key`, in place of an earlier one of that key. */
  write(account: string, record: StoredLockout): void | PromiseLike<void>;
  /** Forgets the record of a key. An unknown key is no fault. */
  remove(account: string, key: string): void | PromiseLike<void>;
  /** Lets go of handles; called by `dispose()`. A later call of another engine opens anew. */
  close?(): void;
}

/** What a store reads: keys with what was found under them. */
export type StoreEntries = ReadonlyArray<readonly [key: string, record: unknown]>;

/** How long the engine, and each call of `idbStore`, waits for storage: 2 s. */
export const storeTimeoutMs = 2000;
