// How long the login waits before it tries again, and how often. Comes in: the number of a try. Goes out: a delay. Used by: the
// session machine.

/** How a login that failed is tried again: `random() * min(maxMs, baseMs * 2^(n-1))` after the n-th try. */
export interface LoginBackoff {
  /** The delay after the first try, ms, 0 or more. @default 1000 */
  readonly baseMs: number;
  /** No delay is longer, ms, 0 to 2^31-1. @default 60000 */
  readonly maxMs: number;
  /** After so many counted tries the login has failed: 1 or more; Infinity never gives up. @default 8 */
  readonly maxAttempts: number;
  /** A 2 sooner than this after a success goes on with the same run of tries, ms. 0: each 2 begins a new run. @default 30000 */
  readonly resetAfterMs: number;
  /** 0 to 1: spreads the clients of one server. What is no such number counts as 1. @default Math.random */
  readonly random: () => number;
}

export const defaultBackoff: LoginBackoff = {
  baseMs: 1000,
  maxMs: 60_000,
  maxAttempts: 8,
  resetAfterMs: 30_000,
  random: () => Math.random(),
};

/** The delay after the n-th try (from 1). */
export function backoffMs({ baseMs, maxMs, random }: LoginBackoff, n: number): number {
  return fraction(random) * Math.min(maxMs, baseMs * 2 ** (n - 1));
}

function fraction(random: () => number): number {
  try {
    const value = random();
    return value >= 0 && value <= 1 ? value : 1;
  } catch {
    return 1;
  }
}
