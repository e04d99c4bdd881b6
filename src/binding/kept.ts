// What a component follows while its arguments change. Comes in: a function that makes a source, and what it is made of. Goes out: a function that
// returns the present source, the same while those are the same. Next: bindings whose frameworks read arguments anew each time.
import type { ScreenEngine } from '../screen-engine.js';
import { nameOf } from './source.js';

/** Makes a source of the present engine and arguments, again when one of them is another. Subjects are compared by what they name. */
export function kept<Args extends readonly unknown[], Made>(
  engine: () => ScreenEngine,
  make: (engine: ScreenEngine, ...args: Args) => Made,
  args: () => readonly [...Args],
): () => Made {
  let last: readonly unknown[] = [];
  let made: Made;
  return () => {
    const now = [engine(), ...args()] as const;
    const names = now.map(nameOf);
    if (!isSame(last, names)) {
      made = make(...now);
      last = names;
    }
    return made;
  };
}

/** Whether two lists hold the same values. */
export function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
}
