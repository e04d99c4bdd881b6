// The ends of all lockouts, the nearest first. Comes in: items with an `endMs`. Goes out: the one that ends first, in O(log n) per
// change however many there are. Used by: the ledger, which arms its one timer for `first`.

/** What a deadline queue holds. `place` is the queue's own bookkeeping. */
export interface Deadline {
  endMs: number;
  place: number;
}

/** A binary heap over `endMs` that knows where each item lies, so that one can move or leave. */
export class Deadlines<T extends Deadline> {
  readonly #heap: T[] = [];

  /** The item that ends first. */
  get first(): T | undefined {
    return this.#heap[0];
  }

  add(item: T): void {
    item.place = this.#heap.push(item) - 1;
    this.moved(item);
  }

  /** Finds an item its place after its `endMs` changed. */
  moved(item: T): void {
    this.#rise(item);
    this.#sink(item);
  }

  delete(item: T): void {
    const last = this.#heap.pop();
    if (last === undefined || last === item) return;
    this.#put(last, item.place);
    this.moved(last);
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #put(item: T, place: number): void {
    this.#heap[place] = item;
    item.place = place;
  }

  #rise(item: T): void {
    for (let { place } = item; place > 0; ) {
      const parent = this.#heap[(place - 1) >> 1];
      if (parent === undefined || parent.endMs <= item.endMs) return;
      const free = parent.place;
      this.#put(parent, place);
      this.#put(item, free);
      place = free;
    }
  }

  #sink(item: T): void {
    for (;;) {
      const { place } = item;
      const left = this.#heap[2 * place + 1];
      const right = this.#heap[2 * place + 2];
      const child = left && right && right.endMs < left.endMs ? right : left;
      if (child === undefined || child.endMs >= item.endMs) return;
      const free = child.place;
      this.#put(child, place);
      this.#put(item, free);
    }
  }
}
