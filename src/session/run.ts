// A run of logins: how often one is tried, and how long it waits before the next. Comes in: what became of a try. Goes out: a delay,
// or nothing: the run has failed. Used by: session.ts.

/** How a login that failed is tried again: `random() * min(maxMs, baseMs * 2^(n-1))` after the n-th try. */
export interface LoginBackoff {
  /** The delay after the first try, ms, 0 or more. @default 1000 */
  readonly baseMs: number;
  /** No delay is longer, ms, 0 or more (2^31-1 at most: longer is taken for that). @default 60000 */
  readonly maxMs: number;
  /** After so many counted tries the login has failed: 1 or more; Infinity never gives up. @default 8 */
  readonly maxAttempts: number;
  /** A 2 sooner than this after a success goes on with the same run of tries, ms. 0: each 2 begins a new run. @default 30000 */
  readonly resetAfterMs: number;
  /** 0 to 1: spreads the clients of one server. What is no such number counts as 1. @default Math.random */
  readonly random: () => number;
}

/** What is absent keeps its default. */
export type PartialBackoff = {
  readonly [Name in keyof LoginBackoff]?: LoginBackoff[Name] | undefined;
};

export interface LoginRun {
  /** Tries so far; 0 before the first. */
  readonly attempt: number;
  /** A new run. */
  begin(): void;
  /** A try begins: which one it is. */
  next(): number;
  succeeded(atMs: number): void;
  /** Whether the last success is so recent that a 2 goes on with its run. */
  isSoon(atMs: number): boolean;
  /** The last try came to nothing: how long to back off. Undefined: no try is left. */
  backOff(counts: boolean): number | undefined;
}

export function createLoginRun({
  baseMs = 1000,
  maxMs = 60_000,
  maxAttempts = 8,
  resetAfterMs = 30_000,
  random = Math.random,
}: PartialBackoff = {}): LoginRun {
  let counted = 0;
  let succeededAtMs = -Infinity;
  const run = {
    attempt: 0,
    begin() {
      run.attempt = 0;
      counted = 0;
    },
    next: () => ++run.attempt,
    succeeded(atMs: number) {
      succeededAtMs = atMs;
    },
    isSoon: (atMs: number) => atMs - succeededAtMs < resetAfterMs,
    backOff(counts: boolean) {
      // A success of the host's own is no try.
      if (counts && run.attempt > 0) counted++;
      if (counted >= maxAttempts) return undefined;
      const longestMs = Math.min(maxMs, baseMs * 2 ** Math.max(0, run.attempt - 1));
      try {
        const delayMs = random() * longestMs;
        return delayMs >= 0 && delayMs <= longestMs ? delayMs : longestMs;
      } catch {
        return longestMs;
      }
    },
  };
  return run;
}
