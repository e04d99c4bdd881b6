// Something that may be tried so many times in a row. Comes in: tries. Goes out: for how long it is locked. Next: behaviour.ts.

/** For how long too many tries lock, ms. */
const lockMs = 60_000;

export class Tries {
  readonly #elapsed: () => number;
  readonly #most: number;
  #count = 0;
  #untilMs = 0;

  /** `elapsed`: the server's time, ms. */
  constructor(elapsed: () => number, most: number) {
    this.#elapsed = elapsed;
    this.#most = most;
  }

  /** The last that is allowed locks. */
  count(): void {
    this.#count++;
    if (this.#count < this.#most) return;
    this.#count = 0;
    this.#untilMs = this.#elapsed() + lockMs;
  }

  /** They were not in a row. */
  reset(): void {
    this.#count = 0;
  }

  /** Whole seconds until it may be tried again, as the wire has them; 0: now. */
  waitS(): number {
    return Math.max(0, Math.ceil((this.#untilMs - this.#elapsed()) / 1000));
  }
}
