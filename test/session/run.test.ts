// How long a run of logins waits: never no number, never below 0, whatever the app sets.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestTimerMs } from '../../src/clock.js';
import { createLoginRun, type PartialBackoff } from '../../src/session/run.js';

function runOf(backoff: PartialBackoff) {
  let nowMs = 0;
  const run = createLoginRun({ elapsed: () => nowMs }, { random: () => 1, ...backoff });
  return {
    run,
    pass(ms: number) {
      nowMs += ms;
    },
  };
}

/** Backs off after each of so many tries. */
function delays(backoff: PartialBackoff, tries: number): (number | undefined)[] {
  const { run } = runOf({ maxAttempts: Infinity, ...backoff });
  return Array.from({ length: tries }, () => {
    run.next();
    return run.backOff(false);
  });
}

describe('the delay of a run', () => {
  it.each([
    ['baseMs 0 is 0, however often it is tried', { baseMs: 0 }, 0],
    ['maxMs 0 is 0', { maxMs: 0 }, 0],
    ['baseMs Infinity is the longest one', { baseMs: Infinity }, 60_000],
    ['both Infinity is the longest timer', { baseMs: Infinity, maxMs: Infinity }, longestTimerMs],
    ['maxMs Infinity is the longest timer at last', { maxMs: Infinity }, longestTimerMs],
    ['random 0 is 0', { baseMs: Infinity, random: () => 0 }, 0],
  ])('with %s', (_, backoff, last) => {
    const all = delays(backoff, 3000);
    for (const delayMs of all) expect(delayMs).toBeGreaterThanOrEqual(0);
    expect(all.at(-1)).toBe(last);
  });

  it('is a number from 0 to the longest timer, whatever is set and however it is used', () => {
    const number = fc.oneof(
      fc.constantFrom(0, 1, 1e308, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER, Infinity),
      fc.double({ min: 0, noNaN: true }),
    );
    const uses = fc.constantFrom('next', 'backOff', 'lost', 'succeeded', 'begin', 'fail', 'pass');
    fc.assert(
      fc.property(
        fc.record({ baseMs: number, maxMs: number, resetAfterMs: number }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(uses, { maxLength: 40 }),
        (backoff, drawn, steps) => {
          const { run, pass } = runOf({ ...backoff, random: () => drawn, maxAttempts: Infinity });
          for (const use of steps) {
            if (use === 'pass') pass(1000);
            else if (use === 'backOff') {
              const delayMs = run.backOff(false);
              expect(delayMs).toBeGreaterThanOrEqual(0);
              expect(delayMs).toBeLessThanOrEqual(longestTimerMs);
            } else run[use]();
            const distanceMs = run.distanceMs();
            expect(distanceMs).toBeGreaterThanOrEqual(0);
            expect(distanceMs).toBeLessThanOrEqual(longestTimerMs);
          }
        },
      ),
    );
  });

  it.each([
    ['a text', '0.5'],
    ['a bigint', 1n],
    ['a symbol', Symbol('dice')],
    ['an object', {}],
    ['null', null],
    ['nothing', undefined],
  ])('is the whole one where random gives %s', (_, drawn) => {
    expect(delays({ random: () => drawn as never }, 2)).toEqual([1000, 2000]);
  });
});

describe('a run', () => {
  it('counts refusals, and nothing that was lost', () => {
    const { run } = runOf({ maxAttempts: 2 });
    for (const lost of [true, true, false, true]) {
      run.next();
      expect(run.backOff(lost)).toBeDefined();
    }
    run.next();
    expect(run.backOff(false)).toBeUndefined();
    expect(run.fail()).toBe(5);
    expect(run.next()).toBe(1);
    expect(run.backOff(false)).toBe(32_000);
  });

  it('goes on with another login for resetAfterMs after a success, and once', () => {
    const { run, pass } = runOf({});
    run.next();
    run.succeeded();
    pass(29_999);
    expect(run.goesOn()).toBe(true);
    expect(run.next()).toBe(2);
    run.succeeded();
    pass(30_000);
    expect(run.goesOn()).toBe(false);
    expect(run.next()).toBe(1);
  });

  it('that goes on is not ended by its own waiting', () => {
    const { run, pass } = runOf({});
    run.next();
    run.succeeded();
    expect(run.distanceMs()).toBe(1000);
    pass(40_000);
    expect(run.distanceMs()).toBe(0);
    expect(run.next()).toBe(2);
  });
});
