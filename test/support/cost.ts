// What something costs, in time of the processor. Comes in: a script that measures, with its arguments. Goes out: what it printed, from a
// process of its own. Used by: the tests of costs, and their scenes.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Time of the processor that this process has taken, ms. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs a script alone. What it prints, a line of JSON each. */
export async function measured(script: URL, ...args: readonly string[]): Promise<unknown[]> {
  // Threads of the collector wait for each other in time of the processor, for long on a busy machine. That is no cost of ours.
  const flags = ['--single-threaded-gc', '--expose-gc', '--import', 'tsx'];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    fileURLToPath(script),
    ...args,
  ]);
  const lines = stdout.trim().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}
