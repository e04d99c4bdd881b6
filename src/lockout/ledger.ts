// What is locked until when, in elapsed time. Comes in: scopes with their end, looks, time. Goes out: guards, countdowns, and what
// started, was extended and ended. One timer is armed, for the nearest end or watched second. Next: vault.ts keeps it beyond the page.

import { createAlarm } from '../alarm.js';
import type { EngineClock } from '../clock.js';
import { createHeap } from '../heap.js';
import type { Protocol } from '../protocol/protocol.js';
import { createShown, type Shown } from './countdown.js';
import type { EndReason, Facts, Held, Ledger, LedgerOutbox, OnLockout } from './held.js';
import { keysOf, type Lockout, type LockoutOrigin, makeLockout } from './lockout.js';

/** How a lockout is kept. Few and plain fields: there may be 100,000. */
interface Row extends Held {
  majorCode: number | undefined;
  startedAtMs: number;
  waitMs: number;
  record: number | string;
  endMs: number;
  /** Its place in the heap of ends. */
  at: number;
  /** Only where somebody has looked, or an extension was not emitted. */
  shown: (Shown & { emittedMs: number }) | undefined;
}

const allowed = Object.freeze({ allowed: true } as const);

/** An extension is emitted once it lies this far beyond the end last emitted. */
const emittedStepMs = 1000;

