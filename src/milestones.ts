// When a countdown is worth saying aloud. Comes in: a countdown. Goes out: one that moves at its milestones only. Next: a polite live
// region of a binding or screen; who listens to every second is called for nothing else.
import type { Countdown } from './lockout/countdown.js';

const marksMs = [60_000, 30_000, 10_000, 0];

/**
 * The milestones of a countdown: its start (and each time that it rises), 1 minute, 30 and 10 seconds, and the end. `get()` is what remained
 * at the last of them, in ms; 0 before the start and after the end.
 */
export function milestones(countdown: Countdown): Countdown {
  let lastMs = countdown.get();
  let saidMs = lastMs;
  const get = () => {
    const nowMs = countdown.get();
    const passed = marksMs.some((markMs) => lastMs > markMs && nowMs <= markMs);
    if (passed || nowMs > lastMs) saidMs = nowMs;
    lastMs = nowMs;
    return saidMs;
  };
  return {
    get,
    subscribe(listener) {
      let toldMs = get();
      return countdown.subscribe(() => {
        if (get() === toldMs) return;
        toldMs = saidMs;
        listener();
      });
    },
  };
}
