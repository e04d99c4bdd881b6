// Whether a file is a recording at all. Comes in: its lines, as script.ts reads them. Goes out: why it is none, or nothing. Pure. Used by:
// arguments.ts, and `igap-reactions play`.
import type { Line } from './script.js';

/** A recording may hold broken lines, but it does not begin with so many. */
const fewest = 5;

/** A sentence, where no line can be played or none of the first ones can. */
export function whyNoRecording(title: string, lines: readonly Line[]): string | undefined {
  const [first] = lines;
  if (!first) return `${title} is empty: there is nothing to play`;
  const { step } = first;
  const begin = lines.slice(0, fewest);
  if (step.kind !== 'broken' || begin.some((line) => line.step.kind !== 'broken')) return undefined;
  const none = lines.length > fewest ? `none of its first ${fewest} lines` : 'no line of it';
  return `${title} is no recording: ${none} can be played; line ${first.number} is ${step.problem}`;
}
