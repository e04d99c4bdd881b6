// A clock that only the test moves. Comes in: how far time goes, and whether the device slept or somebody set the clock. Goes
// out: due timers, one after the other, each at its own time, with promises settled in between. Next: whatever takes a Clock.

import { aFunction, anObject } from './arguments.js';
import { type Clock, longestTimerMs } from './clock.js';
import { development } from './development.js';
import { mustBe } from './misuse.js';
import { createSchedule } from './schedule.js';

/** A {@link Clock} that stands still until it is moved by hand. Made by {@link manualClock}. */
export interface ManualClock extends Clock {
  /**
   * Moves both clocks by `ms` and runs every timer that becomes due, in order of due time and then of arming, each at its own
   * time. Promises settle before the first and after each, so timers that they arm on the way run too, if due. 0 runs what is
   * due now. Calls queue: two without an `await` move twice.
   * A callback that throws does not stop the others: the first error rejects at the end.
   * @throws OptionError (as a rejection) when `ms` is negative or not finite.
   */
  advance(ms: number): Promise<void>;
  /**
   * The device sleeps: only the wall clock moves by `ms`, no timer runs. Then it wakes: wake listeners are called and promises
   * settle. 0 only wakes. Timers armed on waking run in the next `advance`. Queues behind earlier calls, as `advance` does.
   * @throws OptionError (as a rejection) when `ms` is negative or not finite.
   */
  sleep(ms: number): Promise<void>;
  /**
   * Somebody sets the wall clock: forward by `ms`, or back where it is negative. At once; no timer runs, no wake listener is called.
   * @throws OptionError when `ms` is not finite.
   */
  jump(ms: number): void;
  /** How many timers are armed. */
  readonly pending: number;
  onWake(listener: () => void): () => void;
}

/** What a {@link manualClock} begins with. */
export interface ManualClockOptions {
  /** Where the wall clock begins, ms since 1970. The monotonic one begins at 0. @default 1 January 2026, 00:00 UTC */
  readonly now?: number;
}

/**
 * A clock for tests: time moves by `advance`, `sleep` and `jump`, and by nothing else.
 *
 * Delays are taken as browsers take them: fractions are cut off, negative ones and `NaN` are 0, and one above 2^31-1 ms fires
 * at once (after 1 ms), so an overflow shows in a test as it would on a device.
 *
 * Fake timers of a test runner do not stop it: it takes `setImmediate`, `MessageChannel` or `setTimeout` of the platform when it
 * is imported, and does without where fakes have replaced all of them before.
 *
 * @throws OptionError when `now` is not finite.
 * @example
 * ```ts
 * import { manualClock } from 'igap-reactions/testing';
 *
 * const clock = manualClock();
 * clock.setTimeout(() => console.log('a minute has passed'), 60_000);
 * await clock.advance(60_000);
 * ```
 */
export function manualClock(options: ManualClockOptions = {}): ManualClock {
  anObject('options', options);
  const { now = Date.UTC(2026, 0, 1) } = options;
  if (!Number.isFinite(now))
    throw mustBe('now', development && 'a finite number of ms since 1970', now);
  let wallMs = now;
  let monotonicMs = 0;
  const schedule = createSchedule();
  const wakers = new Set<readonly [listener: () => void]>();
  const { inTurn, run } = createQueue();
  const moveTo = (targetMs: number) => {
    wallMs += targetMs - monotonicMs;
    monotonicMs = targetMs;
  };

  return {
    now: () => wallMs,
    monotonic: () => monotonicMs,
    setTimeout(callback, delayMs) {
      aFunction('callback', callback);
      const delay = delayMs > longestTimerMs ? 1 : Math.max(0, Math.trunc(delayMs) || 0);
      return schedule.arm(monotonicMs + delay, callback);
    },
    clearTimeout: schedule.disarm,
    onWake(listener) {
      aFunction('listener', listener);
      const waker = [listener] as const;
      wakers.add(waker);
      return () => void wakers.delete(waker);
    },
    advance: (ms) =>
      inTurn('advance(ms)', ms, async () => {
        const targetMs = monotonicMs + ms;
        await settled();
        for (let due = schedule.take(targetMs); due; due = schedule.take(targetMs)) {
          moveTo(due.moment.ms);
          run(due.callback);
          await settled();
        }
        moveTo(targetMs);
      }),
    sleep: (ms) =>
      inTurn('sleep(ms)', ms, async () => {
        wallMs += ms;
        for (const [listener] of [...wakers]) run(listener);
        await settled();
      }),
    jump(ms) {
      if (!Number.isFinite(ms))
        throw mustBe('jump(ms)', development && 'a finite number of ms', ms);
      wallMs += ms;
    },
    get pending() {
      return schedule.size();
    },
  };
}

/** Moves one after the other. What the callbacks throw that a move `run`s is kept, and the first of it rejects at the end. */
function createQueue() {
  let queue: Promise<unknown> = Promise.resolve();
  const thrown: unknown[] = [];
  const run = (callback: () => void) => {
    try {
      callback();
    } catch (error) {
      thrown.push(error);
    }
  };
  const inTurn = (argument: string, ms: number, move: () => Promise<void>): Promise<void> => {
    if (!Number.isFinite(ms) || ms < 0) {
      return Promise.reject(mustBe(argument, development && 'a finite number of ms, 0 or more'));
    }
    const moved = queue.then(move).then(() => {
      if (thrown.length > 0) throw thrown.splice(0)[0];
    });
    queue = moved.catch(() => {});
    return moved;
  };
  return { inTurn, run };
}

/** Taken at import: a test may put fake timers in its place later, which nobody moves while the clock waits. */
const inMacrotask = /* @__PURE__ */ macrotaskOf(globalThis);

/** After the next macrotask: every chain of promises that waits for nothing else has run. */
const settled = () => new Promise<void>((resolve) => void inMacrotask(resolve));

type Call = (callback: () => void, delayMs?: number) => unknown;

/** How many turns of promises stand for a macrotask where there is none: more than any chain of an app's. */
const turns = 500;

async function afterTurns(callback: () => void): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await undefined;
  callback();
}

/** How a platform calls back in its next macrotask; jsdom under Jest and bare Hermes have timers only, which fakes may have replaced. */
function macrotaskOf(platform: {
  readonly setImmediate?: Call;
  readonly MessageChannel?: typeof MessageChannel;
  readonly setTimeout: Call;
}): Call {
  const { setImmediate, MessageChannel: Channel, setTimeout } = platform;
  // Fake timers of Vitest and Jest have a `clock`: a setup file may have put them there before this import.
  if (setImmediate && !('clock' in setImmediate)) return setImmediate;
  if (!Channel) {
    return 'clock' in Object(setTimeout) ? afterTurns : (callback) => setTimeout(callback, 0);
  }
  return (callback) => {
    const { port1, port2 } = new Channel();
    port1.onmessage = () => {
      port1.close(); // An open port would keep a process alive.
      callback();
    };
    port2.postMessage(undefined);
  };
}
