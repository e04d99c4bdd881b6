// Clocks. Comes in: any series of moves of a manual clock, and of looks at clocks that are set back and forward, freeze, fail and sleep. Goes out:
// what a list of timers, and a sum of steps, says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, engineClock } from '../src/clock.js';
import { manualClock } from '../src/manual-clock.js';
import { holds, modelLimits } from './support/model-runs.js';

const smallMs = fc.integer({ min: 0, max: 20 });
const move = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('arm' as const),
      ms: smallMs,
      thenMs: fc.option(smallMs),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('clear' as const), at: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('advance' as const), ms: smallMs }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sleep' as const), ms: smallMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('jump' as const),
      ms: fc.integer({ min: -50, max: 50 }),
    }),
  },
);

interface Due {
  readonly name: number;
  readonly ms: number;
  /** When it arms another one, in how many ms. */
  readonly thenMs: number | null;
}

describe('a manual clock', () => {
  it(
    'calls each timer at its own time, in the order of time and of arming, along any moves',
    modelLimits,
    async () => {
      await holds(
        fc.asyncProperty(fc.array(move, { maxLength: 30 }), async (moves) => {
          const clock = manualClock({ now: 1000 });
          const called: (readonly [name: number, atMs: number, wallMs: number])[] = [];
          const handles: unknown[] = [];
          let woken = 0;
          clock.onWake(() => {
            woken += 1;
          });
          const arm = ({ name, thenMs }: Due, ms: number) => {
            handles[name] = clock.setTimeout(() => {
              called.push([name, clock.monotonic(), clock.now()]);
              if (thenMs !== null) arm({ name: name + 100, ms, thenMs: null }, thenMs);
            }, ms);
          };

          let atMs = 0;
          let wallMs = 1000;
          let sleeps = 0;
          let list: Due[] = [];
          const expected: (readonly [name: number, atMs: number, wallMs: number])[] = [];
          /** The first that is due until then: of two at one time the one that was armed first, which stands before. */
          const nextUntil = (limitMs: number) =>
            list
              .filter(({ ms }) => ms <= limitMs)
              .reduce<Due | undefined>(
                (first, one) => (first && first.ms <= one.ms ? first : one),
                undefined,
              );

          for (const [index, each] of moves.entries()) {
            if (each.does === 'arm') {
              const due = { name: index, ms: atMs + each.ms, thenMs: each.thenMs };
              arm(due, each.ms);
              list.push(due);
            } else if (each.does === 'clear') {
              clock.clearTimeout(handles[each.at]);
              list = list.filter(({ name }) => name !== each.at);
            } else if (each.does === 'jump') {
              clock.jump(each.ms);
              wallMs += each.ms;
            } else if (each.does === 'sleep') {
              await clock.sleep(each.ms);
              wallMs += each.ms;
              sleeps += 1;
            } else {
              await clock.advance(each.ms);
              const endMs = atMs + each.ms;
              for (let due = nextUntil(endMs); due; due = nextUntil(endMs)) {
                const { name, ms, thenMs } = due;
                list.splice(list.indexOf(due), 1);
                expected.push([name, ms, wallMs + ms - atMs]);
                if (thenMs !== null) list.push({ name: name + 100, ms: ms + thenMs, thenMs: null });
              }
              wallMs += each.ms;
              atMs = endMs;
            }
            expect(called).toEqual(expected);
            expect([clock.monotonic(), clock.now(), clock.pending, woken]).toEqual([
              ...[atMs, wallMs, list.length, sleeps],
            ]);
          }
        }),
      );
    },
  );
});

/** What a clock says at a look: so much more than at the last one, or nothing. */
const stepMs = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5000 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 999, 1000, 1001) },
  { weight: 1, arbitrary: fc.integer({ min: -90_000, max: 90_000 }) },
);
const broken = fc.constantFrom('throws', Number.NaN, Number.POSITIVE_INFINITY, undefined);
const look = fc.record({
  now: fc.oneof(
    { weight: 5, arbitrary: stepMs },
    { weight: 1, arbitrary: broken.map((as) => ({ as })) },
  ),
  monotonic: fc.oneof(
    { weight: 3, arbitrary: stepMs },
    // It is frozen.
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: broken.map((as) => ({ as })) },
  ),
  fraction: fc.constantFrom(0, 0.5),
});

describe('the clock of an engine', () => {
  it(
    'never goes back, and goes by the steps of the clocks that can be believed, whatever they say',
    modelLimits,
    async () => {
      await holds(
        fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
          const says: Record<'now' | 'monotonic', unknown> = { now: 50_000, monotonic: 70 };
          const say = (name: 'now' | 'monotonic') => () => {
            if (says[name] === 'throws') throw new Error('of the app');
            return says[name] as number;
          };
          const clock: Clock = {
            ...manualClock(),
            now: say('now'),
            monotonic: say('monotonic'),
          };
          let faults = 0;
          const own = engineClock(
            clock,
            (callback) => callback(),
            () => {
              faults += 1;
            },
          );

          // Where the real clocks stand, whether they say so or not.
          const real = { now: 50_000, monotonic: 70 };
          const wasWell = { now: true, monotonic: true };
          let elapsedMs = 0;
          let wallMs = 50_000;
          let hasFailed = false;
          const steps: Record<'now' | 'monotonic', number> = { now: 0, monotonic: 0 };
          for (const each of looks) {
            const isWell = { now: false, monotonic: false };
            for (const name of ['now', 'monotonic'] as const) {
              const said = each[name];
              if (typeof said === 'number') {
                real[name] += said;
                steps[name] = said;
                isWell[name] = true;
                says[name] = real[name] + each.fraction;
              } else says[name] = said.as;
            }
            hasFailed ||= !isWell.now || !isWell.monotonic;
            // Where neither says anything it stands still, and goes on from what was said before.
            if (isWell.now || isWell.monotonic) {
              const mono = isWell.monotonic && wasWell.monotonic ? steps.monotonic : undefined;
              const wall = isWell.now && wasWell.now ? steps.now : undefined;
              const hasSlept = mono !== undefined && wall !== undefined && wall >= mono + 1000;
              elapsedMs += Math.max(0, (hasSlept ? wall : (mono ?? wall)) ?? 0);
              if (isWell.now) wallMs = real.now;
              Object.assign(wasWell, isWell);
            }
            const before = own.monotonic();
            expect(before).toBe(elapsedMs);
            expect(own.elapsed()).toBe(elapsedMs);
            expect(own.now()).toBe(wallMs);
            expect(faults).toBe(hasFailed ? 1 : 0);
          }
        }),
      );
    },
  );
});
