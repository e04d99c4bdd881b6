// The scenario on each runtime. Comes in: the app, the runtimes; MISSING_RUNTIMES=skip, where some may be missing. Goes out: a test for each step; `node 24.x.y: N steps`.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { entries, subpathOf } from '../../package/entries.js';

type Steps = readonly { readonly name: string; readonly problem: string }[];

const app = inject('runtimesApp');
const { steps }: { steps: object } = await import(join(import.meta.dirname, 'app/scenario.mjs'));
const names = Object.keys(steps);
const printed: string[] = [];
afterAll(() => console.log(printed.join('\n')));

/** Entries that need a framework, a page, a phone, or `ws`. */
const others = ['element', 'native', 'react', 'solid', 'svelte', 'testing/server', 'vue'];

it.each(['modules.mjs', 'commonjs.cjs'])('%s loads every entry that needs nothing else', (file) => {
  const text = readFileSync(join(import.meta.dirname, 'app', file), 'utf8');
  const loaded = [...text.matchAll(/'(igap-reactions[^']*)'/g)].map(([, name]) => name);
  const exported = entries.filter((entry) => !others.includes(entry));
  const names = exported.map((entry) => `igap-reactions${subpathOf(entry).slice(1)}`);
  expect(loaded.sort()).toEqual(names.sort());
});

/** A test for each step, and one for the way in which it came to its end. */
function eachStep(name: string, run: () => Promise<Steps>): void {
  let done: Steps = [];
  let trouble: unknown;
  beforeAll(async () => {
    await run().then(
      (steps) => {
        done = steps;
        printed.push(`${name}: ${done.filter(({ problem }) => problem === '').length} steps`);
      },
      (error) => {
        trouble = error;
        printed.push(`${name}: failed`);
      },
    );
  });

  it('prints its steps, nothing else, and ends by itself', () => {
    expect(trouble).toBeUndefined();
    expect(done.map((step) => step.name)).toEqual(names);
  });

  it.each(names)('%s', (name) => {
    expect(done.find((step) => step.name === name)).toEqual({ name, problem: '' });
  });
}

for (const { name, program, runs, version, problem } of inject('fetched')) {
  const said = `${name.split(' ')[0]?.toLowerCase()} ${version}`;
  describe.each(runs)(`${name}, %s`, (format, args) => {
    if (problem) {
      printed.push(`${name}, ${format}: not run: ${problem}`);
      // Who has no network says so; else a runtime that is not here is not tested without anybody's notice.
      it.skipIf(process.env.MISSING_RUNTIMES === 'skip')('is here', () => {
        expect(problem).toBe('');
      });
      return;
    }
    eachStep(`${said}, ${format}`, async () => {
      const { PATH = '', HOME = '' } = process.env;
      const { stdout, stderr } = await promisify(execFile)(program, args, {
        cwd: app,
        env: { PATH, HOME, NO_COLOR: '1' },
        timeout: 30_000,
      });
      if (stderr) throw new Error(`${name} printed: ${stderr}`);
      return JSON.parse(stdout);
    });
  });
}
