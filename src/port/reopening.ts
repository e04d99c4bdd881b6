// When a port is opened again. Comes in: that it was opened, lost, joined. Goes out: a call, at once or later each time. Nothing is armed while
// a worker is joined. Next: link.ts opens it.
import type { EngineClock } from '../clock.js';

export interface Reopening {
  /** It is opened, or asked to be joined, now: no other is due. */
  opened(): void;
  /** It is lost: it will be opened again. */
  arm(): void;
  /** It is joined: no other is due, and the next time is not late. */
  joined(): void;
  stop(): void;
}

/** How soon after a port another one is opened: twice as long each time, until one is joined. */
const soonestMs = 1000;
const latestMs = 60_000;

export function createReopening(clock: EngineClock, open: () => void): Reopening {
  let timer: unknown;
  let delayMs = soonestMs;
  let openedMs = 0;
  const stop = () => {
    clock.clearTimeout(timer);
    timer = undefined;
  };
  return {
    stop,
    opened() {
      stop();
      openedMs = clock.elapsed();
    },
    joined() {
      stop();
      delayMs = soonestMs;
    },
    arm() {
      if (timer !== undefined) return;
      timer = clock.setTimeout(open, Math.max(0, openedMs + delayMs - clock.elapsed()));
      delayMs = Math.min(delayMs * 2, latestMs);
    },
  };
}
