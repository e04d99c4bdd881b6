// The scenario on each runtime. Comes in: the app, the runtimes that are here. Goes out: a test for each step; `node 24.x.y: N steps`.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

type Steps = readonly { readonly name: string; readonly problem: string }[];

const app = inject('runtimesApp');
const { steps }: { steps: object } = await import(join(import.meta.dirname, 'app/scenario.mjs'));
const names = Object.keys(steps);
const printed: string[] = [];
afterAll(() => console.log(printed.join('\n')));

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
      it.skip(`not run: ${problem}`, () => {});
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
