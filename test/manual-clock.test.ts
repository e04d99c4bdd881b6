import { describe, expect, it, vi } from 'vitest';
import { longestTimerMs, within } from '../src/clock.js';
import { manualClock } from '../src/manual-clock.js';
import { isReactionError } from '../src/reaction-error.js';

const start = Date.UTC(2026, 0, 1);

describe('manualClock', () => {
  it('begins at 1 January 2026 and monotonic 0, or where it is told', () => {
    const clock = manualClock();
    expect([clock.now(), clock.monotonic(), clock.pending]).toEqual([start, 0, 0]);
    expect(manualClock({ now: 0 }).now()).toBe(0);
    expect(manualClock({ now: -5 }).now()).toBe(-5);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses to begin at %d', (now) => {
    expect(() => manualClock({ now })).toThrow('now must be a finite number');
  });

  it('stands still by itself', async () => {
    const clock = manualClock();
    const told = vi.fn();
    clock.setTimeout(told, 0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([clock.now(), clock.monotonic(), told.mock.calls.length]).toEqual([start, 0, 0]);
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
      const told: string[] = [];
      const tell = (name: string) => () =>
        told.push(`${name} ${clock.monotonic()} ${clock.now() - start}`);
      clock.setTimeout(tell('c'), 20);
      clock.setTimeout(tell('a'), 10);
      clock.setTimeout(tell('d'), 20);
      clock.setTimeout(tell('b'), 10);
      clock.setTimeout(tell('e'), 31);
      await clock.advance(30);
      expect(told).toEqual(['a 10 10', 'b 10 10', 'c 20 20', 'd 20 20']);
      expect([clock.monotonic(), clock.pending]).toEqual([30, 1]);
      await clock.advance(1);
      expect(told.at(-1)).toBe('e 31 31');
      expect(clock.pending).toBe(0);
    });

    it('runs by 0 what is due now', async () => {
      const clock = manualClock();
      const told = vi.fn();
      clock.setTimeout(told, 0);
      clock.setTimeout(told, 1);
      await clock.advance(0);
      expect(told).toHaveBeenCalledTimes(1);
    });

    it('runs timers that timers arm on the way', async () => {
      const clock = manualClock();
      const told: number[] = [];
      const again = () => {
        told.push(clock.monotonic());
        clock.setTimeout(again, 10);
      };
      clock.setTimeout(again, 10);
      await clock.advance(35);
      expect(told).toEqual([10, 20, 30]);
      expect(clock.pending).toBe(1);
    });

    it('lets promises settle before the first timer and after each', async () => {
      const clock = manualClock();
      const told: string[] = [];
      const sleep = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms));
      const run = async () => {
        for (let hop = 0; hop < 50; hop++) await null;
        await sleep(10);
        told.push(`first ${clock.monotonic()}`);
        for (let hop = 0; hop < 50; hop++) await null;
        await sleep(10);
        told.push(`second ${clock.monotonic()}`);
      };
      const ran = run();
      clock.setTimeout(() => told.push(`timer ${clock.monotonic()}`), 15);
      await clock.advance(100);
      expect(told).toEqual(['first 10', 'timer 15', 'second 20']);
      await ran;
    });

    it('does not run a timer that an earlier one forgot', async () => {
      const clock = manualClock();
      const told = vi.fn();
      clock.setTimeout(() => clock.clearTimeout(later), 10);
      const later = clock.setTimeout(told, 10);
      await clock.advance(10);
      expect(told).not.toHaveBeenCalled();
    });

    it('runs the others when one throws, and rejects with the first error at the end', async () => {
      const clock = manualClock();
      const told = vi.fn();
      const first = new Error('first');
      clock.setTimeout(() => {
        throw first;
      }, 1);
      clock.setTimeout(() => {
        throw new Error('second');
      }, 2);
      clock.setTimeout(told, 3);
      await expect(clock.advance(5)).rejects.toBe(first);
      expect(told).toHaveBeenCalledTimes(1);
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
      const told: number[] = [];
      for (const ms of [10, 20, 30]) clock.setTimeout(() => told.push(clock.monotonic()), ms);
      await Promise.all([clock.advance(15), clock.advance(15)]);
      expect([told, clock.monotonic()]).toEqual([[10, 20, 30], 30]);
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

  describe('timers', () => {
    it.each([
      [longestTimerMs + 1, 1],
      [Number.POSITIVE_INFINITY, 1],
      [-1, 0],
      [Number.NEGATIVE_INFINITY, 0],
      [Number.NaN, 0],
      [9.9, 9],
    ])('takes a delay of %d as browsers do, for %d', async (delayMs, firesMs) => {
      const clock = manualClock();
      await clock.advance(100);
      const told: number[] = [];
      clock.setTimeout(() => told.push(clock.monotonic()), delayMs);
      await clock.advance(10);
      expect(told).toEqual([100 + firesMs]);
    });

    it('takes the longest delay for what it is', async () => {
      const clock = manualClock();
      const told = vi.fn();
      clock.setTimeout(told, longestTimerMs);
      await clock.advance(longestTimerMs - 1);
      expect(told).not.toHaveBeenCalled();
      await clock.advance(1);
      expect(told).toHaveBeenCalledTimes(1);
    });

    it('forgets a timer, and takes an unknown handle or one that has fired for forgotten', async () => {
      const clock = manualClock();
      const told = vi.fn();
      const forgotten = clock.setTimeout(told, 1);
      const kept = clock.setTimeout(told, 1);
      clock.clearTimeout(forgotten);
      clock.clearTimeout(forgotten);
      clock.clearTimeout(undefined);
      clock.clearTimeout({});
      expect(clock.pending).toBe(1);
      await clock.advance(1);
      expect(told).toHaveBeenCalledTimes(1);
      clock.clearTimeout(kept);
      expect(clock.pending).toBe(0);
    });

    it('serves whatever takes a clock', async () => {
      const clock = manualClock();
      const failed = expect(within(clock, 2000, () => new Promise(() => {}))).rejects.toThrow(
        '2000',
      );
      await clock.advance(2000);
      await failed;
    });
  });

  describe('sleep', () => {
    it('moves the wall clock alone, runs no timer, then wakes the listeners', async () => {
      const clock = manualClock();
      const told: string[] = [];
      clock.setTimeout(() => told.push('timer'), 0);
      const stop = clock.onWake(() => told.push(`awake ${clock.now() - start}`));
      const asleep = clock.sleep(60_000);
      expect(clock.now()).toBe(start);
      await asleep;
      expect(told).toEqual(['awake 60000']);
      expect([clock.now(), clock.monotonic(), clock.pending]).toEqual([start + 60_000, 0, 1]);
      stop();
      stop();
      await clock.sleep(0);
      expect(told).toEqual(['awake 60000']);
      await clock.advance(0);
      expect(told).toEqual(['awake 60000', 'timer']);
    });

    it('lets promises settle after waking', async () => {
      const clock = manualClock();
      const told = vi.fn();
      const chain = async () => {
        for (let hop = 0; hop < 50; hop++) await null;
        told();
      };
      clock.onWake(() => void chain());
      await clock.sleep(1);
      expect(told).toHaveBeenCalledTimes(1);
    });

    it('wakes a listener as often as it was added, also where one throws or leaves', async () => {
      const clock = manualClock();
      const told = vi.fn();
      clock.onWake(() => {
        throw new Error('sleepy');
      });
      const stop = clock.onWake(told);
      clock.onWake(told);
      clock.onWake(() => stop());
      await expect(clock.sleep(1)).rejects.toThrow('sleepy');
      expect(told).toHaveBeenCalledTimes(2);
      await expect(clock.sleep(1)).rejects.toThrow('sleepy');
      expect(told).toHaveBeenCalledTimes(3);
    });

    it('wakes a listener that another one added from the next time on', async () => {
      const clock = manualClock();
      const told = vi.fn();
      const stop = clock.onWake(() => {
        stop();
        clock.onWake(told);
      });
      await clock.sleep(1);
      expect(told).not.toHaveBeenCalled();
      await clock.sleep(1);
      expect(told).toHaveBeenCalledTimes(1);
    });
  });

  describe('jump', () => {
    it('sets the wall clock alone, forward and back, at once and untold', async () => {
      const clock = manualClock();
      const told = vi.fn();
      clock.onWake(told);
      clock.setTimeout(told, 0);
      clock.jump(5000);
      expect(clock.now()).toBe(start + 5000);
      clock.jump(-9000);
      expect([clock.now(), clock.monotonic()]).toEqual([start - 4000, 0]);
      expect(told).not.toHaveBeenCalled();
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

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses to move by %d ms',
    async (ms) => {
      const clock = manualClock();
      const advanced = await clock.advance(ms).catch((error: unknown) => error);
      const slept = await clock.sleep(ms).catch((error: unknown) => error);
      expect([advanced, slept].map((error) => isReactionError(error, 'OptionError'))).toEqual([
        true,
        true,
      ]);
      expect([advanced, slept]).toMatchObject([{ option: 'advance(ms)' }, { option: 'sleep(ms)' }]);
      if (ms !== -1)
        expect(() => clock.jump(ms)).toThrow('jump(ms) must be a finite number of ms.');
      expect([clock.now(), clock.monotonic()]).toEqual([start, 0]);
    },
  );

  it('settles promises also where there is no setImmediate, and leaves no port open', async () => {
    const { setImmediate: own, MessageChannel: Channel } = globalThis;
    const close = vi.fn();
    try {
      Object.assign(globalThis, {
        setImmediate: undefined,
        MessageChannel: class extends Channel {
          constructor() {
            super();
            this.port1.addEventListener('close', close);
          }
        },
      });
      const clock = manualClock();
      const told: number[] = [];
      clock.setTimeout(() => {
        void Promise.resolve().then(() => clock.setTimeout(() => told.push(clock.monotonic()), 1));
      }, 1);
      await clock.advance(10);
      expect(told).toEqual([2]);
    } finally {
      Object.assign(globalThis, { setImmediate: own, MessageChannel: Channel });
    }
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(close).toHaveBeenCalledTimes(3);
  });
});
