// The functions of an engine, for the app. Comes in: what they do. Goes out: the same, each free to be passed around, none of use after
// `dispose()`. Used by: engine.ts, port/engine-over.ts.
import { DisposedError } from './faults.js';

/** Each is called by `run`; once it `isDisposed` it throws a DisposedError. */
export function guarded<T extends Record<string, (...args: never[]) => unknown>>(
  isDisposed: () => boolean,
  run: <R>(call: () => R) => R,
  functions: T,
): T {
  const entries = Object.entries(functions).map(([name, call]) => [
    name,
    (...args: never[]) => {
      if (isDisposed()) throw new DisposedError();
      return run(() => call(...args));
    },
  ]);
  return Object.fromEntries(entries) as T;
}
