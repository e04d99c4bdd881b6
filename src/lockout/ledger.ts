// The one place that knows what is locked until when. Comes in: scopes with their wait, looks, time. Goes out: guards, countdowns,
// and what started, was extended and ended. One timer is armed, for the nearest end or watched second. Next: the engine's events.
import { type Clock, elapsedTime } from '../clock.js';
import type { Fault } from '../faults.js';
import { Alarm } from './alarm.js';
import { type Countdown, Shown } from './countdown.js';
import { type Deadline, Deadlines } from './deadlines.js';
import {
  type Guard,
  type Lockout,
  type LockoutOrigin,
  makeLockout,
  type Scope,
  scopeKey,
  subjectKey,
} from './lockout.js';
import { type ReadLockout, SafeStore } from './safe-store.js';
import type { LockoutStore } from './store.js';

/** What locks: for how long, and by which error (none: the host's own). */
export type LockoutCause = Pick<Lockout, 'majorCode' | 'waitMs'>;

/** Whom the ledger tells, in order, once each. */
export interface LedgerListener {
  started(lockout: Lockout, origin: LockoutOrigin): void;
  extended(lockout: Lockout): void;
  ended(lockout: Lockout, reason: 'elapsed' | 'cleared'): void;
  /** A countdown's listener is to be called, whatever it throws. */
  ticked(listener: () => void): void;
  fault(fault: Fault): void;
}

interface Held extends Deadline {
  readonly key: string;
  lockout: Lockout;
  /** The end last told: an extension of less than 1 s beyond it is not. */
  toldEndMs: number;
  /** Only where somebody has looked, or an extension was not told. */
  shown?: Shown;
}

/** An extension is told once it lies this far beyond the end last told. */
const toldStepMs = 1000;

export class Ledger {
  readonly #clock: Clock;
  readonly #store: SafeStore;
  readonly #listener: LedgerListener;
  readonly #elapsed: () => number;
  readonly #alarm: Alarm;
  readonly #held = new Map<string, Held>();
  readonly #ends = new Deadlines<Held>();
  readonly #watched = new Set<Held>();
  #account = '';
  /** While the account is being read: what was cleared meanwhile, and must not come back. */
  #opening: { readonly cleared: Set<string> } | undefined;
  #restored: Promise<void> = Promise.resolve();
  #ids = 0;
  /** Grows with every change of what is listed. */
  version = 0;

  /** `clock` must call back inside a turn of the outbox: what a timer finds is told at once. */
  constructor(clock: Clock, store: LockoutStore, listener: LedgerListener) {
    this.#clock = clock;
    this.#listener = listener;
    this.#store = new SafeStore(store, clock, (fault) => listener.fault(fault));
    this.#elapsed = elapsedTime(clock);
    this.#alarm = new Alarm(clock, () => this.#look());
  }

  /** Elapsed ms since the ledger was made; the time that every end is kept in. */
  now(): number {
    const nowMs = this.#elapsed();
    // An end that a look meets is told by the timer, armed for at once.
    const first = this.#ends.first;
    if (first && first.endMs <= nowMs) this.#alarm.arm(first.endMs, nowMs);
    return nowMs;
  }

  /** Settles when the account's lockouts are read, after at most the storage timeout. Never rejects. */
  get restored(): Promise<void> {
    return this.#restored;
  }

  /** Whether the account's lockouts are read. */
  get ready(): boolean {
    return this.#opening === undefined;
  }

