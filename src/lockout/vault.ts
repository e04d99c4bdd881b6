// Lockouts beyond the page: what the storage and other tabs hold, merged with what this page knows. Comes in: what is locked and ends
// here, records read and sent. Goes out: records to store and send. Next: the ledger holds what counts.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import { createMemory } from '../memory.js';
import type { EndReason, Ledger, Vault } from './held.js';
import { createKnownRecords, type KnownRecord } from './known.js';
import { isKept } from './lockout.js';
import type { RecordMessage } from './record.js';
import { createSafeStore, type StoreReading } from './safe-store.js';
import { createScopeRecords } from './scope-records.js';
import type { LockoutStore, StoredLockout } from './store.js';

/** Other tabs start no lockout beyond so many. */
const mostOfTabs = 10_000;

/** `clock` calls back in a turn; `turn` makes one of what the store answers later. */
export function createVault(
  clock: EngineClock,
  store: LockoutStore,
  ledger: Ledger,
  turn: (work: () => void) => void,
  fault: (code: Fault['code'], message: string) => void,
  post: (message: RecordMessage) => void,
): Vault {
  const stored = createSafeStore(store, clock, fault);
  const known = createKnownRecords(clock);
  const scopes = createScopeRecords(ledger, known);
  const { idAt, hold } = scopes;
  /** What other tabs say that they have ended. */
  const asked = createMemory<{ readonly key: string; readonly reason: EndReason }>();
  let account = '';
  /** The present account was entered by the anonymous person, whose records go along. */
  let adopted = false;
  let ready = false;
  let reading = false;
  let again = false;
  let restored = Promise.resolve();
  let made = 0;
  const unwake = clock.onWake(readAgain);

  /** `replaced`: what it makes needless, which goes once it is known to be stored. */
  function write(
    record: StoredLockout,
    endMs: number,
    replaced: readonly StoredLockout[] = [],
  ): void {
    const unsaved = known.of(account);
    const written: KnownRecord = { record, endMs, stored: false };
    const of = account;
    unsaved.set(record.id, written);
    stored.write(account, record, () => {
      written.stored = true;
      if (of !== account) return;
      unsaved.delete(record.id);
      for (const each of replaced) replace(each);
    });
  }

  /** A later one of its scope is stored. */
  function replace(record: StoredLockout): void {
    const { id } = record;
    // What the anonymous person brought along is replaced in this account only: it ends there when the later one does.
    const isBrought = adopted && known.of('').has(id);
    if (!isBrought) {
      if (!scopes.forget(record)) return;
      known.pass(id);
    }
    known.of(account).delete(id);
    stored.remove(account, id);
  }

  /** Merges what the storage holds with what is known. */
  function merge({ records, ids }: StoreReading, of: string): void {
    const nowMs = clock.elapsed();
    const wallMs = clock.now();
    endAsked(ids, records);
    const found = records
      .filter(({ id, key }) => idAt(key) !== id)
      .map((record) => ({ record, endMs: known.endOfAny(record, of) }));
    // What was found is known to be stored.
    if (of === account) for (const { id } of records) known.of(of).delete(id);
    // The latest first: one event for each scope.
    for (const { record, endMs } of found.sort((a, b) => b.endMs - a.endMs)) {
      if (endMs <= nowMs) {
        stored.remove(of, record.id);
        continue;
      }
      // A start in the future: the clock was set back. No lockout is longer than its wait. A clock that has never answered (0) says nothing of it.
      const isFuture =
        wallMs > 0 && record.arrivedAtMs > wallMs && known.endOf(record.id, of) === undefined;
      const counted = isFuture ? { ...record, arrivedAtMs: wallMs } : record;
      // What ends earlier stays stored: another tab may clear the later one without knowing of it, and then it goes on.
      const holds = hold(counted, endMs, 'storage');
      if (holds && of !== account) write(counted, endMs);
      else if (holds && isFuture) stored.write(of, counted);
      if (of !== account) known.of(of).set(record.id, { record, endMs, stored: true });
    }
  }

  /** Ends what other tabs have ended, where the storage agrees; what an elapsed one left is followed only. */
  function endAsked(ids: ReadonlySet<string>, records: readonly StoredLockout[]): void {
    for (const [id, { key, reason }] of asked.known) {
      if (ids.has(id) || idAt(key) !== id || known.of(account).has(id)) continue;
      if (reason === 'elapsed' && !records.some((record) => record.key === key)) continue;
      asked.known.delete(id);
      known.pass(id);
      // Those that are left are in the storage, or not known to be.
      scopes.end(key);
      ledger.end(key, reason, true);
    }
  }

  /** Hands out what this page remembers of the account: all of it where the storage failed, else what is not known to be stored. */
  function recall(all: boolean): void {
    const nowMs = clock.elapsed();
    for (const { record, endMs, stored: isStored } of known.of(account).values()) {
      if ((all || !isStored) && endMs > nowMs) hold(record, endMs, 'storage');
    }
  }

  function read(of: string, done = () => {}): void {
    reading = true;
    again = false;
    stored.read(of, (found) =>
      turn(() => {
        if (found && (of === account || (of === '' && adopted))) merge(found, of);
        if (of === account) {
          recall(!found);
          known.wasRead(of);
          reading = false;
          ready = true;
        }
        done();
        if (of === account && again) read(of);
      }),
    );
  }

  /** Looks at what other tabs have written. */
  function readAgain(): void {
    again = true;
    if (!reading) read(account);
  }

  function enter(next: string): void {
    account = next;
    ready = false;
    recall(false);
    restored = new Promise((resolve) => read(next, resolve));
  }

  return {
    restored: () => restored,
    ready: () => ready,
    open(next) {
      known.leave(account, ledger.all());
      for (const { key } of [...ledger.all()]) ledger.end(key);
      scopes.clear();
      adopted = false;
      enter(next);
    },
    adopt(next) {
      known.leave(account, ledger.all());
      adopted = true;
      account = next;
      for (const held of ledger.all())
        if (isKept(held.key)) write(known.recordOf(held), held.endMs);
      enter(next);
    },
    lock(key, majorCode, waitMs, origin) {
      const facts = { key, majorCode, startedAtMs: clock.now(), waitMs, record: ++made };
      const held = scopes.lock(facts, clock.elapsed() + waitMs, origin);
      if (!held || !isKept(key)) return;
      const record = known.recordOf(held);
      write(record, held.endMs, scopes.lesser(key));
      post({ kind: 'locked', account, record, remainingMs: held.endMs - clock.elapsed() });
    },
    ended(held, kind) {
      if (!isKept(held.key)) return;
      for (const record of [known.recordOf(held), ...scopes.end(held.key)]) {
        const { id } = record;
        known.pass(id, kind === 'cleared' ? undefined : held.endMs);
        for (const place of adopted ? ['', account] : [account]) {
          known.of(place).delete(id);
          // Sent once it is gone: others look there.
          stored.remove(place, id, () => post({ kind, account: place, record }));
        }
      }
    },
    receive(message) {
      const { record } = message;
      const { id, key } = record;
      if (message.kind !== 'locked') {
        const isCleared = asked.known.get(id)?.reason === 'cleared';
        asked.remember(id, { key, reason: isCleared ? 'cleared' : message.kind });
        if (idAt(key) === id || !ready) readAgain();
      } else if (ledger.find(key) || ledger.size() < mostOfTabs) {
        const nowMs = clock.elapsed();
        const endMs = Math.min(known.endOfAny(record, account), nowMs + message.remainingMs);
        if (endMs > nowMs) hold(record, endMs, 'tab');
        // That it has ended may have arrived before.
        if (asked.known.has(id)) readAgain();
      }
    },
    close() {
      unwake();
      return stored.close();
    },
  };
}
