// The records of each scope: the one that ends last holds it, those that end earlier are lesser and go with it. Comes in: records of this
// page, of the storage, of other tabs. Goes out: which holds, and which are lesser. Used by: vault.ts.
import type { Facts, Held, Ledger } from './held.js';
import type { KnownRecords } from './known.js';
import { isKept, type LockoutOrigin } from './lockout.js';
import type { StoredLockout } from './store.js';

export interface ScopeRecords {
  /** The id of the record that holds a scope. */
  idAt(key: string): string | undefined;
  /** Locks a scope, where what holds it ends earlier: that is lesser from now on. */
  lock(facts: Facts, endMs: number, origin: LockoutOrigin): Held | undefined;
  /** Locks a scope by a record, or knows that for a lesser one. Whether it holds from now on. */
  hold(record: StoredLockout, endMs: number, origin: LockoutOrigin): boolean;
  /** The lesser ones of a scope. */
  lesser(key: string): readonly StoredLockout[];
  /** Forgets a lesser one. Whether it was known. */
  forget(record: StoredLockout): boolean;
  /** Forgets the lesser ones of a scope. Which they were. */
  end(key: string): readonly StoredLockout[];
  /** Forgets all lesser ones: their account is left. */
  clear(): void;
}

export function createScopeRecords(ledger: Ledger, known: KnownRecords): ScopeRecords {
  const scopes = new Map<string, Map<string, StoredLockout>>();

  const idAt = (key: string) => {
    const held = ledger.find(key);
    return held && known.idOf(held.record);
  };
  const lesser = (key: string) => [...(scopes.get(key)?.values() ?? [])];

  function pass(record: StoredLockout, endMs: number): void {
    const { id, key } = record;
    known.pass(id, endMs);
    scopes.set(key, (scopes.get(key) ?? new Map()).set(id, record));
  }

  function lock(facts: Facts, endMs: number, origin: LockoutOrigin): Held | undefined {
    const before = ledger.find(facts.key);
    const replaced = before && { record: known.recordOf(before), endMs: before.endMs };
    const held = ledger.hold(facts, endMs, origin);
    if (held && replaced && isKept(facts.key)) pass(replaced.record, replaced.endMs);
    return held;
  }

  return {
    idAt,
    lock,
    lesser,
    hold(record, endMs, origin) {
      const { id, key, majorCode, arrivedAtMs, waitMs } = record;
      // Of what is held nothing is ever computed anew.
      if (idAt(key) === id) return false;
      const facts = { key, majorCode, startedAtMs: arrivedAtMs, waitMs, record: id };
      const held = lock(facts, endMs, origin);
      if (!held) pass(record, endMs);
      return held !== undefined;
    },
    forget: ({ id, key }) => scopes.get(key)?.delete(id) ?? false,
    end(key) {
      const ended = lesser(key);
      scopes.delete(key);
      return ended;
    },
    clear: () => scopes.clear(),
  };
}
