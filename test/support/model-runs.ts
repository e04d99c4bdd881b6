// How often a property of a model is tried, and with which seeds: SEED=7 MODEL_RUNS=10000 in the environment say otherwise. What fails prints its
// seed, and fails again under SEED with as many runs, or more.
import fc from 'fast-check';

const asNumber = (name: 'MODEL_RUNS' | 'SEED') => {
  const text = process.env[name];
  const number = text === undefined ? undefined : Number(text);
  if (text === '' || Number.isNaN(number)) throw new Error(`${name}=${text}: it must be a number`);
  return number;
};

/** So many tries of each property; seeds share them. */
export const modelRuns = asNumber('MODEL_RUNS') ?? 300;
const seed = asNumber('SEED');

/** The seeds of each run: the same in every run, so that a run says the same of the same code. */
export const seeds = seed === undefined ? [20_181_105, 1_397, 4_096] : [seed];

/** For a test that does nothing else: a machine that is busy is slow. */
export const modelLimits = { timeout: 120_000 + modelRuns * 300 };

/** Tries a property with each seed. `atLeast`: more tries, of one that costs next to nothing. */
export async function holds<Arguments>(
  property: fc.IRawProperty<Arguments>,
  { atLeast = 0 } = {},
): Promise<void> {
  const numRuns = Math.ceil(Math.max(modelRuns, atLeast) / seeds.length);
  for (const seed of seeds) await fc.assert(property, { seed, numRuns });
}
