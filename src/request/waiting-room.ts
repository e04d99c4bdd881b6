// Who is concerned by which lockout. Comes in: units that wait, lockouts that start, are extended or end. Goes out: the units that a change
// concerns, and who goes first after an end. A unit is under the keys of all lockouts that may refuse it. Used by: requests.ts.
import type { EngineClock } from '../clock.js';
import { keysOf } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import { byOrder, type Unit } from './unit.js';

export interface WaitingRoom {
  /** A unit waits. It is to be looked at again once a lockout ends, or ends later than in `forMs`. */
  enter(unit: Unit, forMs: number): void;
  leave(unit: Unit): void;
  /** The lockout of a key has started, is another, or has ended. */
  changed(key: string): void;
  /** Whom the changes concern, in the order of the calls. */
  concerned(): readonly Unit[];
  /** Whether another unit goes first after a lockout that this one would wait for. */
  isBehind(unit: Unit): boolean;
  /** It goes first after the lockout that it has waited for. */
  goFirst(unit: Unit): void;
  /** It is waited for no more. Whether it was. */
  answered(unit: Unit): boolean;
}

interface Room {
  readonly units: Set<Unit>;
  /** A lockout that ends no later concerns nobody here, elapsed ms. */
  boundMs: number;
}

export function createWaitingRoom(
  clock: EngineClock,
  { find }: Pick<Lockouts, 'find'>,
): WaitingRoom {
  const rooms = new Map<string, Room>();
  const changes = new Set<string>();
  const firsts = new Map<string, Unit>();

  const keysOfUnit = (unit: Unit) => {
    unit.keys ??= [...unit.members].flatMap(({ action, subject }) => keysOf(action, subject));
    return unit.keys;
  };

  return {
    enter(unit, forMs) {
      const boundMs = clock.elapsed() + forMs;
      for (const key of keysOfUnit(unit)) {
        const room = rooms.get(key) ?? { units: new Set(), boundMs };
        rooms.set(key, room);
        room.units.add(unit);
        room.boundMs = Math.min(room.boundMs, boundMs);
      }
    },
    leave(unit) {
      for (const key of unit.keys ?? []) {
        const room = rooms.get(key);
        if (room?.units.delete(unit) && room.units.size === 0) rooms.delete(key);
      }
    },
    changed: (key) => void changes.add(key),
    concerned() {
      if (changes.size === 0) return [];
      const units = new Set<Unit>();
      for (const key of changes) {
        const room = rooms.get(key);
        const lockout = find(key);
        // One that has ended concerns all, also those who wait for ever.
        if (!room || (lockout && lockout.endMs <= room.boundMs)) continue;
        room.boundMs = Infinity;
        for (const unit of room.units) units.add(unit);
      }
      changes.clear();
      return [...units].sort(byOrder);
    },
    isBehind(unit) {
      const { whileLockedOut = 'reject' } = unit.options;
      const waits = firsts.size > 0 && whileLockedOut !== 'reject';
      return waits && keysOfUnit(unit).some((key) => firsts.has(key));
    },
    goFirst: (unit) => void firsts.set(unit.lockedBy, unit),
    answered(unit) {
      if (firsts.get(unit.lockedBy) !== unit) return false;
      changes.add(unit.lockedBy);
      return firsts.delete(unit.lockedBy);
    },
  };
}