/** `clock` calls back inside a turn of the outbox. */
export function createLedger(
  protocol: Protocol,
  clock: EngineClock,
  outbox: LedgerOutbox,
  onLockout: OnLockout,
): Ledger {
  const { elapsed } = clock;
  /** No lockout of another engine has the id of one of this. */
  const page = Math.random().toString(36).slice(2);
  const idOf = ({ ordinal }: Held) => `${page}-${ordinal}`;
  const alarm = createAlarm(clock, look);
  const rows = new Map<string, Row>();
  const ends = createHeap<Row>(
    ({ endMs }) => endMs,
    (row, at) => {
      row.at = at;
    },
  );
  const watched = new Set<Shown>();
  const tick = (listener: () => unknown) => outbox.call(listener, 'countdown');
  let ordinals = 0;
  let version = 0;
  let listed: { readonly version: number; readonly lockouts: readonly Lockout[] } | undefined;

  /** Elapsed ms. An end that a look meets is emitted by the timer, armed for at once. */
  function now(): number {
    const nowMs = elapsed();
    const nearestMs = ends.peek()?.endMs ?? Infinity;
    if (nearestMs <= nowMs) alarm.arm(nearestMs, nowMs);
    return nowMs;
  }

  function view(held: Held): Lockout {
    const { key, startedAtMs, majorCode, waitMs } = held;
    return makeLockout(protocol, idOf(held), key, startedAtMs, majorCode, waitMs);
  }

  function rowOf({ key, id }: Pick<Lockout, 'key' | 'id'>): Row | undefined {
    const row = rows.get(key);
    return row && idOf(row) === id ? row : undefined;
  }

  function shownOf(row: Row) {
    row.shown ??= Object.assign(createShown(row.endMs), { emittedMs: row.endMs });
    return row.shown;
  }

  function start(facts: Facts, endMs: number, origin: LockoutOrigin): Row {
    const { key, majorCode, startedAtMs, waitMs, record } = facts;
    const ordinal = ++ordinals;
    const at = -1;
    const shown = undefined;
    const row: Row = { key, majorCode, startedAtMs, waitMs, record, ordinal, endMs, at, shown };
    rows.set(key, row);
    ends.push(row);
    outbox.emit('lockout.started', { lockout: view(row), origin });
    return row;
  }

  function extend(row: Row, facts: Facts, endMs: number, nowMs: number): void {
    const shown = shownOf(row);
    row.majorCode = facts.majorCode;
    row.startedAtMs = facts.startedAtMs;
    row.waitMs = facts.waitMs;
    row.record = facts.record;
    row.endMs = endMs;
    ends.moved(row.at);
    const emits = endMs - shown.emittedMs >= emittedStepMs;
    shown.move(endMs, nowMs, emits);
    if (!emits) return;
    shown.emittedMs = endMs;
    outbox.emit('lockout.extended', { lockout: view(row) });
    if (watched.has(shown)) {
      shown.tick(nowMs, tick);
      alarm.arm(shown.nextMs(), nowMs);
    }
  }

  function hold(facts: Facts, endMs: number, origin: LockoutOrigin): Held | undefined {
    const nowMs = now();
    const known = rows.get(facts.key);
    // It ended unnoticed: emitted before its scope is locked anew.
    if (known && known.endMs <= nowMs) end(facts.key, 'elapsed');
    let row = rows.get(facts.key);
    if (row && row.endMs >= endMs) return undefined;
    version++;
    if (row) extend(row, facts, endMs, nowMs);
    else row = start(facts, endMs, origin);
    alarm.arm((ends.peek() as Row).endMs, nowMs);
    onLockout(facts.key);
    return row;
  }

  function end(key: string, reason?: EndReason, elsewhere?: true): void {
    const row = rows.get(key);
    if (!row) return;
    rows.delete(key);
    ends.remove(row.at);
    version++;
    if (reason) outbox.emit('lockout.ended', { lockout: view(row), reason });
    if (row.shown) {
      watched.delete(row.shown);
      row.shown.tick(Infinity, tick);
    }
    if (rows.size === 0) alarm.disarm();
    onLockout(key, reason && !elsewhere ? { held: row, reason } : undefined);
  }

  /** Emits what time has brought, and finds what it will bring next. */
  function look(): void {
    const nowMs = elapsed();
    for (let row = ends.peek(); row && row.endMs <= nowMs; row = ends.peek()) {
      end(row.key, 'elapsed');
    }
    const nearest = ends.peek();
    if (!nearest) return;
    // Armed once: a timer that is replaced at once is a tenth of what a tick costs in a page.
    let nextMs = nearest.endMs;
    for (const shown of watched) {
      shown.tick(nowMs, tick);
      nextMs = Math.min(nextMs, shown.nextMs());
    }
    alarm.arm(nextMs, nowMs);
  }

  return {
    version: () => version,
    find: (key) => rows.get(key),
    all: () => rows.values(),
    size: () => rows.size,
    hold,
    end,
    guard(action, subject) {
      if (rows.size === 0) return allowed;
      const nowMs = now();
      let longest: Row | undefined;
      for (const key of keysOf(action, subject)) {
        const row = rows.get(key);
        if (row && row.endMs > (longest?.endMs ?? nowMs)) longest = row;
      }
      return longest
        ? { allowed: false, lockout: view(longest), remainingMs: longest.endMs - nowMs }
        : allowed;
    },
    heldOf: rowOf,
    remainingMs(lockout) {
      const row = rowOf(lockout);
      return row ? Math.max(0, row.endMs - now()) : 0;
    },
    list() {
      const nowMs = now();
      // Between an end and its timer the list is shorter than what is held.
      if ((ends.peek()?.endMs ?? Infinity) <= nowMs) {
        return [...rows.values()].filter(({ endMs }) => endMs > nowMs).map(view);
      }
      if (listed?.version !== version) {
        listed = { version, lockouts: Object.freeze([...rows.values()].map(view)) };
      }
      return listed.lockouts;
    },
    view,
    countdown: (lockout) => ({
      get() {
        const row = rowOf(lockout);
        return row ? shownOf(row).get(now()) : 0;
      },
      subscribe(listener) {
        const row = rowOf(lockout);
        if (!row) return () => {};
        const nowMs = now();
        const shown = shownOf(row);
        const unsubscribe = shown.subscribe(listener, nowMs);
        watched.add(shown);
        alarm.arm(shown.nextMs(), nowMs);
        return () => {
          unsubscribe();
          if (!shown.watched()) watched.delete(shown);
        };
      },
    }),
  };
}
