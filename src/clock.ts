// Time, injected. Everything that waits or measures in the SDK goes through a Clock, so a test moves time by hand and nothing
// else does. Comes in: a Clock. Goes out: elapsed milliseconds that survive sleep and a clock set back. Next: the ledger.

import { WaitTimeoutError } from './faults.js';

/**
 * Where the engine takes its time from: two clocks and one timer.
 *
 * @example
 * ```ts
 * import { createReactionEngine, systemClock } from 'igap-reactions';
 *
 * const engine = createReactionEngine({ clock: systemClock });
 * ```
 */
export interface Clock {
  /** Wall clock, milliseconds since 1970. May be set back or forward by the person. */
  now(): number;
  /** Monotonic clock, milliseconds since an arbitrary moment. Never goes back; may stand still while the device sleeps. */
  monotonic(): number;
  /** Calls back once after `delayMs` (0 to 2^31-1); returns a handle for `clearTimeout`. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Forgets a timer. A handle that has fired or is unknown does nothing. */
  clearTimeout(handle: unknown): void;
  /** Calls back when the device or page may have slept. Absent: nobody tells. Returns its unsubscribe. */
  onWake?(listener: () => void): () => void;
}

/** The longest delay that one timer of a browser or of Node takes without firing at once: 2^31-1 ms. */
export const longestTimerMs = 2 ** 31 - 1;

/** The platform's clock. In browsers it also wakes on `visibilitychange`, `pageshow` and `resume`. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as number),
  onWake(listener) {
    const end = new AbortController();
    if (typeof document !== 'undefined') {
      document.addEventListener(
        'visibilitychange',
        () => document.visibilityState !== 'hidden' && listener(),
        end,
      );
      document.addEventListener('resume', listener, end);
      window.addEventListener('pageshow', listener, end);
    }
    return () => end.abort();
  },
};

/** The clock inside an engine. */
export interface EngineClock extends Clock {
  /**
   * Elapsed ms: at every look it grows by the monotonic clock's step since the last look, or by the wall clock's where that is at
   * least 1 s larger (the device slept, or the clock was set forward), never by less than 0.
   */
  elapsed(): number;
  onWake(listener: () => void): () => void;
}

/** How much more the wall clock must have moved than the monotonic one before it is believed. */
const sleepSignMs = 1000;

/**
 * A clock whose callbacks run in a `turn`. Where the host's clock throws or gives no number it stands still instead, of which
 * `onBroken` hears once.
 */
export function engineClock(
  clock: Clock,
  turn: (callback: () => void) => void,
  onBroken: () => void,
): EngineClock {
  let broken = false;
  const attempt = <T>(call: () => T): T | undefined => {
    try {
      return call();
    } catch {
      if (!broken) onBroken();
      broken = true;
    }
  };
  const lastMs = { now: 0, monotonic: 0 };
  const read = (name: keyof typeof lastMs) => {
    attempt(() => {
      const ms = clock[name]();
      if (!Number.isFinite(ms)) throw ms;
      lastMs[name] = ms;
    });
    return lastMs[name];
  };
  const now = () => read('now');
  const monotonic = () => read('monotonic');
  let elapsedMs = 0;
  let lookedMs = monotonic();
  let lookedWallMs = now();
  return {
    now,
    monotonic,
    elapsed() {
      const stepMs = monotonic() - lookedMs;
      const wallStepMs = now() - lookedWallMs;
      lookedMs += stepMs;
      lookedWallMs += wallStepMs;
      elapsedMs += Math.max(0, wallStepMs - stepMs >= sleepSignMs ? wallStepMs : stepMs);
      return elapsedMs;
    },
    setTimeout: (callback, delayMs) =>
      attempt(() => clock.setTimeout(() => turn(callback), Math.min(delayMs, longestTimerMs))),
    clearTimeout: (handle) => attempt(() => clock.clearTimeout(handle)),
    onWake(listener) {
      const end = attempt(() => clock.onWake?.(() => turn(listener)));
      return () => attempt(() => end?.());
    },
  };
}

/**
 * The result of `work`, or a rejection after `timeoutMs`: for calls into storage and hosts that may never answer. What the
 * work does later is ignored; `isLate` tells it so. A synchronous throw is a rejection.
 */
export function within<T>(
  clock: Clock,
  timeoutMs: number,
  work: (isLate: () => boolean) => T | PromiseLike<T>,
): Promise<T> {
  let late = false;
  return new Promise<T>((resolve, reject) => {
    const timer = clock.setTimeout(() => {
      late = true;
      reject(new WaitTimeoutError('answer', timeoutMs));
    }, timeoutMs);
    new Promise<T>((start) => start(work(() => late)))
      .finally(() => clock.clearTimeout(timer))
      .then(resolve, reject);
  });
}
