// A binary heap whose items know their place, so that any of them can leave or move. Comes in: items with a rank. Goes out: the one of
// the lowest rank. Used by: the ledger (nearest end), requests (deadline, order), the manual clock (next timer).

/** Items by rank; each change costs the logarithm of their number. */
export interface Heap<T> {
  size(): number;
  push(item: T): void;
  /** The item of the lowest rank. Undefined: there is none. */
  peek(): T | undefined;
  pop(): T | undefined;
  /** Takes out the item at a place. A place that is none does nothing. */
  remove(at: number): void;
  /** The rank of the item at a place is another. */
  moved(at: number): void;
}

/** `place` is called with the place of an item whenever that is another, and with -1 when it leaves. */
export function createHeap<T>(
  rank: (item: T) => number,
  place: (item: T, at: number) => void,
): Heap<T> {
  const items: T[] = [];

  const put = (item: T, at: number) => {
    items[at] = item;
    place(item, at);
  };

  /** Puts an item where it belongs, beginning at `at`: towards the root, then away from it. */
  const settle = (item: T, at: number) => {
    const own = rank(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up] as T;
      if (rank(parent) <= own) break;
      put(parent, at);
      at = up;
    }
    for (;;) {
      let down = 2 * at + 1;
      if (down >= items.length) break;
      const right = down + 1;
      if (right < items.length && rank(items[right] as T) < rank(items[down] as T)) down = right;
      const child = items[down] as T;
      if (rank(child) >= own) break;
      put(child, at);
      at = down;
    }
    put(item, at);
  };

  const remove = (at: number) => {
    const item = items[at];
    if (item === undefined) return;
    const last = items.pop() as T;
    place(item, -1);
    if (last !== item) settle(last, at);
  };

  return {
    size: () => items.length,
    push(item) {
      items.push(item);
      settle(item, items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      remove(0);
      return first;
    },
    remove,
    moved(at) {
      const item = items[at];
      if (item !== undefined) settle(item, at);
    },
  };
}
