import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFolder, appFolder, programHere, textHere } from './app-folder.js';
import { runsIn, titlesOf } from './runs.js';

interface VitestResults {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const runs = runsIn(['node', 'jsdom', 'happy-dom']);
const text = textHere('app/app.test.js');
let app: AppFolder;
let printed = '';
let results: VitestResults;
beforeAll(async () => {
  app = appFolder(['vitest', 'jsdom', 'happy-dom']);
  app.write('package.json', '{ "private": true, "type": "module" }');
  app.write('before.js', 'vi.useFakeTimers();');
  const projects = runs.map(({ environment, fakes }, at) => {
    app.write(`${at}.test.js`, `globalThis.fakes = '${fakes}';\n${text}`);
    const setupFiles = fakes === 'before' ? ['./before.js'] : [];
    return {
      test: {
        ...{ name: `${at}`, environment, setupFiles, globals: true, testTimeout: 5000 },
        include: [`${at}.test.js`],
      },
    };
  });
  app.write('vitest.config.js', `export default ${JSON.stringify({ test: { projects } })};`);
  const args = ['run', '--reporter=json', '--outputFile=results.json', '--maxWorkers=2'];
  printed = await app
    .run([programHere('vitest/vitest.mjs'), ...args])
    .catch(({ message }) => message);
  results = JSON.parse(readFileSync(join(app.path, 'results.json'), 'utf8'));
});
afterAll(() => app.remove());

describe.each(runs.map((run, at) => ({ ...run, at })))('Vitest in $name', ({ at }) => {
  const file = () => results.testResults.find(({ name }) => name.endsWith(`/${at}.test.js`));

  it.each(titlesOf(text))('%s', (title) => {
    const result = file()?.assertionResults.find((each) => each.title === title);
    expect(result ?? file()?.message).toMatchObject({ status: 'passed', failureMessages: [] });
  });
});

it('Vitest ends by itself, without an error that no test has', () => {
  expect(printed).not.toMatch(/Unhandled|hanging|close timed out/);
  expect(results.success).toBe(true);
});
