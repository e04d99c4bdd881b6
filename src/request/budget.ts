// How long units may be held and wait. Comes in: units that come to stand somewhere, or leave. Goes out: those whose time is up. One timer
// is armed, for the nearest end, in elapsed time: sleep counts. Used by: requests.ts.
import { createAlarm } from '../alarm.js';
import type { EngineClock } from '../clock.js';
import { createHeap } from '../heap.js';
import type { Unit } from './unit.js';

export interface Budgets {
  /** A unit stands somewhere from now on: it is held, waits, or is in the first second of its flight. */
  enter(unit: Unit, stand: Unit['stand']): void;
  /** It stands there no more. */
  leave(unit: Unit): void;
  /** For how long it has stood there, ms. */
  ageMs(unit: Unit): number;
  /** What is left of a budget, ms. */
  leftMs(unit: Unit, of: keyof Unit['spentMs']): number;
  /** While stored lockouts are read nothing is spent. */
  pause(isPaused: boolean): void;
}

/** For so long what was held counts in the window, and what went first after a lockout is waited for. */
const firstMs = 1000;

/** `expired` is called with each unit that was held as long as it may be, or whose first second has passed, in a turn. */
export function createBudgets(clock: EngineClock, expired: (unit: Unit) => void): Budgets {
  const alarm = createAlarm(clock, ring);
  const due = createHeap<Unit>(
    ({ dueMs }) => dueMs,
    (unit, at) => {
      unit.dueAt = at;
    },
  );
  /** How long the time of budgets stood still, and since when it does. */
  let stoodMs = 0;
  let pausedAtMs: number | undefined;

  const now = () => (pausedAtMs ?? clock.elapsed()) - stoodMs;

  function arm(): void {
    const next = due.peek();
    if (next && pausedAtMs === undefined) alarm.arm(next.dueMs + stoodMs, clock.elapsed());
    else alarm.disarm();
  }

  function ring(): void {
    const nowMs = now();
    for (let unit = due.peek(); unit && unit.dueMs <= nowMs; unit = due.peek()) {
      due.pop();
      expired(unit);
    }
    arm();
  }

  function leftMs({ options, spentMs }: Unit, of: keyof Unit['spentMs']): number {
    const { maxHoldMs = 30_000, maxWaitMs = 30_000 } = options;
    return (of === 'held' ? maxHoldMs : maxWaitMs) - spentMs[of];
  }

  return {
    leftMs,
    ageMs: ({ sinceMs }) => now() - sinceMs,
    enter(unit, stand) {
      unit.stand = stand;
      unit.sinceMs = now();
      // No lockout that is waited for ends later than its budget: it would have been refused.
      if (stand === 'waiting') return;
      unit.dueMs = unit.sinceMs + (stand === 'held' ? leftMs(unit, stand) : firstMs);
      if (unit.dueMs === Infinity) return;
      due.push(unit);
      if (unit.dueAt === 0) arm();
    },
    leave(unit) {
      const { stand, spentMs } = unit;
      const passedMs = now() - unit.sinceMs;
      // A timer that rang late, after a sleep: the lockout had ended before.
      const waitedMs = stand === 'waiting' ? Math.min(passedMs, leftMs(unit, stand)) : 0;
      if (stand === 'held' || stand === 'waiting') spentMs.held += passedMs - waitedMs;
      spentMs.waiting += waitedMs;
      unit.stand = 'new';
      due.remove(unit.dueAt);
      if (due.size() === 0) alarm.disarm();
    },
    pause(isPaused) {
      if (isPaused === (pausedAtMs !== undefined)) return;
      if (pausedAtMs !== undefined) stoodMs += clock.elapsed() - pausedAtMs;
      pausedAtMs = isPaused ? clock.elapsed() : undefined;
      arm();
    },
  };
}
