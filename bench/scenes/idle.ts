// What is spent where nothing happens, and where one lockout of many is watched.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Clock, LockoutStore } from 'igap-reactions';
import { manualClock } from 'igap-reactions/testing';
import { newEngine } from '../engine.js';
import { counted, type Metric, spreadOf } from '../figure.js';

/** How often an idle engine asks for anything in an hour: timers, wake-ups, storage, channel. */
async function askedWhileIdle(): Promise<number> {
  let asked = 0;
  const manual = manualClock();
  const clock: Clock = {
    now: manual.now,
    monotonic: manual.monotonic,
    clearTimeout: manual.clearTimeout,
    setTimeout(callback, delayMs) {
      asked++;
      return manual.setTimeout(callback, delayMs);
    },
  };
  const ask = () => {
    asked++;
  };
  const store: LockoutStore = {
    read() {
      ask();
      return [];
    },
    write: ask,
    remove: ask,
  };
  const channel = { postMessage: ask, addEventListener() {}, close() {} };
  const engine = newEngine({ clock, store, channel });
  engine.on('reaction', ask);
  engine.subscribe(ask);
  await engine.restored;
  await manual.advance(10_000);
  asked = 0;
  await manual.advance(3_600_000);
  return asked;
}

const run = promisify(execFile);
const script = fileURLToPath(new URL('../watched.ts', import.meta.url));

/** Time of the processor in a process of its own, ms for each second. */
async function costOf(what: string, seconds: number): Promise<number> {
  const args = ['--single-threaded-gc', '--import', 'tsx', script, what, String(seconds)];
  return Number((await run(process.execPath, args)).stdout);
}

const seconds = 10;

async function watched() {
  const ratios: number[] = [];
  for (let round = 0; round < 3; round++) {
    const idle = await costOf('idle', seconds);
    const ours = await costOf('engine', seconds);
    const intervals = await costOf('intervals', seconds);
    ratios.push(Math.max(0, ours - idle) / (intervals - idle));
  }
  return spreadOf(ratios);
}

export const metrics: readonly Metric[] = [
  {
    name: 'an idle engine, for an hour',
    baseline: 'timers, wake-ups, calls of storage and channel',
    goal: 0,
    measure: async () => counted(await askedWhileIdle()),
  },
  {
    name: '10,000 lockouts, one of them watched: time of the processor above idle',
    baseline: 'an interval for each',
    goal: 0.02,
    isLong: true,
    measure: watched,
  },
];
