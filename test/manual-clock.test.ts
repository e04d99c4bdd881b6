// How the clock of the tests moves. Comes in: a clock with timers. Goes out: which of them are called, when, in which order. Next:
// manual-clock-timers.test.ts, and manual-clock-device.test.ts for sleep and a clock that is set.

import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../src/manual-clock.js';
import { said } from './support/said.js';

const start = Date.UTC(2026, 0, 1);

describe('manualClock', () => {
  it('begins at 1 January 2026 and monotonic 0, or at the given time', () => {
    const clock = manualClock();
    expect([clock.now(), clock.monotonic(), clock.pending]).toEqual([start, 0, 0]);
    expect(manualClock({ now: 0 }).now()).toBe(0);
    expect(manualClock({ now: -5 }).now()).toBe(-5);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses to begin at %d', (now) => {
    expect(() => manualClock({ now })).toThrow(said('now must be a finite number'));
  });

  it('stands still by itself', async () => {
    const clock = manualClock();
    const called = vi.fn();
    clock.setTimeout(called, 0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([clock.now(), clock.monotonic(), called.mock.calls.length]).toEqual([start, 0, 0]);
  });

  describe('advance', () => {
    it('moves both clocks together', async () => {
      const clock = manualClock();
      await clock.advance(1500);
      await clock.advance(0.5);
      expect([clock.now(), clock.monotonic()]).toEqual([start + 1500.5, 1500.5]);
    });

    it('runs each timer at its own time, by due time and then by arming, and only once', async () => {
      const clock = manualClock();
      const called: string[] = [];
      const see = (name: string) => () =>
        called.push(`${name} ${clock.monotonic()} ${clock.now() - start}`);
      clock.setTimeout(see('c'), 20);
      clock.setTimeout(see('a'), 10);
      clock.setTimeout(see('d'), 20);
      clock.setTimeout(see('b'), 10);
      clock.setTimeout(see('e'), 31);
      await clock.advance(30);
      expect(called).toEqual(['a 10 10', 'b 10 10', 'c 20 20', 'd 20 20']);
      expect([clock.monotonic(), clock.pending]).toEqual([30, 1]);
      await clock.advance(1);
      expect(called.at(-1)).toBe('e 31 31');
      expect(clock.pending).toBe(0);
    });

    it('runs by 0 what is due now', async () => {
      const clock = manualClock();
      const called = vi.fn();
      clock.setTimeout(called, 0);
      clock.setTimeout(called, 1);
      await clock.advance(0);
      expect(called).toHaveBeenCalledTimes(1);
    });

    it('runs timers that timers arm on the way', async () => {
      const clock = manualClock();
      const called: number[] = [];
      const again = () => {
        called.push(clock.monotonic());
        clock.setTimeout(again, 10);
      };
      clock.setTimeout(again, 10);
      await clock.advance(35);
      expect(called).toEqual([10, 20, 30]);
      expect(clock.pending).toBe(1);
    });

    it('lets promises settle before the first timer and after each', async () => {
      const clock = manualClock();
      const called: string[] = [];
      const sleep = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms));
      const run = async () => {
        for (let hop = 0; hop < 50; hop++) await null;
        await sleep(10);
        called.push(`first ${clock.monotonic()}`);
        for (let hop = 0; hop < 50; hop++) await null;
        await sleep(10);
        called.push(`second ${clock.monotonic()}`);
      };
      const ran = run();
      clock.setTimeout(() => called.push(`timer ${clock.monotonic()}`), 15);
      await clock.advance(100);
      expect(called).toEqual(['first 10', 'timer 15', 'second 20']);
      await ran;
    });

    it('does not run a timer that an earlier one forgot', async () => {
      const clock = manualClock();
      const called = vi.fn();
      clock.setTimeout(() => clock.clearTimeout(later), 10);
      const later = clock.setTimeout(called, 10);
      await clock.advance(10);
      expect(called).not.toHaveBeenCalled();
    });

    it('runs the others when one throws, and rejects with the first error at the end', async () => {
      const clock = manualClock();
      const called = vi.fn();
      const first = new Error('first');
      clock.setTimeout(() => {
        throw first;
      }, 1);
      clock.setTimeout(() => {
        throw new Error('second');
      }, 2);
      clock.setTimeout(called, 3);
      await expect(clock.advance(5)).rejects.toBe(first);
      expect(called).toHaveBeenCalledTimes(1);
      expect(clock.monotonic()).toBe(5);
      await clock.advance(5);
      expect(clock.monotonic()).toBe(10);
    });

    it('rejects also when what was thrown is undefined', async () => {
      const clock = manualClock();
      clock.setTimeout(() => {
        throw undefined;
      }, 1);
      await expect(clock.advance(1)).rejects.toBeUndefined();
    });

    it('queues calls that are not awaited', async () => {
      const clock = manualClock();
      const called: number[] = [];
      for (const ms of [10, 20, 30]) clock.setTimeout(() => called.push(clock.monotonic()), ms);
      await Promise.all([clock.advance(15), clock.advance(15)]);
      expect([called, clock.monotonic()]).toEqual([[10, 20, 30], 30]);
    });

    it('can be called from a timer', async () => {
      const clock = manualClock();
      let inner: Promise<void> | undefined;
      clock.setTimeout(() => {
        inner = clock.advance(5);
      }, 1);
      await clock.advance(2);
      await inner;
      expect(clock.monotonic()).toBe(7);
    });
  });
});
