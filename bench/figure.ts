// What is measured. Comes in: scenes, each of some metrics. Goes out: figures, each a ratio to a named baseline of the same run, or a count.
// Next: run.ts prints them, page.ts writes docs/performance.md.

/** How long a measurement may take. */
export interface Effort {
  /** How often ours and the baseline are measured in turn. */
  readonly rounds: number;
  /** Whether what lasts a minute may last a few seconds. */
  readonly isQuick: boolean;
}

/** Of what takes long. */
export const fewer = ({ rounds, isQuick }: Effort): Effort => ({
  rounds: Math.min(rounds, 5),
  isQuick,
});

/** Of several measurements the median, and between which two the middle half of them lies. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface Metric {
  /** What it costs: `a frame resolved`. */
  readonly name: string;
  /** What it is compared with; of a count, what is counted. */
  readonly baseline: string;
  /** At most that much. Absent: it is only watched. */
  readonly goal?: number;
  /** Whether it is too slow for CI. */
  readonly isLong?: true;
  measure(effort: Effort): Promise<Spread>;
}

/** A metric as it was measured. */
export interface Figure extends Spread {
  readonly scene: string;
  readonly name: string;
  readonly baseline: string;
  readonly goal?: number;
}

/** The median and the quartiles of some numbers. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** Of what was counted, and is the same each time. */
export const counted = (count: number): Spread => spreadOf([count]);
