// A run of logins: how often one is tried, and how long it waits before the next. Comes in: what became of a try. Goes out: a delay,
// or nothing: the run has failed. Used by: session.ts.
import { type EngineClock, longestTimerMs } from '../clock.js';
import { answerNow } from '../stranger.js';

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
  /** The last try: 1 for the first of the run, 0 before it. */
  attempt(): number;
  /** A new run. */
  begin(): void;
  /** A try begins: which one it is. */
  next(): number;
  succeeded(): void;
  /** Another login is wanted: whether the last success is so recent that its run goes on with it. One that is older has ended the run. */
  goesOn(): boolean;
  /** The last try was lost with its connection: where it was the first, the next need not keep a distance. */
  lost(): void;
  /** The last try came to nothing, or was lost, which is not counted: how long to back off. Undefined: no try is left. */
  backOff(isLost: boolean): number | undefined;
  /** The run has failed: at which try. From here on tries are counted anew; the delay goes on growing until a run begins. */
  fail(): number;
  /** How long a login of a new connection is to wait, from now: no sooner than the back-off after the start of the last try. */
  distanceMs(): number;
}

export function createLoginRun(
  { elapsed }: Pick<EngineClock, 'elapsed'>,
  {
    baseMs = 1000,
    maxMs = 60_000,
    maxAttempts = 8,
    resetAfterMs = 30_000,
    random = Math.random,
  }: PartialBackoff = {},
): LoginRun {
  let attempt = 0;
  let counted = 0;
  /** How often the run has tried, over all failures: what the delay grows with. */
  let tries = 0;
  let startedAtMs = -Infinity;
  /** Undefined: the last try has not succeeded, or another one is to follow. */
  let succeededAtMs: number | undefined;

  const begin = () => {
    attempt = counted = tries = 0;
    startedAtMs = -Infinity;
  };
  const goesOn = () => {
    if (succeededAtMs === undefined) return false;
    const isRecent = elapsed() - succeededAtMs < resetAfterMs;
    succeededAtMs = undefined;
    if (!isRecent) begin();
    return isRecent;
  };
  const lost = () => {
    if (tries === 1) startedAtMs = -Infinity;
  };
  const delayMs = () => {
    // Without bounds 0 times infinity would be no number.
    const grownMs = baseMs * 2 ** Math.min(Math.max(0, tries - 1), 64);
    const drawn = answerNow(random);
    const part = typeof drawn === 'number' && drawn >= 0 && drawn <= 1 ? drawn : 1;
    return part * Math.min(maxMs, grownMs, longestTimerMs);
  };
  return {
    attempt: () => attempt,
    begin,
    next() {
      startedAtMs = elapsed();
      succeededAtMs = undefined;
      tries++;
      return ++attempt;
    },
    succeeded() {
      succeededAtMs = elapsed();
    },
    goesOn,
    lost,
    backOff(isLost) {
      if (isLost) lost();
      // A success of the app's own is no try.
      else if (attempt > 0) counted++;
      return counted < maxAttempts ? delayMs() : undefined;
    },
    fail() {
      const last = attempt;
      attempt = counted = 0;
      return last;
    },
    distanceMs() {
      goesOn();
      return Math.max(0, startedAtMs + delayMs() - elapsed());
    },
  };
}
