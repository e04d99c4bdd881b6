// The listeners of a page, by name. Comes in: what the worker emits. Goes out: calls of each, kept from harming the others. Next: the app's
// listeners.
import { callSafely } from '../stranger.js';

export interface Listeners {
  /** Each call is its own subscription, of the same function too. Returns its unsubscribe. */
  on(name: string, listener: (payload: never) => unknown): () => void;
  /** Whether anybody listens. */
  emit(name: string, payload?: unknown): boolean;
  clear(): void;
}

/** `failed` is called with the name of what a listener of threw or rejected. */
export function createListeners(failed: (name: string) => void): Listeners {
  const byName = new Map<string, Set<(payload: never) => unknown>>();
  return {
    on(name, listener) {
      const all = byName.get(name) ?? new Set();
      byName.set(name, all);
      const own = (payload: never) => listener(payload);
      all.add(own);
      return () => void all.delete(own);
    },
    emit(name, payload) {
      const all = byName.get(name) ?? new Set();
      const hasListeners = all.size > 0;
      for (const each of [...all]) {
        // Another may have unsubscribed it.
        if (all.has(each))
          callSafely(
            () => each(payload as never),
            () => failed(name),
          );
      }
      return hasListeners;
    },
    clear() {
      for (const all of byName.values()) all.clear();
    },
  };
}
