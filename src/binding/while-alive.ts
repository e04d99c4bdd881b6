// An engine that may be disposed while components still show it. Comes in: a function of the engine. Goes out: one that does not throw
// because of that. Next: every hook that reads or subscribes.
import type { DisposedError } from '../faults.js';

/** The same function; where the engine was disposed it returns `otherwise`. Throws what else it throws. */
export function whileAlive<Args extends readonly unknown[], Result, Otherwise>(
  call: (...args: Args) => Result,
  otherwise: Otherwise,
): (...args: Args) => Result | Otherwise {
  return (...args) => {
    try {
      return call(...args);
    } catch (error) {
      // Known by its name, of any copy of the package.
      if ((error as DisposedError).name === 'DisposedError') return otherwise;
      throw error;
    }
  };
}

/** The unsubscribe of what was never subscribed. */
export const unsubscribed = () => {};
