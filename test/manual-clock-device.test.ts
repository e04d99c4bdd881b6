// What happens to the device of a clock of the tests. Comes in: sleep, and a wall clock that somebody sets. Goes out: what both clocks read,
// and who is called. Next: the wake of the ledger.
import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../src/manual-clock.js';

const start = Date.UTC(2026, 0, 1);

describe('sleep', () => {
  it('moves the wall clock alone, runs no timer, then wakes the listeners', async () => {
    const clock = manualClock();
    const called: string[] = [];
    clock.setTimeout(() => called.push('timer'), 0);
    const stop = clock.onWake(() => called.push(`awake ${clock.now() - start}`));
    const asleep = clock.sleep(60_000);
    expect(clock.now()).toBe(start);
    await asleep;
    expect(called).toEqual(['awake 60000']);
    expect([clock.now(), clock.monotonic(), clock.pending]).toEqual([start + 60_000, 0, 1]);
    stop();
    stop();
    await clock.sleep(0);
    expect(called).toEqual(['awake 60000']);
    await clock.advance(0);
    expect(called).toEqual(['awake 60000', 'timer']);
  });

  it('lets promises settle after waking', async () => {
    const clock = manualClock();
    const called = vi.fn();
    const chain = async () => {
      for (let hop = 0; hop < 50; hop++) await null;
      called();
    };
    clock.onWake(() => void chain());
    await clock.sleep(1);
    expect(called).toHaveBeenCalledTimes(1);
  });

  it('wakes a listener as often as it was added, also where one throws or leaves', async () => {
    const clock = manualClock();
    const called = vi.fn();
    clock.onWake(() => {
      throw new Error('sleepy');
    });
    const stop = clock.onWake(called);
    clock.onWake(called);
    clock.onWake(() => stop());
    await expect(clock.sleep(1)).rejects.toThrow('sleepy');
    expect(called).toHaveBeenCalledTimes(2);
    await expect(clock.sleep(1)).rejects.toThrow('sleepy');
    expect(called).toHaveBeenCalledTimes(3);
  });

  it('wakes a listener that another one added from the next time on', async () => {
    const clock = manualClock();
    const called = vi.fn();
    const stop = clock.onWake(() => {
      stop();
      clock.onWake(called);
    });
    await clock.sleep(1);
    expect(called).not.toHaveBeenCalled();
    await clock.sleep(1);
    expect(called).toHaveBeenCalledTimes(1);
  });
});

describe('jump', () => {
  it('sets the wall clock alone, forward and back, at once, and wakes nobody', async () => {
    const clock = manualClock();
    const called = vi.fn();
    clock.onWake(called);
    clock.setTimeout(called, 0);
    clock.jump(5000);
    expect(clock.now()).toBe(start + 5000);
    clock.jump(-9000);
    expect([clock.now(), clock.monotonic()]).toEqual([start - 4000, 0]);
    expect(called).not.toHaveBeenCalled();
    await clock.advance(10);
    expect([clock.now(), clock.monotonic()]).toEqual([start - 3990, 10]);
  });

  it('holds when a timer jumps', async () => {
    const clock = manualClock();
    clock.setTimeout(() => clock.jump(-1000), 5);
    await clock.advance(10);
    expect([clock.now(), clock.monotonic()]).toEqual([start - 990, 10]);
  });
});
