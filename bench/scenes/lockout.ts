// What lockouts cost: their start, their memory, their end.
import type { LockoutStore } from 'igap-reactions';
import { manualClock } from 'igap-reactions/testing';
import { type HeapRecord, pushInto } from '../baselines/heap.js';
import { lockoutActor } from '../baselines/lockout-actors.js';
import { compared, type Work } from '../compared.js';
import { newEngine, see } from '../engine.js';
import { counted, type Effort, fewer, type Metric, spreadOf } from '../figure.js';

const forgetful: LockoutStore = { read: () => [], write() {}, remove() {} };
const added = 500;

/** An engine in which so many lockouts are alive. */
function lockedEngine(alive: number, clock = manualClock()) {
  const engine = newEngine({ clock, store: forgetful });
  for (let subject = 0; subject < alive; subject++) {
    engine.lockOut({ action: 201, subject, waitMs: 10_000_000 + subject });
  }
  return { engine, clock };
}

const recordOf = (subject: number): HeapRecord => ({
  ...{ key: `201/${subject}`, majorCode: 201, startedAtMs: 0 },
  ...{ waitMs: 10_000_000 + subject, endMs: 10_000_000 + subject },
});

/** So many more, while `alive` are. */
function adding(alive: number): Work {
  const { engine } = lockedEngine(alive);
  let subject = alive;
  let before = alive;
  return {
    before() {
      for (; before < subject; before++) {
        const guard = engine.guard(201, before);
        if (!guard.allowed) engine.clearLockout(guard.lockout);
      }
    },
    run() {
      for (let times = 0; times < added; times++) {
        engine.lockOut({ action: 201, subject, waitMs: 10_000_000 + subject });
        subject++;
      }
    },
  };
}

function pushing(alive: number): Work {
  const heap: HeapRecord[] = [];
  for (let subject = 0; subject < alive; subject++) pushInto(heap, recordOf(subject));
  return {
    before() {
      heap.length = alive;
    },
    run() {
      for (let times = 0; times < added; times++) pushInto(heap, recordOf(alive + times));
    },
  };
}

/** Children of a chart, alive at once. */
function spawning(): Work {
  let actor = lockoutActor();
  return {
    before() {
      actor.stop();
      actor = lockoutActor();
    },
    run() {
      for (let times = 0; times < added; times++) actor.send({ type: 'lock', waitMs: 1e9 });
    },
  };
}

/** The ends of 100 that lie 1 ms apart, first among so many. */
function ending(count: number): Work {
  let locked = lockedEngine(0);
  return {
    async before() {
      locked = lockedEngine(count);
      await locked.clock.advance(10_000_000 - 1);
    },
    async run() {
      await locked.clock.advance(100);
    },
  };
}

const memoryCount = 100_000;

/** What the heap holds more after something was made, bytes. What it returns lives until then. */
function bytesOf(make: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const made = make();
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed - before;
  see(made);
  return bytes;
}

function memory(effort: Effort) {
  const engines = () => bytesOf(() => lockedEngine(memoryCount));
  const maps = () =>
    bytesOf(() => {
      const map = new Map<string, HeapRecord>();
      for (let subject = 0; subject < memoryCount; subject++) {
        const { key, ...record } = recordOf(subject);
        map.set(key, { key, ...record });
      }
      return map;
    });
  const ratios = Array.from({ length: fewer(effort).rounds }, () => engines() / maps());
  return spreadOf(ratios);
}

/** How many records are written where one more lockout starts among 10,000. */
async function written(): Promise<number> {
  let writes = 0;
  const clock = manualClock();
  const store = { read: () => [], write: () => void writes++, remove: () => void writes++ };
  const engine = newEngine({ clock, store });
  for (let subject = 0; subject < 10_000; subject++) {
    engine.lockOut({ action: 201, subject, waitMs: 1e6 });
  }
  await clock.advance(1);
  writes = 0;
  engine.lockOut({ action: 201, subject: 10_000, waitMs: 1e6 });
  await clock.advance(1);
  return writes;
}

export const metrics: readonly Metric[] = [
  ...[100, 10_000, 100_000].map(
    (alive): Metric => ({
      name: `one more lockout, ${alive.toLocaleString('en')} alive`,
      baseline: 'a bare push to a heap, with its record',
      goal: 4,
      ...(alive > 10_000 && { isLong: true }),
      measure: (effort) => compared(adding(alive), pushing(alive), effort),
    }),
  ),
  {
    name: 'one more lockout, 100 alive',
    baseline: 'a child of an XState chart, at most 500 alive',
    isLong: true,
    measure: (effort) => compared(adding(100), spawning(), fewer(effort)),
  },
  {
    name: 'memory of a lockout that nobody watches',
    baseline: 'an entry of a bare Map, with the same five fields',
    goal: 1.5,
    isLong: true,
    measure: async (effort) => memory(effort),
  },
  {
    name: 'the end of one lockout among 100,000',
    baseline: 'the end of one among 100',
    goal: 3,
    isLong: true,
    measure: (effort) => compared(ending(100_000), ending(100), fewer(effort)),
  },
  {
    name: 'one more lockout stored, among 10,000',
    baseline: 'records written',
    goal: 1,
    measure: async () => counted(await written()),
  },
];
