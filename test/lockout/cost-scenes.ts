// What lockouts cost, in a process of its own: prints a line of JSON. Times are those of the processor, ms, the least of three; bytes need
// `--expose-gc`. Comes in: nothing. Goes out: figures. Next: cost.test.ts.
import { createReactionEngine, type LockoutStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { cpuMs } from '../support/cost.js';

const forgetful: LockoutStore = { read: () => [], write() {}, remove() {} };

function locked(count: number, prepare: (engine: ReturnType<typeof createReactionEngine>) => void) {
  const clock = manualClock();
  const engine = createReactionEngine({ clock, store: forgetful, channel: null });
  prepare(engine);
  for (let subject = 0; subject < count; subject++) {
    engine.lockOut({ action: 201, subject, waitMs: 10_000_000 + subject });
  }
  return { engine, clock };
}

async function least(work: () => Promise<number>): Promise<number> {
  const costs: number[] = [];
  for (let times = 0; times < 3; times++) costs.push(await work());
  return Math.min(...costs);
}

/** The end of 1,000 lockouts, 1 ms apart, the first of so many. */
const ending = (count: number) =>
  least(async () => {
    const { engine, clock } = locked(count, () => {});
    await clock.advance(10_000_000 - 1);
    const beforeMs = cpuMs();
    await clock.advance(1000);
    const costMs = cpuMs() - beforeMs;
    if (engine.lockouts().length !== count - 1000) throw new Error('1,000 have ended');
    return costMs;
  });

/** So many lockouts start while a listener looks at the state. */
const starting = (count: number) =>
  least(async () => {
    const beforeMs = cpuMs();
    locked(count, (engine) => void engine.subscribe(() => engine.state.session));
    return cpuMs() - beforeMs;
  });

/** What the heap holds for each of so many. */
function bytesOfEach(count: number): number {
  const collect = globalThis.gc;
  if (!collect) throw new Error('--expose-gc');
  collect();
  const before = process.memoryUsage().heapUsed;
  const { engine } = locked(count, () => {});
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  if (engine.guard(201, 0).allowed) throw new Error('it is locked');
  return bytes;
}

const bytes = bytesOfEach(100_000);
// Compiled by then.
await ending(2000);
console.log(
  JSON.stringify({
    bytes,
    endingMs: [await ending(1000), await ending(20_000)],
    startingMs: [await starting(1000), await starting(10_000)],
  }),
);
