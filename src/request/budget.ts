// How long units may be held and wait. Comes in: units that come to stand somewhere, or leave. Goes out: those whose time is up. One timer
// is armed, for the nearest deadline, in elapsed time: sleep counts. Used by: requests.ts.

import { createAlarm } from '../alarm.js';
import type { EngineClock } from '../clock.js';
import { createHeap } from '../heap.js';
import type { Unit } from './unit.js';

export interface Budgets {
  /** A unit is held, or waits, from now on. */
  park(unit: Unit, stand: 'held' | 'waiting'): void;
  /** It leaves. Whether it had time left. */
  leave(unit: Unit): boolean;
  /** While stored lockouts are read no budget is spent. */
  pause(units: Iterable<Unit>, paused: boolean): void;
  dispose(): void;
}

/** `expired` is called with each unit whose budget has ended, in a turn. */
export function createBudgets(clock: EngineClock, expired: (unit: Unit) => void): Budgets {
  const alarm = createAlarm(clock, ring);
  const due = createHeap<Unit>(
    ({ dueMs }) => dueMs,
    (unit, at) => {
      unit.dueAt = at;
    },
  );
  let isPaused = false;

  function arm(nowMs: number): void {
    const nearestMs = due.peek()?.dueMs ?? Infinity;
    if (nearestMs < Infinity) alarm.arm(nearestMs, nowMs);
    else alarm.disarm();
  }

  function ring(): void {
    const nowMs = clock.elapsed();
    for (let unit = due.peek(); unit && unit.dueMs <= nowMs; unit = due.peek()) {
      due.pop();
      expired(unit);
    }
    arm(nowMs);
  }

  /** Where a unit spends a budget. */
  const parkOf = ({ stand }: Unit) => (stand === 'held' || stand === 'waiting' ? stand : undefined);

  function park(unit: Unit, stand: 'held' | 'waiting'): void {
    const nowMs = clock.elapsed();
    unit.stand = stand;
    unit.sinceMs = nowMs;
    unit.sinceWallMs = clock.now();
    unit.dueMs = isPaused ? Infinity : nowMs + unit.leftMs[stand];
    due.push(unit);
    if (due.peek() === unit) arm(nowMs);
  }

  function leave(unit: Unit): boolean {
    const stand = parkOf(unit);
    if (!stand) return true;
    const spentMs = clock.elapsed() - unit.sinceMs;
    due.remove(unit.dueAt);
    unit.spentMs[stand] += spentMs;
    if (!isPaused) unit.leftMs[stand] -= spentMs;
    unit.stand = 'new';
    if (due.size() === 0) alarm.disarm();
    return unit.leftMs[stand] >= 0;
  }

  return {
    park,
    leave,
    pause(units, paused) {
      if (paused === isPaused) return;
      const parked = [...units].map((unit) => [unit, parkOf(unit)] as const);
      for (const [unit] of parked) leave(unit);
      isPaused = paused;
      for (const [unit, stand] of parked) if (stand) park(unit, stand);
    },
    dispose: alarm.disarm,
  };
}
