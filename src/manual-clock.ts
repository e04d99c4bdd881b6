// A clock that only the test moves. Comes in: how far time goes, and whether the device slept or somebody set the clock. Goes
// out: due timers, one after the other, each at its own time, with promises settled in between. Next: whatever takes a Clock.

import { type Clock, longestTimerMs } from './clock.js';
import { OptionError } from './faults.js';

/** A {@link Clock} that stands still until it is moved by hand. Made by {@link manualClock}. */
export interface ManualClock extends Clock {
  /**
   * Moves both clocks by `ms` and runs every timer that becomes due, in order of due time and then of arming, each at its own
   * time. Promises settle before the first and after each, so timers that they arm on the way run too, if due. 0 runs what is
   * due now. Calls queue: two without an `await` move twice.
   *
   * A callback that throws does not stop the others: the first error rejects at the end.
   *
   * @throws OptionError (as a rejection) when `ms` is negative or not finite.
   */
  advance(ms: number): Promise<void>;
  /**
   * The device sleeps: only the wall clock moves by `ms`, no timer runs. Then it wakes: wake listeners are called and promises
   * settle. 0 only wakes. Timers armed on waking run in the next `advance`. Queues behind earlier calls, as `advance` does.
   *
   * @throws OptionError (as a rejection) when `ms` is negative or not finite.
   */
  sleep(ms: number): Promise<void>;
  /**
   * Somebody sets the wall clock: forward by `ms`, or back where it is negative. At once; no timer runs, nobody is told.
   *
   * @throws OptionError when `ms` is not finite.
   */
  jump(ms: number): void;
  /** How many timers are armed. */
  readonly pending: number;
  onWake(listener: () => void): () => void;
}

/** What a {@link manualClock} begins with. */
export interface ManualClockOptions {
  /**
   * Where the wall clock begins, in ms since 1970. The monotonic clock begins at 0.
   * @default 1 January 2026, 00:00 UTC
   */
  readonly now?: number;
}

/**
 * A clock for tests: time moves by `advance`, `sleep` and `jump`, and by nothing else.
 *
 * Delays are taken as browsers take them: fractions are cut off, negative ones and `NaN` are 0, and one above 2^31-1 ms fires
 * at once (after 1 ms), so an overflow shows in a test as it would on a device.
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
export function manualClock({ now = Date.UTC(2026, 0, 1) }: ManualClockOptions = {}): ManualClock {
  if (!Number.isFinite(now)) throw new OptionError('now', 'a finite number of ms since 1970');
  let wallMs = now;
  let monotonicMs = 0;
  let armed = 0;
  const timers = new Map<unknown, { dueMs: number; callback: () => void }>();
  const wakers = new Set<{ listener: () => void }>();
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = (option: string, ms: number, move: (run: Runner) => Promise<void>) => {
    if (!Number.isFinite(ms) || ms < 0) {
      return Promise.reject(new OptionError(option, 'a finite number of ms, 0 or more'));
    }
    const moved = queue.then(() => runAll(move));
    queue = moved.catch(() => {});
    return moved;
  };
  const moveTo = (targetMs: number) => {
    wallMs += targetMs - monotonicMs;
    monotonicMs = targetMs;
  };
  /** Of the timers due until `limitMs` the one due first, of equals the one armed first. */
  const takeDue = (limitMs: number) => {
    let first: readonly [handle: unknown, dueMs: number] | undefined;
    for (const [handle, { dueMs }] of timers) {
      if (dueMs <= limitMs && (!first || dueMs < first[1])) first = [handle, dueMs];
    }
    const timer = first && timers.get(first[0]);
    timers.delete(first?.[0]);
    return timer;
  };

  return {
    now: () => wallMs,
    monotonic: () => monotonicMs,
    setTimeout(callback, delayMs) {
      const delay = delayMs > longestTimerMs ? 1 : Math.max(0, Math.trunc(delayMs) || 0);
      armed += 1;
      timers.set(armed, { dueMs: monotonicMs + delay, callback });
      return armed;
    },
    clearTimeout(handle) {
      timers.delete(handle);
    },
    onWake(listener) {
      const waker = { listener };
      wakers.add(waker);
      return () => {
        wakers.delete(waker);
      };
    },
    advance: (ms) =>
      inTurn('advance(ms)', ms, async (run) => {
        const targetMs = monotonicMs + ms;
        await settled();
        for (let timer = takeDue(targetMs); timer; timer = takeDue(targetMs)) {
          moveTo(timer.dueMs);
          run(timer.callback);
          await settled();
        }
        moveTo(targetMs);
      }),
    sleep: (ms) =>
      inTurn('sleep(ms)', ms, async (run) => {
        wallMs += ms;
        for (const { listener } of [...wakers]) run(listener);
        await settled();
      }),
    jump(ms) {
      if (!Number.isFinite(ms)) throw new OptionError('jump(ms)', 'a finite number of ms');
      wallMs += ms;
    },
    get pending() {
      return timers.size;
    },
  };
}

type Runner = (callback: () => void) => void;

/** Does `move`; what the callbacks that it runs throw is kept, and the first is thrown at the end. */
async function runAll(move: (run: Runner) => Promise<void>): Promise<void> {
  const thrown: unknown[] = [];
  await move((callback) => {
    try {
      callback();
    } catch (error) {
      thrown.push(error);
    }
  });
  if (thrown.length > 0) throw thrown[0];
}

/** After the next macrotask: every chain of promises that waits for nothing else has run. */
function settled(): Promise<void> {
  const platform: {
    readonly setImmediate?: (callback: () => void) => unknown;
    readonly MessageChannel: typeof MessageChannel;
  } = globalThis;
  return new Promise((resolve) => {
    if (platform.setImmediate) return platform.setImmediate(resolve);
    const { port1, port2 } = new platform.MessageChannel();
    port1.onmessage = () => {
      // An open port would keep a process alive.
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
