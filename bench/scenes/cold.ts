// What the first event costs, from the start of the import, in a process of its own. Comes in: the two programs of ../cold. Next: figures.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { naiveEntries } from '../baselines/naive-entries.js';
import { type Effort, type Metric, spreadOf } from '../figure.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Inside of the project, so that packages are found as an app finds them. */
const folder = here('../../reports/cold');
const run = promisify(execFile);

const starter = `
const began = performance.now();
const { events } = await import(process.argv[2]);
const ms = performance.now() - began;
if (events !== 1) throw new Error('one event was expected');
console.log(ms);
process.exit();
`;

let prepared: Promise<void> | undefined;

/** Each program as it is written, and as one file with everything that it imports. */
async function prepare(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const table = join(folder, 'naive-table.mjs');
  writeFileSync(table, `export default ${JSON.stringify(naiveEntries())}`);
  writeFileSync(join(folder, 'start.mjs'), starter);
  for (const bundled of [false, true]) {
    await build({
      entryPoints: [here('../cold/ours.ts'), here('../cold/naive.ts')],
      outdir: join(folder, bundled ? 'bundled' : 'unbundled'),
      outExtension: { '.js': '.mjs' },
      ...{ bundle: true, platform: 'node', format: 'esm', target: 'es2022', minify: bundled },
      // As it is read where nothing bundles: files of packages from packages.
      external: bundled ? [] : ['igap-reactions', 'protobufjs', 'xstate'],
      alias: { 'naive-table': table },
      tsconfig: here('../tsconfig.json'),
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
  }
}

async function firstEventMs(program: string): Promise<number> {
  const args = [join(folder, 'start.mjs'), join(folder, `${program}.mjs`)];
  return Number((await run(process.execPath, args)).stdout);
}

async function cold(how: 'bundled' | 'unbundled', { rounds }: Effort) {
  prepared ??= prepare();
  await prepared;
  const ratios: number[] = [];
  for (let round = 0; round < 2 * rounds; round++) {
    const ours = await firstEventMs(`${how}/ours`);
    ratios.push(ours / (await firstEventMs(`${how}/naive`)));
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
