// Two ways to do the same, in turn. Comes in: ours and the baseline. Goes out: the ratio of their times, of each round the medians. Next:
// the scenes.
import { Bench } from 'tinybench';
import { type Effort, type Spread, spreadOf } from './figure.js';

/** What is timed: so much work that a clock can see it. `before` is not timed. */
export interface Work {
  run(): unknown;
  before?(): unknown;
}

/** How often each is run in a round; the median counts. */
const times = 5;

async function medianMs(work: Work): Promise<number> {
  const bench = new Bench({ iterations: times, time: 0, warmup: false, retainSamples: true });
  const hooks = work.before && { beforeEach: () => void work.before?.() };
  bench.add('work', async () => void (await work.run()), hooks ?? {});
  await bench.run();
  const [task] = bench.tasks;
  if (task?.result.state !== 'completed') throw new Error(JSON.stringify(task?.result));
  return task.result.latency.p50;
}

/** How many times as long ours takes. The first rounds compile both, and do not count. */
export async function compared(ours: Work, baseline: Work, { rounds }: Effort): Promise<Spread> {
  const ratios: number[] = [];
  for (let round = -2; round < rounds; round++) {
    globalThis.gc?.();
    const [first, second] = round % 2 ? [ours, baseline] : [baseline, ours];
    const [firstMs, secondMs] = [await medianMs(first), await medianMs(second)];
    if (round >= 0) ratios.push(round % 2 ? firstMs / secondMs : secondMs / firstMs);
  }
  return spreadOf(ratios);
}
