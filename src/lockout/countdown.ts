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

type Tell = (listener: () => void) => void;

const secondMs = 1000;

/** What a countdown shows of one end. Never rises, unless the extension was told. */
export class Shown {
  readonly #listeners = new Map<symbol, () => void>();
  #endMs: number;
  /** Nothing above this is shown: an extension that was not told makes the value wait. */
  #capMs = Number.POSITIVE_INFINITY;
  /** What was last shown to those who watch. */
  #lastMs = 0;

  constructor(endMs: number) {
    this.#endMs = endMs;
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  /** When the value next changes, in elapsed ms. */
  get nextMs(): number {
    return this.#endMs - this.#lastMs + secondMs;
  }

  get(nowMs: number): number {
    return this.watched ? this.#lastMs : this.#at(nowMs);
  }

  subscribe(listener: () => void, nowMs: number): () => void {
    if (!this.watched) this.#lastMs = this.#at(nowMs);
    const id = Symbol();
    this.#listeners.set(id, listener);
    return () => this.#listeners.delete(id);
  }

  /** The end moved, untold: the value waits where it is. */
  wait(endMs: number, nowMs: number): void {
    this.#capMs = this.get(nowMs);
    this.#endMs = endMs;
  }

  /** The end moved and was told: the value may rise. */
  extend(endMs: number, nowMs: number, tell: Tell): void {
    this.#capMs = Number.POSITIVE_INFINITY;
    this.#endMs = endMs;
    this.tick(nowMs, tell);
  }

  tick(nowMs: number, tell: Tell): void {
    this.#show(this.#at(nowMs), tell);
  }

  /** The lockout is over: 0, once. */
  end(tell: Tell): void {
    this.#endMs = Number.NEGATIVE_INFINITY;
    this.#show(0, tell);
  }

  #at(nowMs: number): number {
    const seconds = Math.ceil((this.#endMs - nowMs) / secondMs);
    return Math.min(this.#capMs, Math.max(0, seconds * secondMs));
  }

  #show(valueMs: number, tell: Tell): void {
    if (valueMs === this.#lastMs) return;
    this.#lastMs = valueMs;
    for (const listener of this.#listeners.values()) tell(listener);
  }
}
