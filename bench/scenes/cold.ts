// What the first event costs, from the start of the import, in a process of its own. Comes in: the two programs of ../cold. Next: figures.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Effort, type Metric, spreadOf } from '../figure.js';
import { buildPrograms, emptyFolder } from '../programs.js';

const run = promisify(execFile);

const starter = `
const began = performance.now();
const { events } = await import(process.argv[2]);
const ms = performance.now() - began;
if (events !== 1) throw new Error('one event was expected');
console.log(ms);
process.exit();
`;

let prepared: Promise<string> | undefined;

/** Each program as it is written, and as one file with everything that it imports. Resolves with their folder. */
async function prepare(): Promise<string> {
  const folder = emptyFolder('cold');
  writeFileSync(join(folder, 'start.mjs'), starter);
  for (const bundled of [false, true]) {
    const programs = join(folder, bundled ? 'bundled' : 'unbundled');
    const entries = ['cold/ours.ts', 'cold/naive.ts'];
    await buildPrograms(entries, programs, { platform: 'node', bundled });
  }
  return folder;
}

async function firstEventMs(folder: string, program: string): Promise<number> {
  const args = [join(folder, 'start.mjs'), join(folder, `${program}.mjs`)];
  return Number((await run(process.execPath, args)).stdout);
}

async function cold(how: 'bundled' | 'unbundled', { rounds }: Effort) {
  prepared ??= prepare();
  const folder = await prepared;
  const ratios: number[] = [];
  for (let round = 0; round < 2 * rounds; round++) {
    const ours = await firstEventMs(folder, `${how}/ours`);
    ratios.push(ours / (await firstEventMs(folder, `${how}/naive`)));
  }
  return spreadOf(ratios);
}

export const metrics: readonly Metric[] = [
  {
    name: 'cold import to the first event, files as they are',
    baseline: 'a client written by hand: protobufjs, text keys, a parallel chart',
    goal: 0.58,
    measure: (effort) => cold('unbundled', effort),
  },
  {
    name: 'cold import to the first event, in one file',
    baseline: 'the same client in one file',
    goal: 0.17,
    measure: (effort) => cold('bundled', effort),
  },
];
