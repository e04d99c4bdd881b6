// The countdown of an action, whatever locks it: now, later, or longer than before. Comes in: what refuses it longest, and when that
// may be another. Goes out: one countdown. Next: the screen, a button of that action.
import type { Countdown } from './countdown.js';
import type { Lockout } from './lockout.js';

/** `refusing` looks; `onChange` calls back when what is locked is another, and returns its unsubscribe. */
export function actionCountdown(
  refusing: () => Lockout | undefined,
  countdown: (lockout: Lockout) => Countdown,
  onChange: (listener: () => void) => () => void,
): Countdown {
  const get = () => {
    const lockout = refusing();
    return lockout ? countdown(lockout).get() : 0;
  };
  return {
    get,
    subscribe(listener) {
      let watched: string | undefined;
      let unwatch = () => {};
      let lastMs = get();
      const emit = () => {
        const beforeMs = lastMs;
        lastMs = get();
        // What it returns may yet reject.
        return lastMs === beforeMs || listener();
      };
      const follow = () => {
        const lockout = refusing();
        if (lockout?.id === watched) return;
        unwatch();
        watched = lockout?.id;
        unwatch = lockout ? countdown(lockout).subscribe(emit) : () => {};
      };
      follow();
      const unfollow = onChange(() => {
        follow();
        return emit();
      });
      return () => {
        unfollow();
        unwatch();
      };
    },
  };
}
