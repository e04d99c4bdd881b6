// The remaining time of a lockout while somebody looks at it. Comes in: the lockout's end and the elapsed time. Goes out: whole
// seconds, derived from the end and never decremented. Next: the screen.

/**
 * The remaining time of one lockout. Fits `useSyncExternalStore`.
 *
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine();
 * const guard = engine.guard(201, 42);
 * if (!guard.allowed) {
 *   const countdown = engine.countdown(guard.lockout);
 *   const unsubscribe = countdown.subscribe(() => console.log(countdown.get() / 1000));
 * }
 * ```
 */
export interface Countdown {
  /** Remaining whole seconds **in ms**, rounded up: 1 to 1000 ms remaining is 1000. 0 once the lockout ended. The same between two ticks. */
  get(): number;
  /** Calls back when `get()` has changed, at most once a second, and exactly once with 0. Ticks only while subscribed. Returns its unsubscribe. */
  subscribe(listener: () => void): () => void;
}

type Call = (listener: () => unknown) => void;

const secondMs = 1000;

/** What a countdown shows of one end. Never rises, unless the extension was emitted. */
export interface Shown {
  get(nowMs: number): number;
  subscribe(listener: () => void, nowMs: number): () => void;
  /** Whether anybody watches. */
  watched(): boolean;
  /** When the value next changes, in elapsed ms. */
  nextMs(): number;
  /** Shows the value of now to those who watch. */
  tick(nowMs: number, call: Call): void;
  /** The end moved; `emitted`: the value may rise, else it waits where it is. */
  move(endMs: number, nowMs: number, emitted: boolean): void;
}

export function createShown(endMs: number): Shown {
  const listeners = new Set<() => void>();
  /** Nothing above this is shown. */
  let capMs = Infinity;
  /** What was last shown to those who watch. */
  let lastMs = 0;
  const watched = () => listeners.size > 0;
  const at = (nowMs: number) =>
    Math.min(capMs, Math.max(0, Math.ceil((endMs - nowMs) / secondMs) * secondMs));
  const get = (nowMs: number) => (watched() ? lastMs : at(nowMs));
  return {
    get,
    watched,
    nextMs: () => endMs - lastMs + secondMs,
    subscribe(listener, nowMs) {
      lastMs = get(nowMs);
      // Of its own, so that one function can subscribe twice.
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    tick(nowMs, call) {
      const valueMs = at(nowMs);
      if (valueMs === lastMs) return;
      lastMs = valueMs;
      for (const listener of listeners) {
        // Another listener may have unsubscribed it by then.
        call(() => listeners.has(listener) && listener());
      }
    },
    move(nextEndMs, nowMs, emitted) {
      capMs = emitted ? Infinity : get(nowMs);
      endMs = nextEndMs;
    },
  };
}
