// The models again and again, each round with another seed, until the time is over: SOAK=1h npm run test:soak. Comes in: for how long. Goes out:
// of each round that failed, the command that repeats it. MODEL_RUNS says how many tries a round has.
import { spawnSync } from 'node:child_process';

const { SOAK = '', MODEL_RUNS = '300' } = process.env;
const units = { s: 1000, m: 60_000, h: 3_600_000 };
const [, amount, unit] = /^(\d+)([smh])$/.exec(SOAK) ?? [];
if (!Number(amount)) {
  console.error(`SOAK=${SOAK}: say for how long, as 30s, 10m or 1h: SOAK=1h npm run test:soak`);
  process.exit(2);
}

const args = ['vitest', 'run', '--project', 'unit', '--typecheck.enabled=false', 'model'];
const endMs = Date.now() + Number(amount) * units[unit as keyof typeof units];
const failed: string[] = [];
let rounds = 0;
while (Date.now() < endMs) {
  const SEED = `${Math.trunc(Math.random() * 2 ** 31)}`;
  const { status, stdout, stderr } = spawnSync('npx', args, {
    env: { ...process.env, SEED, MODEL_RUNS, NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  rounds += 1;
  if (status === 0) continue;
  const command = `SEED=${SEED} MODEL_RUNS=${MODEL_RUNS} npx ${args.join(' ')}`;
  failed.push(command);
  // From where Vitest says what failed; it prints that last.
  const output = `${stdout}\n${stderr}`;
  console.log(output.slice(Math.max(0, output.indexOf(' FAIL '))));
  console.log(`Round ${rounds} failed. Again: ${command}`);
}
console.log(`${rounds} rounds of ${MODEL_RUNS} tries, ${failed.length} failed`);
for (const command of failed) console.log(command);
process.exitCode = failed.length > 0 ? 1 : 0;
