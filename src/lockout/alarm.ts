// The ledger's one timer. Comes in: when to look next. Goes out: a call back, in pieces of at most 30 s and whenever the device
// may have slept. Used by: the ledger; nothing armed means no timer and no wake-up calls.
import type { Clock } from '../clock.js';

/** The longest that one timer sleeps: a long delay would drift, overflow, or outlast a suspended device. */
const longestNapMs = 30_000;

export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #timer: { readonly handle: unknown; readonly dueMs: number } | undefined;
  #unwake: (() => void) | undefined;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Rings at `dueMs` (elapsed time; what lies in the past: at once) or earlier, in place of a later ring. */
  arm(dueMs: number, nowMs: number): void {
    // Once time has passed it by (after a sleep), a timer armed before would ring too late: only one armed for at once counts.
    const atMs = dueMs <= nowMs ? Number.NEGATIVE_INFINITY : Math.min(dueMs, nowMs + longestNapMs);
    if (this.#timer && this.#timer.dueMs <= atMs) return;
    this.#unwake ??= this.#clock.onWake?.(() => this.#ringNow());
    if (this.#timer) this.#clock.clearTimeout(this.#timer.handle);
    const delayMs = Math.max(0, Math.ceil(atMs - nowMs));
    this.#timer = { handle: this.#clock.setTimeout(() => this.#ringNow(), delayMs), dueMs: atMs };
  }

  disarm(): void {
    if (this.#timer) this.#clock.clearTimeout(this.#timer.handle);
    this.#timer = undefined;
    this.#unwake?.();
    this.#unwake = undefined;
  }

  #ringNow(): void {
    if (this.#timer) this.#clock.clearTimeout(this.#timer.handle);
    this.#timer = undefined;
    this.#ring();
  }
}
