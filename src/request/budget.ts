// How long units may be held and wait. Comes in: units that come to stand somewhere, or leave. Goes out: what they have spent, and those
// whose time is up. One timer is armed, for the nearest end, in elapsed time: sleep counts. Used by: requests.ts.
import { createAlarm } from '../alarm.js';
import type { EngineClock } from '../clock.js';
import { createHeap } from '../heap.js';
import type { Spent, Stand, Unit } from './unit.js';

export interface Budgets {
  /** A unit stands somewhere from now on, for that long at most. */
  enter(unit: Unit, stand: Stand, forMs: number): void;
  /** It stands there no more. */
  leave(unit: Unit): void;
  /** For how long it has stood there, ms. */
  ageMs(unit: Unit): number;
  spent(unit: Unit): Spent;
  /** What is left of a budget, ms. */
  leftMs(unit: Unit, of: keyof Spent): number;
  /** While stored lockouts are read nothing is spent. */
  pause(isPaused: boolean): void;
}

/** `expired` is called with each unit that has stood where it stands for as long as it may, in a turn. */
export function createBudgets(clock: EngineClock, expired: (unit: Unit) => void): Budgets {
  const alarm = createAlarm(clock, ring);
  const due = createHeap<Unit>(
    ({ dueMs }) => dueMs,
    (unit, at) => {
      unit.dueAt = at;
    },
  );
  /** For how long the time of budgets stood still, and since when it does. */
  let stoodMs = 0;
  let pausedAtMs: number | undefined;

  const now = () => (pausedAtMs ?? clock.elapsed()) - stoodMs;
  const ageMs = ({ sinceMs }: Unit) => now() - sinceMs;

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

  function spent(unit: Unit): Spent {
    const { stand, spentMs, mostMs } = unit;
    if (stand !== 'held' && stand !== 'waiting') return spentMs;
    const passedMs = ageMs(unit);
    // No lockout that is waited for ends later than its budget: what goes beyond is a timer that rang late.
    const leftMs = stand === 'waiting' ? mostMs.waiting - spentMs.waiting : 0;
    const waitedMs = Math.min(passedMs, leftMs);
    return { held: spentMs.held + passedMs - waitedMs, waiting: spentMs.waiting + waitedMs };
  }

  return {
    ageMs,
    spent,
    leftMs: (unit, of) => unit.mostMs[of] - spent(unit)[of],
    enter(unit, stand, forMs) {
      unit.stand = stand;
      unit.sinceMs = now();
      unit.dueMs = unit.sinceMs + forMs;
      if (unit.dueMs === Infinity) return;
      due.push(unit);
      if (unit.dueAt === 0) arm();
    },
    leave(unit) {
      unit.spentMs = spent(unit);
      unit.stand = 'new';
      due.remove(unit.dueAt);
      if (due.size() === 0) alarm.disarm();
    },
    pause(isPaused) {
      if (isPaused === (pausedAtMs !== undefined)) return;
      const nowMs = clock.elapsed();
      stoodMs += nowMs - (pausedAtMs ?? nowMs);
      pausedAtMs = isPaused ? nowMs : undefined;
      arm();
    },
  };
}
