// What the clock of the tests takes. Comes in: delays, handles, thousands of timers, wrong arguments. Goes out: which timers are called, and
// what is refused by name. Next: manual-clock-platform.test.ts.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { longestTimerMs, within } from '../src/clock.js';
import { manualClock } from '../src/manual-clock.js';
import { said } from './support/said.js';

const start = Date.UTC(2026, 0, 1);

describe('the timers of manualClock', () => {
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
    const called: number[] = [];
    clock.setTimeout(() => called.push(clock.monotonic()), delayMs);
    await clock.advance(10);
    expect(called).toEqual([100 + firesMs]);
  });

  it('takes the longest delay for what it is', async () => {
    const clock = manualClock();
    const called = vi.fn();
    clock.setTimeout(called, longestTimerMs);
    await clock.advance(longestTimerMs - 1);
    expect(called).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(called).toHaveBeenCalledTimes(1);
  });

  it('forgets a timer, and takes an unknown handle or one that has fired for forgotten', async () => {
    const clock = manualClock();
    const called = vi.fn();
    const forgotten = clock.setTimeout(called, 1);
    const kept = clock.setTimeout(called, 1);
    clock.clearTimeout(forgotten);
    clock.clearTimeout(forgotten);
    clock.clearTimeout(undefined);
    clock.clearTimeout({});
    expect(clock.pending).toBe(1);
    await clock.advance(1);
    expect(called).toHaveBeenCalledTimes(1);
    clock.clearTimeout(kept);
    expect(clock.pending).toBe(0);
  });

  it('serves whatever takes a clock', async () => {
    const clock = manualClock();
    const failed = expect(within(clock, 2000, () => new Promise(() => {}))).rejects.toThrow('2000');
    await clock.advance(2000);
    await failed;
  });

  it('runs any timers by due time and then by arming, but for those that were cleared', async () => {
    const timer = fc.record({ delayMs: fc.nat(9), cleared: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(timer, { maxLength: 40 }), async (timers) => {
        const clock = manualClock();
        const called: number[] = [];
        const handles = timers.map(({ delayMs }, index) =>
          clock.setTimeout(() => called.push(index), delayMs),
        );
        for (const [index, { cleared }] of timers.entries()) {
          if (cleared) clock.clearTimeout(handles[index]);
        }
        const left = timers.flatMap(({ delayMs, cleared }, index) =>
          cleared ? [] : [{ delayMs, index }],
        );
        expect(clock.pending).toBe(left.length);
        await clock.advance(4);
        await clock.advance(5);
        expect(called).toEqual(
          left.sort((a, b) => a.delayMs - b.delayMs).map(({ index }) => index),
        );
        expect(clock.pending).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  // The time-out is the test: a scan of all timers for each of them takes minutes.
  it.each([
    ['at as many times', (index: number) => index],
    ['at one time', () => 5],
  ])('takes a hundred thousand timers %s', { timeout: 10_000 }, async (_, delayMs) => {
    const clock = manualClock();
    let called = 0;
    const count = 100_000;
    const handles = Array.from({ length: 2 * count }, (_, index) =>
      clock.setTimeout(() => {
        called += 1;
      }, delayMs(index)),
    );
    for (let index = 0; index < 2 * count; index += 2) clock.clearTimeout(handles[index]);
    expect(clock.pending).toBe(count);
    await clock.advance(2 * count);
    expect([called, clock.pending]).toEqual([count, 0]);
  });
});

describe('the arguments of manualClock', () => {
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses to move by %d ms',
    async (ms) => {
      const clock = manualClock();
      const advanced = await clock.advance(ms).catch((error: unknown) => error);
      const slept = await clock.sleep(ms).catch((error: unknown) => error);
      expect([advanced, slept]).toMatchObject([
        { name: 'OptionError', option: 'advance(ms)' },
        { name: 'OptionError', option: 'sleep(ms)' },
      ]);
      if (ms !== -1)
        expect(() => clock.jump(ms)).toThrow(said('jump(ms) must be a finite number of ms'));
      expect([clock.now(), clock.monotonic()]).toEqual([start, 0]);
    },
  );

  it.each(['advance', 'sleep'] as const)('rejects %s of null with an OptionError', async (name) => {
    await expect(manualClock()[name](null as never)).rejects.toMatchObject({
      name: 'OptionError',
      option: `${name}(ms)`,
    });
  });

  it.each<[option: string, call: () => unknown]>([
    ['options', () => manualClock(null as never)],
    ['options', () => manualClock(5 as never)],
    ['now', () => manualClock({ now: null as never })],
    ['jump(ms)', () => manualClock().jump(null as never)],
    ['callback', () => manualClock().setTimeout(null as never, 5)],
    ['listener', () => manualClock().onWake(null as never)],
  ])('refuses a wrong argument, which it names: %s', (option, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'OptionError', option }));
  });

  it('reads options that an object inherits', () => {
    expect(manualClock(Object.create({ now: 5 })).now()).toBe(5);
  });
});
