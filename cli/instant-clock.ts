// Time that nobody waits for. Comes in: timers of an engine and of the player. Goes out: the same two clocks, on which time goes by only
// while the player waits, from one timer to the next. Next: play.ts.
import type { Clock } from '../src/clock.js';

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Two clocks of one time. */
export interface InstantClock {
  readonly ofEngine: Clock;
  /** While one of its timers is armed, time goes by. */
  readonly ofPlayer: Clock;
}

export function instantClock(): InstantClock {
  const startMs = Date.now();
  const armed = new Set<Timer>();
  const awaited = new Set<unknown>();
  let elapsedMs = 0;
  let running = false;

  const ofEngine: Clock = {
    now: () => startMs + elapsedMs,
    monotonic: () => elapsedMs,
    setTimeout(callback, delayMs) {
      const timer: Timer = { dueMs: elapsedMs + Math.max(0, delayMs), callback };
      armed.add(timer);
      return timer;
    },
    clearTimeout: (timer) => void armed.delete(timer as Timer),
  };

  /** One timer per turn of the event loop: what it brings about is settled before the next. */
  const next = () => {
    running = awaited.size > 0;
    if (!running) return;
    const timer = earliest(armed);
    if (timer) {
      armed.delete(timer);
      awaited.delete(timer);
      elapsedMs = timer.dueMs;
      timer.callback();
    }
    setImmediate(next);
  };

  return {
    ofEngine,
    ofPlayer: {
      ...ofEngine,
      setTimeout(callback, delayMs) {
        const timer = ofEngine.setTimeout(callback, delayMs);
        awaited.add(timer);
        if (!running) setImmediate(next);
        running = true;
        return timer;
      },
      clearTimeout(timer) {
        ofEngine.clearTimeout(timer);
        awaited.delete(timer);
      },
    },
  };
}

/** The one that is due first; of several the one that was armed first. */
function earliest(timers: Iterable<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (!first || timer.dueMs < first.dueMs) first = timer;
  return first;
}
