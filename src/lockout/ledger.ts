// The one place that knows what is locked until when. Comes in: scopes with their wait, looks, time. Goes out: guards, countdowns,
// and what started, was extended and ended. One timer is armed, for the nearest end or watched second. Next: the engine's events.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import { createAlarm } from './alarm.js';
import { type Countdown, createShown, type Shown } from './countdown.js';
import {
  type Guard,
  keysOf,
  type Lockout,
  type LockoutEvents,
  type LockoutOrigin,
  makeLockout,
} from './lockout.js';
import { createSafeStore } from './safe-store.js';
import type { LockoutStore, StoredLockout } from './store.js';
import type { TabMessage, Tabs } from './tabs.js';

/** How the ledger tells. */
export interface LedgerOutbox {
  turn(work: () => void): void;
  tell<Name extends keyof LockoutEvents>(name: Name, payload: LockoutEvents[Name]): void;
  call(listener: () => unknown, of: string): void;
  fault(code: Fault['code'], message: string): void;
}

export interface Ledger {
  /** Grows with every change of what is listed. */
  version(): number;
  /** Leaves the account, whose lockouts are told no more, and reads another's. */
  open(account: string): void;
  /** Settles when the account's lockouts are read, after at most the storage timeout. Never rejects. */
  restored(): Promise<void>;
  /** Whether the account's lockouts are read. */
  ready(): boolean;
  /** Starts or extends the lockout of a scope, from now; an earlier end changes nothing. */
  lock(key: string, majorCode: number | undefined, waitMs: number, origin: LockoutOrigin): Lockout;
  /** Ends a lockout before its time. Whether there was one. */
  clear(lockout: Lockout): boolean;
  /** Takes what another tab of the account says of a lockout: a later end counts at once, an end before its time where the storage agrees. */
  hear(message: Extract<TabMessage, { record: StoredLockout }>): void;
  /** Whether a request may be sent, and what refuses it longest. */
  guard(action: number, subject?: string | number | bigint): Guard;
  /** How long a lockout still holds; 0 where it does not. */
  remainingMs(lockout: Lockout): number;
  /** What is locked now, in the order in which it was. */
  list(): Lockout[];
  countdown(lockout: Lockout): Countdown;
  /** Tells nothing any more, and settles when pending writes are done (after at most the storage timeout). */
  dispose(): Promise<void>;
}

interface Held {
  lockout: Lockout;
  endMs: number;
  /** The end last told: an extension of less than 1 s beyond it is not. */
  toldMs: number;
  /** Only where somebody has looked, or an extension was not told. */
  shown?: Shown;
}

/** An extension is told once it lies this far beyond the end last told. */
const toldStepMs = 1000;

/** Other tabs start no lockout beyond so many. */
const mostOfTabs = 10_000;

/** A lockout as it is stored and sent. */
const recordOf = ({ key, majorCode, startedAtMs, waitMs }: Lockout): StoredLockout => ({
  version: 1,
  key,
  majorCode,
  arrivedAtMs: startedAtMs,
  waitMs,
});

