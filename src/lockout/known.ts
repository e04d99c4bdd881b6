// Which records this page has known, and when they end in elapsed time, so that nothing that it held is ever computed from the wall
// clock again. Comes in: records that are held, stored, left, ended. Goes out: their ends. Used by: vault.ts.
import type { EngineClock } from '../clock.js';
import { createMemory } from '../memory.js';
import type { Held } from './held.js';
import { isKept } from './lockout.js';
import type { StoredLockout } from './store.js';

/** A record, and when it ends in elapsed time. */
export interface KnownRecord {
  readonly record: StoredLockout;
  readonly endMs: number;
  /** Whether it is known to be stored. */
  stored: boolean;
}

export interface KnownRecords {
  /** The id of the record of this page with this number. */
  idOf(record: number | string): string;
  /** By id, of an account: of the present one what is not known to be stored, of another everything that held when it was left. */
  of(account: string): Map<string, KnownRecord>;
  /** What a lockout is stored as. */
  recordOf(held: Held): StoredLockout;
  /** An account is left: what it holds is remembered. */
  leave(account: string, held: Iterable<Held>): void;
  /** An account was read: what is stored the storage remembers from now on, and this page when it ends. */
  wasRead(account: string): void;
  /** A record is over, or another holds its scope. Absent `endMs`: it was cleared. */
  pass(id: string, endMs?: number): void;
  /** When a record of an account ends, if this page knows it; less than 0: it was cleared. */
  endOf(id: string, account: string): number | undefined;
  /** The same, of a record that this page may not know: then what the wall clock leaves of its wait. */
  endOfAny(record: StoredLockout, account: string): number;
}

export function createKnownRecords(clock: EngineClock): KnownRecords {
  /** What makes the ids of this page's records unlike those of all others. */
  const page = `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}-`;
  const accounts = new Map<string, Map<string, KnownRecord>>();
  const past = createMemory<number>();

  const of = (account: string) => {
    let known = accounts.get(account);
    if (!known) {
      known = new Map();
      accounts.set(account, known);
    }
    return known;
  };
  const endOf = (id: string, account: string) =>
    of(account).get(id)?.endMs ??
    past.known.get(id) ??
    // A sign-in may have taken it along, here or in another tab.
    [...accounts.values()].find((known) => known.has(id))?.get(id)?.endMs;

  const idOf = (record: Held['record']) => (typeof record === 'number' ? page + record : record);
  const recordOf = ({ key, majorCode, startedAtMs, waitMs, record }: Held): StoredLockout => ({
    version: 2,
    id: idOf(record),
    key,
    majorCode,
    arrivedAtMs: startedAtMs,
    waitMs,
  });

  return {
    idOf,
    of,
    recordOf,
    leave(account, held) {
      const left = of(account);
      for (const each of held) {
        const record = recordOf(each);
        if (!isKept(each.key) || left.has(record.id)) continue;
        left.set(record.id, { record, endMs: each.endMs, stored: true });
      }
    },
    wasRead(account) {
      const known = of(account);
      for (const [id, { stored, endMs }] of known) {
        if (!stored) continue;
        known.delete(id);
        if (!past.known.has(id)) past.remember(id, endMs);
      }
    },
    pass: (id, endMs = -1) => past.remember(id, endMs),
    endOf,
    endOfAny({ id, arrivedAtMs, waitMs }, account) {
      const remainingMs = Math.min(waitMs, arrivedAtMs + waitMs - clock.now());
      return endOf(id, account) ?? clock.elapsed() + remainingMs;
    },
  };
}
