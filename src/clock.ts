// Time, injected. Everything that waits or measures in the library goes through a Clock, so a test moves time by hand and nothing
// else does. Comes in: a Clock. Goes out: elapsed milliseconds that survive sleep and a clock set back. Next: the ledger.

import { WaitTimeoutError } from './faults.js';
import { answerNow, answerOf } from './stranger.js';

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
  /** Calls back when the device or page may have slept. Absent: it never does. Returns its unsubscribe. */
  onWake?(listener: () => void): () => void;
}

/** The longest delay that one timer of a browser or of Node takes without firing at once: 2^31-1 ms. */
export const longestTimerMs = 0x7fff_ffff;

/** The platform's clock. In pages it also wakes on `visibilitychange`, `pageshow` and `resume`. Without `performance` it measures by the wall clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => (typeof performance === 'undefined' ? Date.now() : performance.now()),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as number),
  onWake(listener) {
    if (!isPage()) return () => {};
    const shown = () => {
      if (document.visibilityState !== 'hidden') listener();
    };
    const listeners = [
      [document, 'visibilitychange', shown],
      [document, 'resume', listener],
      [window, 'pageshow', listener],
    ] as const;
    for (const [target, type, call] of listeners) target.addEventListener(type, call);
    return () => {
      for (const [target, type, call] of listeners) target.removeEventListener(type, call);
    };
  },
};

/** Whether this is a browser's page. A shim that defines `document` or `window` on a server is none, nor is Deno, whose global is a `Window`. */
export function isPage(): boolean {
  return (
    typeof Document === 'function' && typeof Window === 'function' && globalThis instanceof Window
  );
}

/** The clock inside an engine. */
export interface EngineClock extends Clock {
  /** Wall clock, ms since 1970, the last one known where it fails. */
  now(): number;
  /**
   * Elapsed whole ms: at every look it grows by the monotonic clock's step since the last look, or by the wall clock's where that is
   * at least 1 s larger (the device slept, or the clock was set forward) or the monotonic one fails; never by less than 0.
   */
  elapsed(): number;
  onWake(listener: () => void): () => void;
  /** From now on no timer is armed, and no wake-up is listened to. What is armed goes on. */
  stop(): void;
}

/** How much more the wall clock must have moved than the monotonic one before it is believed. */
const sleepSignMs = 1000;

/**
 * A clock whose callbacks run in a `turn`. Where the app's clock throws or gives no number it stands still instead, and goes on by
 * steps when it answers again; `onBroken` is called once.
 */
export function engineClock(
  clock: Clock,
  turn: (callback: () => void) => void,
  onBroken: () => void,
): EngineClock {
  let broken = false;
  const guarded = <T>(call: () => T): T | undefined =>
    answerNow(call, () => {
      if (!broken) onBroken();
      broken = true;
    });
  // What each clock said at the last look. Undefined: it failed, so there is no step from there.
  const lastMs: { now?: number | undefined; monotonic?: number | undefined } = {};
  const failed = (answer: unknown) =>
    guarded(() => {
      throw answerNow(() => answer);
    });
  const read = (name: 'now' | 'monotonic'): number | undefined => {
    let answer: unknown;
    try {
      answer = clock[name]();
      const ms = Math.floor(answer as number);
      if (Number.isSafeInteger(ms)) return ms;
    } catch {
      // As one that gives no number.
    }
    return failed(answer);
  };
  const step = (name: 'now' | 'monotonic', ms: number | undefined) => {
    const beforeMs = lastMs[name];
    lastMs[name] = ms;
    return ms === undefined || beforeMs === undefined ? undefined : ms - beforeMs;
  };
  let wallMs = 0;
  let elapsedMs = 0;
  let stopped = false;
  /** The app's clock calls back one listener, from the first look on. */
  const wakes = new Set<() => void>();
  let unwake: (() => void) | undefined;
  const woken = () => {
    for (const each of [...wakes]) if (wakes.has(each)) turn(each);
  };
  const elapsed = () => {
    const monotonicMs = read('monotonic');
    const nowMs = read('now');
    // It goes on from where it stood.
    if (monotonicMs === undefined && nowMs === undefined) return elapsedMs;
    const stepMs = step('monotonic', monotonicMs);
    const wallStepMs = step('now', nowMs);
    wallMs = lastMs.now ?? wallMs;
    const believed = stepMs === undefined || (wallStepMs ?? 0) - stepMs >= sleepSignMs;
    elapsedMs += Math.max(0, (believed ? wallStepMs : stepMs) ?? 0);
    return elapsedMs;
  };
  elapsed();
  return {
    elapsed,
    now() {
      elapsed();
      return wallMs;
    },
    monotonic: elapsed,
    stop() {
      stopped = true;
      wakes.clear();
      guarded(() => unwake?.());
    },
    setTimeout: (callback, delayMs) =>
      stopped
        ? undefined
        : guarded(() => clock.setTimeout(() => turn(callback), Math.min(delayMs, longestTimerMs))),
    clearTimeout(handle) {
      // Most that asks for it has no timer.
      if (handle !== undefined) guarded(() => clock.clearTimeout(handle));
    },
    onWake(listener) {
      wakes.add(listener);
      if (!stopped) unwake ??= guarded(() => clock.onWake?.(woken) ?? (() => {}));
      return () => void wakes.delete(listener);
    },
  };
}

/**
 * The result of `work`, or a rejection after `timeoutMs`: for calls into storage and apps that may never answer. What the
 * work does later is ignored; `isLate` says so. A synchronous throw is a rejection.
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
    answerOf(() => work(() => late))
      .finally(() => clock.clearTimeout(timer))
      .then(resolve, reject);
  });
}