/** `clock` calls back inside a turn of the outbox: what a timer finds is told at once. */
export function createLedger(
  clock: EngineClock,
  store: LockoutStore,
  outbox: LedgerOutbox,
  tabs: Tabs,
): Ledger {
  const stored = createSafeStore(store, clock, outbox.fault);
  const { elapsed } = clock;
  const alarm = createAlarm(clock, look);
  const all = new Map<string, Held>();
  const watched = new Set<Shown>();
  const tick = (listener: () => unknown) => outbox.call(listener, 'countdown');
  let account = '';
  // While the account is being read: the keys that changed meanwhile, and whether they were cleared and must not come back.
  let meanwhile: Map<string, boolean> | undefined;
  let ready = false;
  let restored: Promise<void>;
  // What other tabs say that they have cleared, with its end: it counts where the storage does not hold it either.
  let cleared = new Map<string, number>();
  // A page that was frozen or kept for later may have missed a message.
  const unwake = tabs.open ? clock.onWake(readAgain) : () => {};
  let ids = 0;
  let version = 0;
  // No lockout ends before.
  let nearestMs = Infinity;

  /** Elapsed ms: the time that every end is kept in. */
  function now(): number {
    const nowMs = elapsed();
    // An end that a look meets is told by the timer, armed for at once.
    if (nearestMs <= nowMs) alarm.arm(nearestMs, nowMs);
    return nowMs;
  }

  const newId = () => `lockout-${++ids}`;

  function find({ key, id }: Lockout): Held | undefined {
    const held = all.get(key);
    return held?.lockout.id === id ? held : undefined;
  }

  function shownOf(held: Held): Shown {
    held.shown ??= createShown(held.endMs);
    return held.shown;
  }

  /** What the storage or another tab holds. `overwritten`: what is stored is not this record any more. */
  function restore(
    { key, majorCode, arrivedAtMs, waitMs }: StoredLockout,
    origin: 'storage' | 'tab',
    overwritten: boolean,
  ): void {
    const wallMs = clock.now();
    // A start in the future (the clock was set back) is taken for now, and written back: no lockout is longer than its wait.
    const startedAtMs = Math.min(arrivedAtMs, wallMs);
    const remainingMs = startedAtMs + waitMs - wallMs;
    const lockout = makeLockout(newId(), key, startedAtMs, majorCode, waitMs);
    const fresh = overwritten || startedAtMs !== arrivedAtMs;
    if (remainingMs > 0) hold(lockout, remainingMs, origin, fresh);
    else if (origin === 'storage' && !overwritten) stored.remove(account, key);
  }

  /** Reads the account, and merges what it finds with what is known. */
  function read(done?: () => void): void {
    const changed = new Map<string, boolean>();
    meanwhile = changed;
    const asked = cleared;
    cleared = new Map();
    stored.read(account, (records, complete) =>
      outbox.turn(() => {
        done?.();
        // Another account by now.
        if (meanwhile !== changed) return;
        meanwhile = undefined;
        ready = true;
        for (const record of records) {
          const ended = changed.get(record.key);
          if (!ended) restore(record, 'storage', ended === false);
          asked.delete(record.key);
        }
        for (const [key, untilMs] of complete ? asked : []) {
          const held = all.get(key);
          if (held && held.lockout.untilMs <= untilMs) end(held, 'cleared', true);
        }
        if (cleared.size > 0) read();
      }),
    );
  }

  /** Looks at what other tabs have written. */
  function readAgain(): void {
    if (!meanwhile) read();
  }

  /** Starts or extends; `fresh`: the record is not stored as it is. */
  function hold(
    lockout: Lockout,
    remainingMs: number,
    origin: LockoutOrigin,
    fresh: boolean,
  ): Lockout {
    const nowMs = now();
    const endMs = nowMs + remainingMs;
    const { key, scope } = lockout;
    const known = all.get(key);
    // It ended unnoticed: told before its scope is locked anew.
    if (known && known.endMs <= nowMs) end(known, 'elapsed');
    const held = all.get(key);
    if (held && held.endMs >= endMs) return held.lockout;
    version++;
    nearestMs = Math.min(nearestMs, endMs);
    alarm.arm(nearestMs, nowMs);
    if (fresh && scope.kind !== 'error') {
      meanwhile?.set(key, meanwhile.get(key) ?? false);
      const record = recordOf(lockout);
      stored.write(account, record);
      tabs.tell({ kind: 'locked', account, record });
    }
    if (!held) {
      all.set(key, { lockout, endMs, toldMs: endMs });
      outbox.tell('lockout.started', { lockout, origin });
      return lockout;
    }
    const told = endMs - held.toldMs >= toldStepMs;
    const shown = shownOf(held);
    shown.move(endMs, nowMs, told);
    held.lockout = { ...lockout, id: held.lockout.id };
    held.endMs = endMs;
    if (told) {
      held.toldMs = endMs;
      outbox.tell('lockout.extended', { lockout: held.lockout });
      if (watched.has(shown)) {
        shown.tick(nowMs, tick);
        alarm.arm(shown.nextMs(), nowMs);
      }
    }
    return held.lockout;
  }

  /** Without a `reason`: its account is left. `heard`: another tab has told, and removed it. */
  function end(held: Held, reason?: 'elapsed' | 'cleared', heard?: true): void {
    const { key, scope } = held.lockout;
    all.delete(key);
    version++;
    if (reason) {
      if (scope.kind !== 'error' && !heard) {
        const message = { kind: reason, account, record: recordOf(held.lockout) };
        // Told once it is gone: others look there.
        stored.remove(account, key, () => tabs.tell(message));
      }
      outbox.tell('lockout.ended', { lockout: held.lockout, reason });
    }
    if (held.shown) {
      watched.delete(held.shown);
      held.shown.tick(Infinity, tick);
    }
    if (all.size === 0) {
      nearestMs = Infinity;
      alarm.disarm();
    }
  }

  /** Leaves the account: nothing of it is told any more. */
  function forget(): void {
    for (const held of all.values()) end(held);
  }

  /** Tells what time has brought, and finds what it will bring next. */
  function look(): void {
    const nowMs = elapsed();
    const due = [...all.values()].filter(({ endMs }) => endMs <= nowMs);
    for (const held of due.sort((a, b) => a.endMs - b.endMs)) end(held, 'elapsed');
    if (all.size === 0) return;
    nearestMs = Infinity;
    for (const { endMs } of all.values()) nearestMs = Math.min(nearestMs, endMs);
    alarm.arm(nearestMs, nowMs);
    for (const shown of watched) {
      shown.tick(nowMs, tick);
      alarm.arm(shown.nextMs(), nowMs);
    }
  }

  return {
    version: () => version,
    restored: () => restored,
    ready: () => ready,
    open(next) {
      forget();
      account = next;
      ready = false;
      cleared = new Map();
      restored = new Promise((resolve) => read(resolve));
    },
    hear({ kind, record }) {
      const { key, arrivedAtMs, waitMs } = record;
      const held = all.get(key);
      const untilMs = arrivedAtMs + waitMs;
      if (kind === 'locked') {
        const before = held?.lockout.untilMs ?? Infinity;
        if (held || all.size < mostOfTabs) restore(record, 'tab', false);
        // This tab may have written its earlier end after the other has written.
        if (held && held.lockout.untilMs > before) stored.write(account, recordOf(held.lockout));
      } else if (held && held.lockout.untilMs > untilMs) {
        // The other tab did not know of this end, and has removed it.
        stored.write(account, recordOf(held.lockout));
      } else if (kind === 'cleared' && (held || !ready)) {
        cleared.set(key, untilMs);
        readAgain();
      }
    },
    lock: (key, majorCode, waitMs, origin) =>
      hold(makeLockout(newId(), key, clock.now(), majorCode, waitMs), waitMs, origin, true),
    clear(lockout) {
      const held = find(lockout);
      if (!held) return false;
      end(held, 'cleared');
      meanwhile?.set(lockout.key, true);
      return true;
    },
    guard(action, subject) {
      const nowMs = now();
      let longest: Held | undefined;
      for (const key of keysOf(action, subject)) {
        const held = all.get(key);
        if (held && held.endMs > (longest?.endMs ?? nowMs)) longest = held;
      }
      return longest
        ? { allowed: false, lockout: longest.lockout, remainingMs: longest.endMs - nowMs }
        : { allowed: true };
    },
    remainingMs(lockout) {
      const held = find(lockout);
      return held ? Math.max(0, held.endMs - now()) : 0;
    },
    list() {
      const nowMs = now();
      return [...all.values()].filter(({ endMs }) => endMs > nowMs).map(({ lockout }) => lockout);
    },
    countdown: (lockout) => ({
      get() {
        const held = find(lockout);
        return held ? shownOf(held).get(now()) : 0;
      },
      subscribe(listener) {
        const held = find(lockout);
        if (!held) return () => {};
        const nowMs = now();
        const shown = shownOf(held);
        const unsubscribe = shown.subscribe(listener, nowMs);
        watched.add(shown);
        alarm.arm(shown.nextMs(), nowMs);
        return () => {
          unsubscribe();
          if (!shown.watched()) watched.delete(shown);
        };
      },
    }),
    dispose() {
      meanwhile = undefined;
      unwake();
      forget();
      return stored.close();
    },
  };
}
