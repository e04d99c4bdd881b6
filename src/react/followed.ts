// A source in a component. Comes in: how it is made, and of what. Goes out: its value; the component renders when that is another. Next: the
// hooks that show something.
import { useMemo, useSyncExternalStore } from 'react';
import { nameOf, type Source } from '../binding/source.js';
import type { ScreenEngine } from '../screen-engine.js';
import { useProvided } from './provider.js';

/** A source of the engine above. */
export function useSource<Args extends readonly unknown[], Made>(
  make: (engine: ScreenEngine, ...args: Args) => Made,
  ...args: Args
): Made {
  const { engine } = useProvided();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `make` is the same in every render; a subject may be another object
  return useMemo(() => make(engine, ...args), [engine, ...args.map(nameOf)]);
}

/** The value of a source; `first` on a server, and until hydration has ended. */
export function useValue<Value>({ subscribe, get }: Source<Value>, first: Value): Value {
  return useSyncExternalStore(subscribe, get, () => first);
}
