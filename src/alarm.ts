// One timer for many moments. Comes in: when to look next. Goes out: a call back, in pieces of at most 30 s and whenever the device
// may have slept. Used by: the ledger, budgets; nothing armed means no timer and no wake-up calls.
import type { EngineClock } from './clock.js';

/** The longest that one timer sleeps: a long delay would drift, overflow, or outlast a suspended device. */
const longestNapMs = 30_000;

export interface Alarm {
  /** Rings at `dueMs` (elapsed time; what lies in the past: at once) or earlier, in place of a later ring. */
  arm(dueMs: number, nowMs: number): void;
  disarm(): void;
}

export function createAlarm(clock: EngineClock, ring: () => void): Alarm {
  let timer: unknown;
  let armedMs = Infinity;
  let unwake: (() => void) | undefined;

  const stop = () => {
    clock.clearTimeout(timer);
    armedMs = Infinity;
  };
  const ringNow = () => {
    stop();
    ring();
  };

  return {
    arm(dueMs, nowMs) {
      // Once time has passed it by (after a sleep), a timer armed before would ring too late: only one armed for at once counts.
      const atMs = dueMs > nowMs ? Math.min(dueMs, nowMs + longestNapMs) : -Infinity;
      if (armedMs <= atMs && (armedMs > nowMs || atMs < nowMs)) return;
      stop();
      armedMs = atMs;
      timer = clock.setTimeout(ringNow, Math.max(0, Math.ceil(atMs - nowMs)));
      unwake ??= clock.onWake(ringNow);
    },
    disarm() {
      stop();
      unwake?.();
      unwake = undefined;
    },
  };
}
