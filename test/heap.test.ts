import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHeap } from '../src/heap.js';

interface Item {
  rank: number;
  at: number;
}

/** A heap whose items know their place, and every place that one of them was given. */
function ranked(...ranks: readonly number[]) {
  const places: [rank: number, at: number][] = [];
  const heap = createHeap<Item>(
    ({ rank }) => rank,
    (item, at) => {
      item.at = at;
      places.push([item.rank, at]);
    },
  );
  const items = ranks.map((rank) => ({ rank, at: -1 }));
  for (const item of items) heap.push(item);
  return { heap, items, places };
}

/** The ranks in the order in which the items leave. */
function emptied({ heap }: ReturnType<typeof ranked>): number[] {
  const ranks: number[] = [];
  for (let item = heap.pop(); item; item = heap.pop()) ranks.push(item.rank);
  return ranks;
}

describe('a heap', () => {
  it('has nothing at first', () => {
    const { heap, places } = ranked();
    expect(heap.size()).toBe(0);
    expect(heap.peek()).toBeUndefined();
    expect(heap.pop()).toBeUndefined();
    expect(places).toEqual([]);
  });

  it('gives its items by their rank', () => {
    expect(emptied(ranked(5, 3, 8, 1, 9, 2, 7))).toEqual([1, 2, 3, 5, 7, 8, 9]);
  });

  it('looks at the lowest and keeps it', () => {
    const { heap, items } = ranked(2, 1);
    expect(heap.peek()).toBe(items[1]);
    expect(heap.size()).toBe(2);
  });

  it('gives an item its place, and -1 when it has left', () => {
    const { heap, items } = ranked(3, 2, 1);
    expect(items.map(({ at }) => at)).toEqual([1, 2, 0]);
    expect(heap.pop()).toBe(items[2]);
    expect(items.map(({ at }) => at)).toEqual([1, 0, -1]);
    heap.remove(0);
    heap.remove(0);
    expect(items.map(({ at }) => at)).toEqual([-1, -1, -1]);
  });

  it('lets equal ranks stay where they are', () => {
    const { heap, items, places } = ranked(1, 1, 1);
    expect(places).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    heap.moved(0);
    expect(items.map(({ at }) => at)).toEqual([0, 1, 2]);
    expect(heap.pop()).toBe(items[0]);
    expect(heap.peek()).toBe(items[2]);
  });

  it('takes out the item at a place and gives the last one its new place only', () => {
    const { heap, items, places } = ranked(1, 2, 3);
    places.length = 0;
    heap.remove(2);
    expect(places).toEqual([[3, -1]]);
    heap.remove(0);
    expect(places).toEqual([
      [3, -1],
      [1, -1],
      [2, 0],
    ]);
    expect(heap.peek()).toBe(items[1]);
  });

  it('does nothing at a place that is none', () => {
    const { heap, places } = ranked(1);
    places.length = 0;
    heap.remove(-1);
    heap.remove(1);
    heap.moved(-1);
    heap.moved(1);
    expect(heap.size()).toBe(1);
    expect(places).toEqual([]);
  });

  it('puts an item that has another rank where that belongs', () => {
    const made = ranked(1, 2, 3, 4, 5);
    const [, , third, fourth] = made.items as [Item, Item, Item, Item, Item];
    fourth.rank = 0;
    made.heap.moved(fourth.at);
    expect(made.heap.peek()).toBe(fourth);
    third.rank = 9;
    made.heap.moved(third.at);
    expect(emptied(made)).toEqual([0, 1, 2, 5, 9]);
  });

  it('is in order after any changes, and every item knows its place', () => {
    const change = fc.tuple(fc.constantFrom('push', 'pop', 'remove', 'moved'), fc.nat(99));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const { heap } = ranked();
        const inside = new Set<Item>();
        for (const [name, number] of changes) {
          const item = [...inside][number % (inside.size || 1)];
          if (name === 'push') {
            const added = { rank: number, at: -1 };
            inside.add(added);
            heap.push(added);
          } else if (name === 'pop') {
            const first = heap.pop();
            expect(first?.rank).toBe(inside.size ? lowest(inside) : undefined);
            inside.delete(first as Item);
          } else if (item && name === 'remove') {
            heap.remove(item.at);
            inside.delete(item);
            expect(item.at).toBe(-1);
          } else if (item) {
            item.rank = 99 - number;
            heap.moved(item.at);
          }
          expect(heap.size()).toBe(inside.size);
          expect([...inside].map(({ at }) => at).sort((a, b) => a - b)).toEqual([
            ...Array(inside.size).keys(),
          ]);
          expect(heap.peek()?.rank).toBe(inside.size ? lowest(inside) : undefined);
        }
      }),
    );
  });
});

const lowest = (items: Iterable<Item>) => Math.min(...[...items].map(({ rank }) => rank));
