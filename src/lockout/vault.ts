// Lockouts beyond the page: what the storage and other tabs hold, merged with what this page knows. Comes in: what is locked and ends
// here, records read and sent. Goes out: records to store and send. Next: the ledger holds what counts.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import { remember } from '../memory.js';
import type { EndReason, Ledger, Vault } from './held.js';
import { createKnownRecords, type KnownRecord } from './known.js';
import { createLesserRecords } from './lesser.js';
import { isKept, type LockoutOrigin } from './lockout.js';
import type { RecordMessage } from './record.js';
import { createSafeStore, type StoreReading } from './safe-store.js';
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
  const lesser = createLesserRecords((id) => remove(id));
  /** What other tabs say that they have ended. */
  const asked = new Map<string, { readonly key: string; readonly reason: EndReason }>();
  let account = '';
  /** The present account was entered by the anonymous person, whose records go along. */
  let adopted = false;
  let ready = false;
  let reading = false;
  let again = false;
  let restored = Promise.resolve();
  let made = 0;
  const unwake = clock.onWake(readAgain);

  /** By which record a scope is held. */
  function idAt(key: string): string | undefined {
    const held = ledger.find(key);
    return held && known.idOf(held.record);
  }

  function write(record: StoredLockout, endMs: number): void {
    const unsaved = known.of(account);
    const written: KnownRecord = { record, endMs, stored: false };
    const of = account;
    unsaved.set(record.id, written);
    stored.write(account, record, () => {
      written.stored = true;
      if (of === account) unsaved.delete(record.id);
    });
  }

  /** Removes a record, and its copy that the anonymous account keeps. */
  function remove(id: string, done?: () => void): void {
    for (const of of adopted ? ['', account] : [account]) {
      known.of(of).delete(id);
      stored.remove(of, id, of === account ? done : undefined);
    }
  }

  /** Holds a record, or knows it for one that ends earlier. Whether it holds now. */
  function hold(record: StoredLockout, endMs: number, origin: LockoutOrigin): boolean {
    const { id, key, majorCode, arrivedAtMs, waitMs } = record;
    const before = ledger.find(key);
    const other = before && { id: known.idOf(before.record), endMs: before.endMs };
    if (other?.id === id) return false;
    const facts = { key, majorCode, startedAtMs: arrivedAtMs, waitMs, record: id };
    const held = ledger.hold(facts, endMs, origin);
    const less = held ? other : { id, endMs };
    if (less) {
      known.pass(less.id, less.endMs);
      lesser.add(key, less.id);
    }
    return held !== undefined;
  }

  /** Merges what the storage holds with what is known. */
  function merge({ records, ids }: StoreReading, of: string): void {
    const nowMs = clock.elapsed();
    const wallMs = clock.now();
    endAsked(ids, records);
    const found = records.map((record) => ({ record, endMs: known.endOfAny(record, of) }));
    // The latest first: what ends earlier is then needless.
    for (const { record, endMs } of found.sort((a, b) => b.endMs - a.endMs)) {
      const before = idAt(record.key);
      if (before === record.id) continue;
      // A start in the future: the clock was set back. No lockout is longer than its wait.
      const isFuture = record.arrivedAtMs > wallMs && known.endOf(record.id, of) === undefined;
      const counted = isFuture ? { ...record, arrivedAtMs: wallMs } : record;
      const holds = endMs > nowMs && hold(counted, endMs, 'storage');
      if (holds && (isFuture || of !== account)) write(counted, endMs);
      if (of !== account) known.of(of).set(record.id, { record, endMs, stored: true });
      const needless = holds ? before : record.id;
      const isElsewhere = before === undefined || ids.has(before);
      if (needless !== undefined && (endMs <= nowMs || isElsewhere)) stored.remove(of, needless);
    }
  }

  /** Ends what other tabs have ended, where the storage agrees; what an elapsed one left is followed only. */
  function endAsked(ids: ReadonlySet<string>, records: readonly StoredLockout[]): void {
    for (const [id, { key, reason }] of asked) {
      if (ids.has(id) || idAt(key) !== id || known.of(account).has(id)) continue;
      if (reason === 'elapsed' && !records.some((record) => record.key === key)) continue;
      asked.delete(id);
      known.pass(id);
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
          // From now on only what is not known to be stored is remembered beside the ledger.
          for (const [id, each] of known.of(of)) if (each.stored) known.of(of).delete(id);
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
    asked.clear();
    recall(false);
    restored = new Promise((resolve) => read(next, resolve));
  }

  return {
    restored: () => restored,
    ready: () => ready,
    open(next) {
      known.leave(account, ledger.all());
      for (const { key } of [...ledger.all()]) ledger.end(key);
      lesser.clear();
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
      const before = ledger.find(key);
      const replaced = before && { id: known.idOf(before.record), endMs: before.endMs };
      const facts = { key, majorCode, startedAtMs: clock.now(), waitMs, record: ++made };
      const held = ledger.hold(facts, clock.elapsed() + waitMs, origin);
      if (!held || !isKept(key)) return;
      const record = known.recordOf(held);
      write(record, held.endMs);
      lesser.remove(key);
      if (replaced) {
        known.pass(replaced.id, replaced.endMs);
        remove(replaced.id);
      }
      post({ kind: 'locked', account, record, remainingMs: held.endMs - clock.elapsed() });
    },
    ended(held, reason) {
      if (!isKept(held.key)) return;
      const record = known.recordOf(held);
      const of = account;
      known.pass(record.id, reason === 'cleared' ? undefined : held.endMs);
      lesser.remove(held.key);
      // Sent once it is gone: others look there.
      remove(record.id, () => post({ kind: reason, account: of, record }));
    },
    receive(message) {
      const { record } = message;
      const { id, key } = record;
      if (message.kind !== 'locked') {
        remember(asked, id, { key, reason: message.kind });
        if (idAt(key) === id || !ready) readAgain();
      } else if (ledger.find(key) || ledger.size() < mostOfTabs) {
        const nowMs = clock.elapsed();
        const endMs = Math.min(known.endOfAny(record, account), nowMs + message.remainingMs);
        if (endMs > nowMs) hold(record, endMs, 'tab');
        // That it has ended may have arrived before.
        if (asked.has(id)) readAgain();
      }
    },
    close() {
      unwake();
      return stored.close();
    },
  };
}
