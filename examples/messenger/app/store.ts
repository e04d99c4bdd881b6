// A value that components may look at. Comes in: new values. Goes out: the present one, and word of each change. What the engine knows is not
// kept in one: `useReactionState` has it.
import { useSyncExternalStore } from 'react';

export interface Store<Value> {
  get(): Value;
  set(change: Value | ((before: Value) => Value)): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<Value>(first: Value): Store<Value> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set(change) {
      const next = change instanceof Function ? change(value) : change;
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>({ subscribe, get }: Store<Value>): Value {
  return useSyncExternalStore(subscribe, get);
}
