// Time at another pace. Comes in: a clock and a speed. Goes out: a clock on which everything, lockouts included, runs that much
// faster. Next: the engine, the server and the player share it.
import type { Clock } from 'igap-reactions';

const longestTimerMs = 2 ** 31 - 1;

export interface ScaledClock extends Clock {
  /** The device sleeps: only the wall clock moves. */
  sleep(ms: number): void;
}

/** `clock`, from now on `speed` times as fast. */
export function scaledClock(clock: Clock, speed: number): ScaledClock {
  const startMs = clock.now();
  let sleptMs = 0;
  return {
    now: () => startMs + sleptMs + (clock.now() - startMs) * speed,
    monotonic: () => clock.monotonic() * speed,
    setTimeout: (callback, delayMs) =>
      clock.setTimeout(callback, Math.min(longestTimerMs, delayMs / speed)),
    clearTimeout: (handle) => clock.clearTimeout(handle),
    sleep(ms) {
      sleptMs += ms;
    },
  };
}
