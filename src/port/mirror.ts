// What a page knows of the engine: its state and what is locked, until when by the page's own elapsed time. Comes in: changes, looks, time.
// Goes out: guards and countdowns that answer at once. Ticks only while somebody watches. Next: engine-over.ts.
import { createAlarm } from '../alarm.js';
import type { EngineClock } from '../clock.js';
import { type Countdown, createShown, type Shown } from '../lockout/countdown.js';
import { type Guard, keysOf, type Lockout } from '../lockout/lockout.js';
import { callSafely } from '../stranger.js';
import type { Change, Locked, Summary } from './message.js';
import type { PortState, ScreenState } from './screen-state.js';

/** A lockout as it is mirrored. */
interface Row {
  lockout: Lockout;
  endMs: number;
  /** The end that was emitted last. */
  emittedMs: number;
  readonly shown: Shown;
}

export interface Mirror {
  state(): ScreenState;
  /** `isWhole`: it holds everything that is locked. */
  take(change: Change, isWhole?: boolean): void;
  setPort(port: PortState): void;
  list(): readonly Lockout[];
  guard(action: number, subject: string | undefined): Guard;
  countdown(lockout: Pick<Lockout, 'key' | 'id'>): Countdown;
  /** Nothing ticks any more. */
  stop(): void;
}

/** An extension is shown at once where it is that long, as the engine emits it. */
const emittedStepMs = 1000;

/** `failed` is called where a listener of a countdown throws. */
export function createMirror(clock: EngineClock, failed: () => void): Mirror {
  const { elapsed } = clock;
  const rows = new Map<string, Row>();
  const watched = new Set<Row>();
  let summary: Summary = { session: 'ready', account: null, connection: 'unknown' };
  let port: PortState = 'joining';
  let state: ScreenState | undefined;
  const alarm = createAlarm(clock, tick);
  const notify = (listener: () => unknown) => callSafely(listener, failed);

  function tick(): void {
    const nowMs = elapsed();
    for (const { shown } of watched) {
      shown.tick(nowMs, notify);
      arm(shown, nowMs);
    }
  }
  function arm(shown: Shown, nowMs: number): void {
    if (shown.get(nowMs) > 0) alarm.arm(shown.nextMs(), nowMs);
  }

  const rowOf = ({ key, id }: Pick<Lockout, 'key' | 'id'>) => {
    const row = rows.get(key);
    return row?.lockout.id === id ? row : undefined;
  };

  // What these return is called once the whole change is made: listeners look at all of it.
  function free(key: string): () => void {
    const row = rows.get(key);
    rows.delete(key);
    if (row) watched.delete(row);
    return () => row?.shown.tick(Infinity, notify);
  }

  function lock({ lockout, remainingMs }: Locked, nowMs: number): () => void {
    // What was said while the page was frozen arrives late: then the wall clock leaves less.
    const leftMs = Math.max(0, Math.min(remainingMs, lockout.untilMs - clock.now()));
    const endMs = nowMs + leftMs;
    const row = rowOf(lockout);
    if (!row) {
      const freed = free(lockout.key);
      const shown = createShown(endMs);
      rows.set(lockout.key, { lockout, endMs, emittedMs: endMs, shown });
      return freed;
    }
    const { shown } = row;
    const emits = endMs - row.emittedMs >= emittedStepMs;
    Object.assign(row, { lockout, endMs, ...(emits && { emittedMs: endMs }) });
    shown.move(endMs, nowMs, emits);
    return () => {
      if (!watched.has(row)) return;
      shown.tick(nowMs, notify);
      arm(shown, nowMs);
    };
  }

  function guard(action: number, subject: string | undefined): Guard {
    const nowMs = elapsed();
    let longest: Row | undefined;
    for (const key of keysOf(action, subject)) {
      const row = rows.get(key);
      if (row && row.endMs > (longest?.endMs ?? nowMs)) longest = row;
    }
    return longest
      ? { allowed: false, lockout: longest.lockout, remainingMs: longest.endMs - nowMs }
      : { allowed: true };
  }

  const countdown = (lockout: Pick<Lockout, 'key' | 'id'>): Countdown => ({
    get: () => rowOf(lockout)?.shown.get(elapsed()) ?? 0,
    subscribe(listener) {
      const row = rowOf(lockout);
      if (!row) return () => {};
      const nowMs = elapsed();
      const off = row.shown.subscribe(listener, nowMs);
      watched.add(row);
      arm(row.shown, nowMs);
      return () => {
        off();
        if (!row.shown.watched()) watched.delete(row);
        if (watched.size === 0) alarm.disarm();
      };
    },
  });

  return {
    state() {
      const lockouts = () => Object.freeze([...rows.values()].map(({ lockout }) => lockout));
      state ??= Object.freeze({ ...summary, port, lockouts: lockouts() });
      return state;
    },
    take({ state: other, freed = [], locked = [] }, isWhole) {
      const nowMs = elapsed();
      if (other) summary = other;
      if (other || locked.length > 0 || freed.length > 0) state = undefined;
      const keys = new Set(locked.map(({ lockout }) => lockout.key));
      const gone = isWhole ? [...rows.keys()].filter((key) => !keys.has(key)) : freed;
      const shows = [...gone.map(free), ...locked.map((each) => lock(each, nowMs))];
      for (const show of shows) show();
    },
    setPort(other) {
      port = other;
      state = undefined;
    },
    list() {
      const nowMs = elapsed();
      const held = [...rows.values()].filter(({ endMs }) => endMs > nowMs);
      return Object.freeze(held.map(({ lockout }) => lockout));
    },
    guard,
    countdown,
    stop: alarm.disarm,
  };
}
