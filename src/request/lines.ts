// What is held, in the order in which it goes. Comes in: units that are held, sent, answered. Goes out: the next that may go. What was held
// for a login goes through a window: only so many may be unanswered in their first second. Used by: requests.ts.
import { createHeap, type Heap } from '../heap.js';
import type { Gate } from './gate.js';
import { byOrder, type Line, type Unit } from './unit.js';

export interface Lines {
  hold(unit: Unit, line: Line): void;
  leave(unit: Unit): void;
  /** Whether a unit would stand behind another. */
  isBehind(unit: Unit, line: Line): boolean;
  /** The first of what is held that may go now, or has to end. */
  next(): Unit | undefined;
  /** What was held for a login is sent. */
  sent(unit: Unit): void;
  /** It counts in the window no more. Whether it did. */
  answered(unit: Unit): boolean;
}

const createLine = () =>
  createHeap<Unit>(
    ({ order }) => order,
    (unit, at) => {
      unit.lineAt = at;
    },
  );

/** `windowSize`: how many of what was held for a login may be unanswered in their first second. */
export function createLines(gate: Pick<Gate, 'barOf'>, windowSize: number): Lines {
  const lines = { connection: createLine(), login: createLine() };
  const window = new Set<Unit>();

  function mayGo(unit: Unit): boolean {
    const bar = gate.barOf(unit);
    const isFull = unit.line === 'login' && window.size >= windowSize;
    return bar === 'ended' || !(bar || isFull);
  }

  function goingOf(line: Heap<Unit>): Unit | undefined {
    const unit = line.peek();
    return unit && mayGo(unit) ? unit : undefined;
  }

  return {
    hold(unit, line) {
      unit.line = line;
      lines[line].push(unit);
    },
    leave(unit) {
      if (unit.line) lines[unit.line].remove(unit.lineAt);
      unit.line = undefined;
    },
    isBehind: (unit, line) => (lines[line].peek()?.order ?? Infinity) < unit.order,
    next() {
      const first = goingOf(lines.connection);
      const other = goingOf(lines.login);
      return first && other && byOrder(other, first) < 0 ? other : (first ?? other);
    },
    sent: (unit) => void window.add(unit),
    answered: (unit) => window.delete(unit),
  };
}
