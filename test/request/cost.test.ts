// What requests cost, in time of the processor: a turn costs what it changes, not what is parked. So twice as many cost twice as much.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/**
 * How many requests, how many times as many, and how many times as much these may cost; what is quadratic costs 100 times as much. By
 * `npm run test:costs` it is measured closely, which takes minutes.
 */
const [count, times, most] = process.env.COSTS ? [10_000, 2, 2.5] : [400, 10, 50];

it(`${count * times} requests cost at most ${most} times as much as ${count}, wherever they stand`, async () => {
  // Threads of the collector wait for each other in time of the processor, for long on a busy machine. That is no cost of ours.
  const flags = ['--single-threaded-gc', '--import', 'tsx'];
  const script = fileURLToPath(new URL('cost-scenes.ts', import.meta.url));
  const args = [...flags, script, ...[count, times, most].map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const costs = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; fewMs: number; manyMs: number });
  const ratios = costs.map(({ name, fewMs, manyMs }) => [name, manyMs / fewMs] as const);
  if (process.env.COSTS) console.log(ratios);
  expect(ratios).toHaveLength(10);
  expect(ratios.filter(([, ratio]) => ratio > most)).toEqual([]);
}, 900_000);
