// Time, injected. Everything that waits or measures in the SDK goes through a Clock, so a test moves time by hand and nothing
// else does. Comes in: a Clock. Goes out: elapsed milliseconds that survive sleep and a clock set back. Next: the ledger.

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
    if (typeof document === 'undefined') return () => {};
    const sources = [
      [document, 'visibilitychange'],
      [document, 'resume'],
      [window, 'pageshow'],
    ] as const;
    for (const [target, name] of sources) target.addEventListener(name, listener);
    return () => {
      for (const [target, name] of sources) target.removeEventListener(name, listener);
    };
  },
};

/** How much more the wall clock must have moved than the monotonic one before it is believed. */
const sleepSignMs = 1000;

/**
 * Elapsed time: at every look it grows by the monotonic clock's step since the last look, or by the wall clock's where that is
 * at least 1 s larger (the device slept, or the clock was set forward), never by less than 0. A clock that throws or gives no
 * number stands still, and `onBroken` hears of it.
 */
export function elapsedTime(clock: Clock, onBroken: () => void): () => number {
  let elapsedMs = 0;
  let last: { monotonic: number; wall: number } | undefined;
  return () => {
    try {
      const look = { monotonic: clock.monotonic(), wall: clock.now() };
      if (!Number.isFinite(look.monotonic + look.wall)) throw new RangeError();
      if (last) {
        const step = look.monotonic - last.monotonic;
        const wallStep = look.wall - last.wall;
        elapsedMs += Math.max(0, wallStep - step >= sleepSignMs ? wallStep : step);
      }
      last = look;
    } catch {
      onBroken();
    }
    return elapsedMs;
  };
}

/**
 * The result of `work`, or a rejection after `timeoutMs`: for calls into storage and hosts that may never answer. What the
 * work does later is ignored. A synchronous throw is a rejection.
 */
export function within<T>(
  clock: Clock,
  timeoutMs: number,
  work: () => T | PromiseLike<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
    const settle = () => clock.clearTimeout(timer);
    new Promise<T>((start) => start(work())).then(resolve, reject).finally(settle);
  });
}