  /** Leaves the account, whose lockouts are told no more, and reads another's. */
  open(account: string): void {
    this.#forget();
    this.#account = account;
    const opening = { cleared: new Set<string>() };
    this.#opening = opening;
    this.#restored = new Promise((resolve) => {
      this.#store.read(account, (records) => {
        resolve();
        if (this.#opening !== opening) return;
        this.#opening = undefined;
        for (const record of records) {
          if (!opening.cleared.has(record.key)) this.#restore(record);
        }
      });
    });
  }

  /** Starts or extends the lockout of a scope, from now; an earlier end changes nothing. */
  lock(scope: Scope, cause: LockoutCause, origin: LockoutOrigin): Lockout {
    const nowMs = this.now();
    const held = this.#hold(scope, cause, origin, this.#clock.now(), nowMs, nowMs + cause.waitMs);
    if (held.endMs === nowMs + cause.waitMs) this.#write(held);
    return held.lockout;
  }

  /** Ends a lockout before its time. Whether there was one. */
  clear(lockout: Lockout): boolean {
    const held = this.#find(lockout);
    if (!held) return false;
    this.#opening?.cleared.add(held.key);
    this.#end(held, 'cleared');
    this.#arm(this.now());
    return true;
  }

  /** Whether a request may be sent, and what refuses it longest. */
  guard(action: number, subject?: string | number | bigint): Guard {
    const nowMs = this.now();
    let longest: Held | undefined;
    for (const key of ['*', `${action}`, subjectKey(action, subject)]) {
      const held = this.#held.get(key);
      if (held && held.endMs > (longest?.endMs ?? nowMs)) longest = held;
    }
    return longest
      ? { allowed: false, lockout: longest.lockout, remainingMs: longest.endMs - nowMs }
      : { allowed: true };
  }

  /** What locks a scope now. */
  at(scope: Scope): Lockout | undefined {
    const held = this.#held.get(scopeKey(scope));
    return held && held.endMs > this.now() ? held.lockout : undefined;
  }

  /** How long a lockout still holds; 0 where it does not. */
  remainingMs(lockout: Lockout): number {
    const held = this.#find(lockout);
    return held ? Math.max(0, held.endMs - this.now()) : 0;
  }

  /** What is locked now, in the order in which it was. */
  list(): Lockout[] {
    const nowMs = this.now();
    return [...this.#held.values()]
      .filter(({ endMs }) => endMs > nowMs)
      .map(({ lockout }) => lockout);
  }

  countdown(lockout: Lockout): Countdown {
    return {
      get: () => {
        const held = this.#find(lockout);
        return held ? this.#shown(held).get(this.now()) : 0;
      },
      subscribe: (listener) => {
        const held = this.#find(lockout);
        if (!held) return () => {};
        const nowMs = this.now();
        const shown = this.#shown(held);
        const unsubscribe = shown.subscribe(listener, nowMs);
        this.#watched.add(held);
        this.#arm(nowMs);
        return () => {
          unsubscribe();
          if (!shown.watched) this.#watched.delete(held);
        };
      },
    };
  }

  /** Tells nothing any more, and settles when pending writes are done (after at most the storage timeout). */
  dispose(): Promise<void> {
    this.#opening = undefined;
    this.#forget();
    return this.#store.close();
  }

  #find({ scope, id }: Lockout): Held | undefined {
    const held = this.#held.get(scopeKey(scope));
    return held?.lockout.id === id ? held : undefined;
  }

  #shown(held: Held): Shown {
    held.shown ??= new Shown(held.endMs);
    return held.shown;
  }

  #forget(): void {
    const left = [...this.#held.values()];
    this.#held.clear();
    this.#ends.clear();
    this.#watched.clear();
    this.#alarm.disarm();
    if (left.length > 0) this.version++;
    for (const { shown } of left) shown?.end(this.#listener.ticked);
  }

  #restore({ scope, key, majorCode, arrivedAtMs, waitMs }: ReadLockout): void {
    const wallMs = this.#clock.now();
    // A start in the future (the clock was set back) is taken for now: no lockout is longer than its wait.
    const startedAtMs = Math.min(arrivedAtMs, wallMs);
    const remainingMs = startedAtMs + waitMs - wallMs;
    if (remainingMs <= 0) {
      this.#store.remove(this.#account, key);
      return;
    }
    const nowMs = this.now();
    const cause = { majorCode, waitMs };
    const held = this.#hold(scope, cause, 'storage', startedAtMs, nowMs, nowMs + remainingMs);
    if (held.lockout.startedAtMs !== arrivedAtMs) this.#write(held);
  }

  #hold(
    scope: Scope,
    cause: LockoutCause,
    origin: LockoutOrigin,
    startedAtMs: number,
    nowMs: number,
    endMs: number,
  ): Held {
    const key = scopeKey(scope);
    const known = this.#held.get(key);
    if (known && known.endMs > nowMs) {
      if (endMs > known.endMs) {
        known.lockout = makeLockout(known.lockout.id, scope, startedAtMs, cause);
        this.#extend(known, endMs, nowMs);
      }
      return known;
    }
    // One that ended unnoticed is told so before its scope is locked anew.
    if (known) this.#end(known, 'elapsed');
    const lockout = makeLockout(`lockout-${++this.#ids}`, scope, startedAtMs, cause);
    const held: Held = { key, lockout, endMs, toldEndMs: endMs, place: 0 };
    this.#held.set(key, held);
    this.#ends.add(held);
    this.version++;
    this.#listener.started(lockout, origin);
    this.#arm(nowMs);
    return held;
  }

  #extend(held: Held, endMs: number, nowMs: number): void {
    if (endMs - held.toldEndMs < toldStepMs) this.#shown(held).wait(endMs, nowMs);
    else {
      held.toldEndMs = endMs;
      this.#listener.extended(held.lockout);
      held.shown?.extend(endMs, nowMs, this.#listener.ticked);
    }
    held.endMs = endMs;
    this.#ends.moved(held);
    this.version++;
    this.#arm(nowMs);
  }

  #end(held: Held, reason: 'elapsed' | 'cleared'): void {
    this.#held.delete(held.key);
    this.#ends.delete(held);
    this.#watched.delete(held);
    this.version++;
    if (held.lockout.scope.kind !== 'error') this.#store.remove(this.#account, held.key);
    this.#listener.ended(held.lockout, reason);
    held.shown?.end(this.#listener.ticked);
  }

  #write({ key, lockout: { scope, majorCode, startedAtMs, waitMs } }: Held): void {
    if (scope.kind === 'error') return;
    this.#store.write(this.#account, {
      version: 1,
      key,
      majorCode,
      arrivedAtMs: startedAtMs,
      waitMs,
    });
  }

  /** Tells what time has brought. */
  #look(): void {
    const nowMs = this.#elapsed();
    for (let next = this.#ends.first; next && next.endMs <= nowMs; next = this.#ends.first) {
      this.#end(next, 'elapsed');
    }
    for (const { shown } of this.#watched) shown?.tick(nowMs, this.#listener.ticked);
    this.#arm(nowMs);
  }

  #arm(nowMs: number): void {
    let dueMs = this.#ends.first?.endMs;
    if (dueMs === undefined) {
      this.#alarm.disarm();
      return;
    }
    for (const { shown } of this.#watched) dueMs = Math.min(dueMs, shown?.nextMs ?? dueMs);
    this.#alarm.arm(dueMs, nowMs);
  }
}
