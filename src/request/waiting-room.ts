// Who waits for which lockout. Comes in: units that a lockout refuses, lockouts that change or end. Goes out: after an end the one that
// goes first, and the others once that one is answered, or a second later. Used by: requests.ts.
import type { Unit } from './unit.js';

export interface WaitingRoom {
  /** A unit waits for the lockout of a key, or for the one that went first after it. */
  enter(unit: Unit, key: string): void;
  leave(unit: Unit): void;
  /** The key after whose lockout somebody has gone first, and is waited for. */
  probedKey(keys: readonly string[]): string | undefined;
  /** Whether a unit has gone first. */
  isFirst(unit: Unit): boolean;
  /** The lockout of a key has started, is another, or has ended. Whether anybody waits for that. */
  changed(key: string): boolean;
  /** A unit is not waited for any more. */
  answered(unit: Unit): void;
  /** Lets go of whom a change concerns. */
  release(): void;
}

interface Group {
  readonly units: Set<Unit>;
  /** Has gone first after the lockout. */
  first?: Unit | undefined;
}

/** What requests do with who is let go. */
export interface WaitingHooks {
  isLocked(key: string): boolean;
  /** Sends a unit, or has it stand elsewhere. `first`: alone, to see whether the lockout is over. */
  admit(unit: Unit, how: 'new' | 'first'): void;
  /** Another has gone first: the unit is held where it is. */
  holdBehind(unit: Unit): void;
}

/** Whether a key locks more than one subject. */
const isBroad = (key: string) => !key.includes('/') && !key.endsWith('-');

export function createWaitingRoom({ isLocked, admit, holdBehind }: WaitingHooks): WaitingRoom {
  const groups = new Map<string, Group>();
  const roomOf = new Map<Unit, string>();
  const firstOf = new Map<Unit, string>();
  const changed = new Set<string>();
  const answered = new Set<string>();

  const dropEmpty = (key: string) => {
    const group = groups.get(key);
    if (group?.units.size === 0 && !group.first) groups.delete(key);
  };
  const leave = (unit: Unit) => {
    const key = roomOf.get(unit);
    if (key === undefined) return;
    roomOf.delete(unit);
    groups.get(key)?.units.delete(unit);
    dropEmpty(key);
  };
  const inOrder = ({ units }: Group) => [...units].sort((a, b) => a.order - b.order);

  const admitAll = (group: Group) => {
    for (const unit of inOrder(group)) {
      leave(unit);
      admit(unit, 'new');
    }
  };
  /** The lockout of a group is over: one goes first, and the others wait for what becomes of it. */
  const letGo = (key: string, group: Group) => {
    for (const unit of inOrder(group)) {
      if (group.first) holdBehind(unit);
      else {
        leave(unit);
        admit(unit, 'first');
        if (unit.stand !== 'inFlight') continue;
        group.first = unit;
        groups.set(key, group);
        firstOf.set(unit, key);
      }
    }
    dropEmpty(key);
  };
  const release = (key: string) => {
    const group = groups.get(key);
    if (!group) return;
    if (answered.delete(key) || isLocked(key)) admitAll(group);
    else if (!group.first) letGo(key, group);
  };

  return {
    leave,
    enter(unit, key) {
      const group = groups.get(key) ?? { units: new Set() };
      groups.set(key, group);
      group.units.add(unit);
      roomOf.set(unit, key);
    },
    probedKey: (keys) => keys.find((key) => groups.get(key)?.first),
    isFirst: (unit) => firstOf.has(unit),
    changed(key) {
      if (groups.has(key)) changed.add(key);
      if (isBroad(key)) {
        for (const other of groups.keys()) {
          const isWithin = other.startsWith(`${key}/`) || other === `${key}-`;
          if (key === '*' || other === '*' || isWithin) changed.add(other);
        }
      }
      return changed.size > 0;
    },
    answered(unit) {
      const key = firstOf.get(unit);
      const group = key !== undefined && groups.get(key);
      if (!group) return;
      firstOf.delete(unit);
      group.first = undefined;
      answered.add(key);
      changed.add(key);
      dropEmpty(key);
    },
    release() {
      for (const key of [...changed]) {
        changed.delete(key);
        release(key);
      }
    },
  };
}
