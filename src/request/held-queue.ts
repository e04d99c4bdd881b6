// What is held, in the order in which it goes. Comes in: units that cannot go yet. Goes out: the next one, while the window has room. Used
// by: requests.ts, once for what needs a login and once for what needs a connection only.
import { createHeap } from '../heap.js';
import type { Unit } from './unit.js';

export interface HeldQueue {
  push(unit: Unit): void;
  /** The next that is still held here. */
  peek(): Unit | undefined;
  pop(): Unit | undefined;
}

/** What has left by another way stays in the heap until its turn comes. */
export function createHeldQueue(): HeldQueue {
  const heap = createHeap<Unit>(
    ({ order }) => order,
    () => {},
  );
  const inHeap = new Set<Unit>();
  const drop = () => {
    const unit = heap.pop();
    if (unit) inHeap.delete(unit);
    return unit;
  };
  const peek = () => {
    let next = heap.peek();
    while (next && next.stand !== 'held') {
      drop();
      next = heap.peek();
    }
    return next;
  };
  return {
    push(unit) {
      if (!inHeap.has(unit)) heap.push(unit);
      inHeap.add(unit);
    },
    peek,
    pop: () => peek() && drop(),
  };
}
