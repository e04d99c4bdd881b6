// The lines of a recording. Comes in: what happened, and when. Goes out: the last of it as NDJSON. Next: `npx igap-reactions play`.
import { type EngineClock, longestTimerMs } from '../clock.js';

export interface Tape {
  /** Elapsed since the recording began, ms. */
  nowMs(): number;
  /** Writes a line of now, or of `latestMs` where that has passed. False: other lines have come since then, and it is not written. */
  write(step: { readonly [kind: string]: unknown }, latestMs?: number): boolean;
  lines(): readonly string[];
}

/** Keeps the last `limit` lines, and of those what a recording can hold: 24 days. */
export function createTape(clock: Pick<EngineClock, 'elapsed'>, limit: number): Tape {
  const startMs = clock.elapsed();
  const kept: { readonly atMs: number; readonly step: object }[] = [];
  /** Whether its beginning is there still. */
  let isWhole = true;
  const nowMs = () => clock.elapsed() - startMs;
  const ageOf = (line: { readonly atMs: number } | undefined, atMs: number) =>
    line ? atMs - line.atMs : 0;
  return {
    nowMs,
    write(step, latestMs = Infinity) {
      const atMs = Math.min(nowMs(), latestMs);
      if (ageOf(kept.at(-1), atMs) < 0) return false;
      kept.push({ atMs, step });
      // Where nothing happened for weeks, time begins with the first line.
      if (atMs > longestTimerMs) isWhole = false;
      while (kept.length > limit || ageOf(kept[0], atMs) > longestTimerMs) {
        kept.shift();
        isWhole = false;
      }
      return true;
    },
    lines() {
      const fromMs = isWhole ? 0 : (kept[0]?.atMs ?? 0);
      return kept.map(({ atMs, step }) => JSON.stringify({ atMs: atMs - fromMs, ...step }));
    },
  };
}
