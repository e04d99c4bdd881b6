// What requests cost, in time of the processor: a turn costs what it changes, not what is parked. So twice as many cost twice as much.
import { expect, it } from 'vitest';
import { measured } from '../support/cost.js';

interface Cost {
  readonly name: string;
  readonly fewMs: number;
  readonly manyMs: number;
}

/**
 * How many requests, how many times as many, and how many times as much these may cost; what is quadratic costs 100 times as much. By
 * `npm run test:costs` it is measured closely, which takes minutes.
 */
const [count, times, most] = process.env.COSTS ? [10_000, 2, 2.5] : [400, 10, 50];

it(`${count * times} requests cost at most ${most} times as much as ${count}, wherever they stand`, async () => {
  const script = new URL('cost-scenes.ts', import.meta.url);
  const costs = await measured(script, ...[count, times, most].map(String));
  const ratios = (costs as Cost[]).map(
    ({ name, fewMs, manyMs }) => [name, manyMs / fewMs] as const,
  );
  if (process.env.COSTS) console.log(ratios);
  expect(ratios).toHaveLength(10);
  expect(ratios.filter(([, ratio]) => ratio > most)).toEqual([]);
}, 900_000);
