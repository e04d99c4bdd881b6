// A process that counts down. Comes in: `idle`, `engine` or `intervals`, and for how many seconds. Prints the time of the processor that it
// takes, ms for each second, once everything has begun.
import { setTimeout as sleep } from 'node:timers/promises';
import { newEngine, see } from './engine.js';

const count = 10_000;
const waitMs = 1e9;

const begin: Record<string, () => void> = {
  idle() {},
  engine() {
    const engine = newEngine();
    for (let subject = 0; subject < count; subject++) {
      engine.lockOut({ action: 201, subject, waitMs });
    }
    engine.countdown({ action: 201, subject: 0 }).subscribe(() => see(1));
  },
  intervals() {
    const endMs = Date.now() + waitMs;
    for (let subject = 0; subject < count; subject++) {
      setInterval(() => see(Math.ceil((endMs - Date.now()) / 1000)), 1000);
    }
  },
};

const [what = '', seconds = ''] = process.argv.slice(2);
begin[what]?.();
await sleep(1500);
const before = process.cpuUsage();
await sleep(1000 * Number(seconds));
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000 / Number(seconds));
process.exit();
