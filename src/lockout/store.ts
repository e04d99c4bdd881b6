// Where lockouts outlive the page: the contract that every store keeps, and the record that it holds. Comes in: records of one
// account. Goes out: the same, after a reload. Next: safe-store.ts guards the calls, record.ts validates what comes back.

/**
 * One lockout as it is stored. Holds numbers and the app's opaque subject; no token, phone number or text.
 * Nothing else of the engine is stored.
 */
export interface StoredLockout {
  readonly version: 2;
  /** Names the record in its store. Random; another at each start and each extension of a lockout. */
  readonly id: string;
  /** The scope, as in `Lockout.key`; never one of an error alone. */
  readonly key: string;
  /** The error that locked. Absent: the app did, by `lockOut`. */
  readonly majorCode?: number | undefined;
  /** When the frame arrived, wall clock, ms since 1970. */
  readonly arrivedAtMs: number;
  /** For how long from then, in ms; more than 0. */
  readonly waitMs: number;
}

/**
 * A place for lockouts: for each account a set of records by id. Each call may answer at once or by a promise, throw, reject or
 * hang: the engine waits at most 2 s, goes on in memory and reports one fault. Accounts never see each other's records; the
 * anonymous account is `''`. Calls of one account take effect in the order in which they are made.
 *
 * @example
 * ```ts
 * import type { LockoutStore, StoredLockout } from 'igap-reactions';
 *
 * const rows = new Map<string, StoredLockout>();
 * const prefix = (account: string) => JSON.stringify(account);
 * export const store: LockoutStore = {
 *   read: (account) =>
 *     [...rows].filter(([place]) => place.startsWith(prefix(account))).map(([, record]) => [record.id, record]),
 *   write: (account, record) => void rows.set(prefix(account) + record.id, record),
 *   remove: (account, id) => void rows.delete(prefix(account) + id),
 * };
 * ```
 */
export interface LockoutStore {
  /** All entries of an account as `[id, record]`, in any order. Records are handed out unvalidated: what is no record is discarded by the engine, which then calls `remove` with its id. */
  read(account: string): StoreEntries | PromiseLike<StoreEntries>;
  /** Keeps a record under its `id`, beside the others, without looking at them. The same id again replaces that one. */
  write(account: string, record: StoredLockout): void | PromiseLike<void>;
  /** Forgets the record of an id. An unknown id is no fault. */
  remove(account: string, id: string): void | PromiseLike<void>;
  /** Lets go of handles; called by `dispose()`, which waits for it. A later call of another engine opens anew. */
  close?(): void | PromiseLike<void>;
}

/** What a store reads: ids with what was found under them. */
export type StoreEntries = ReadonlyArray<readonly [id: string, record: unknown]>;

/** How long the engine, and each call of `idbStore`, waits for storage: 2 s. */
export const storeTimeoutMs = 2000;
