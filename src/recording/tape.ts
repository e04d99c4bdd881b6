// The lines of a recording. Comes in: what happened, and when. Goes out: the last of it as NDJSON. Next: `npx igap-reactions play`.
import type { EngineClock } from '../clock.js';
import { longestTimerMs } from '../clock.js';

export interface Tape {
  write(step: { readonly [kind: string]: unknown }): void;
  lines(): readonly string[];
}

/** Keeps the last `limit` lines, and of those what a recording can hold: 24 days. */
export function createTape(clock: Pick<EngineClock, 'elapsed'>, limit: number): Tape {
  const startMs = clock.elapsed();
  const kept: { readonly atMs: number; readonly step: object }[] = [];
  let isWhole = true;
  return {
    write(step) {
      const atMs = clock.elapsed() - startMs;
      kept.push({ atMs, step });
      while (kept.length > limit || atMs - (kept[0]?.atMs ?? atMs) > longestTimerMs) {
        kept.shift();
        isWhole = false;
      }
      // Nothing for weeks, and then the first line: time begins with it.
      if (atMs > longestTimerMs) isWhole = false;
    },
    lines() {
      const fromMs = isWhole ? 0 : (kept[0]?.atMs ?? 0);
      return kept.map(({ atMs, step }) => JSON.stringify({ atMs: atMs - fromMs, ...step }));
    },
  };
}
