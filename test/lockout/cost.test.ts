// What lockouts cost: the end of one costs the logarithm of their number, a listener costs nothing that it does not read, and each takes little
// memory.
import { describe, expect, it } from 'vitest';
import { createHeap } from '../../src/heap.js';
import { type Clock, createReactionEngine, type Lockout } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { measured } from '../support/cost.js';
import { rig } from '../support/engine.js';

interface Figures {
  readonly bytes: number;
  readonly endingMs: readonly [number, number];
  readonly startingMs: readonly [number, number];
}

const forgetful = { read: () => [], write() {}, remove() {} };

/** So many lockouts that lie 1 ms apart, and how often the clock is asked for anything when the first ten end. */
async function asksOfTheClock(count: number): Promise<number> {
  const manual = manualClock();
  let asks = 0;
  const clock: Clock = {
    now: () => {
      asks++;
      return manual.now();
    },
    monotonic: () => {
      asks++;
      return manual.monotonic();
    },
    setTimeout(callback, delayMs) {
      asks++;
      return manual.setTimeout(callback, delayMs);
    },
    clearTimeout: manual.clearTimeout,
  };
  const engine = createReactionEngine({ clock, store: forgetful, channel: null });
  for (let subject = 0; subject < count; subject++) {
    engine.lockOut({ action: 201, subject, waitMs: 10_000 + subject });
  }
  await manual.advance(9999);
  asks = 0;
  await manual.advance(10);
  expect(engine.guard(201, 9).allowed).toBe(true);
  expect(engine.guard(201, 10).allowed).toBe(false);
  return asks;
}

describe('the end of one among many', () => {
  it('compares as many others as the logarithm of their number', () => {
    const count = 100_000;
    let looks = 0;
    const heap = createHeap<number>(
      (item) => {
        looks++;
        return item;
      },
      () => {},
    );
    for (let item = 0; item < count; item++) heap.push(item);
    for (let times = 0; times < 1000; times++) {
      looks = 0;
      expect(heap.pop()).toBe(times);
      expect(looks).toBeLessThan(4 * Math.log2(count) + 4);
    }
  });

  it('asks the clock as often among 100,000 as among 1,000', async () => {
    const few = await asksOfTheClock(1000);
    expect(await asksOfTheClock(100_000)).toBe(few);
    expect(few).toBeLessThan(20 * 10);
  });
});

describe('the list of lockouts', () => {
  it('is made once for each change, and only where it is read', () => {
    const { engine } = rig();
    const lists = new Set<readonly Lockout[]>();
    engine.subscribe(() => {
      lists.add(engine.state.lockouts);
      lists.add(engine.state.lockouts);
    });
    for (let action = 1; action <= 10; action++) engine.lockOut({ action, waitMs: 1000 });
    expect(lists.size).toBe(10);
    expect(engine.state.lockouts).toBe(engine.state.lockouts);
  });
});

it('100,000 lockouts take 200 bytes each; their ends, and listeners, cost what they change', async () => {
  const [figures] = await measured(new URL('cost-scenes.ts', import.meta.url));
  const { bytes, endingMs, startingMs } = figures as Figures;
  expect(bytes).toBeLessThanOrEqual(200);
  // Twenty times as many; what looks at all of them costs twenty times as much.
  expect(endingMs[1] / endingMs[0]).toBeLessThan(8);
  // Ten times as many; what is quadratic costs a hundred times as much.
  expect(startingMs[1] / startingMs[0]).toBeLessThan(30);
}, 300_000);
