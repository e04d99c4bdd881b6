// What the tests of troubles look at. Comes in: an engine, a promise, what was emitted. Goes out: plain values to compare. Used by: the test
// of each family.
import type { Fault, ReactionEngine } from '../../src/index.js';
import type { Rig } from '../support/engine.js';

/** The actions, of 1 to 9, that are refused now. */
export const refused = ({ guard }: Pick<ReactionEngine, 'guard'>): number[] =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((action) => !guard(action).allowed);

export const faultsOf = ({ emitted }: Pick<Rig, 'emitted'>): Fault[] =>
  emitted.flatMap((each) => (each.name === 'fault' ? [each.payload] : []));

/** Whether a promise has settled, and what it came to. */
export function settlingOf(promise: Promise<unknown>) {
  const at: { settled: boolean; error?: unknown } = { settled: false };
  promise.then(
    () => {
      at.settled = true;
    },
    (error: unknown) => {
      at.settled = true;
      at.error = error;
    },
  );
  return at;
}
