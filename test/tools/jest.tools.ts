import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFolder, appFolder, programHere, textHere } from './app-folder.js';
import { runsIn, titlesOf } from './runs.js';

interface JestResults {
  readonly numFailedTests: number;
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

/** As CommonJS, which is what Jest runs. */
const commonJs = (text: string) =>
  text.replace(/^import (\{[^}]*\}) from ('[^']+');$/gm, 'const $1 = require($2);');

const runs = runsIn(['node', 'jsdom']);
const text = commonJs(textHere('app/app.test.js'));
let app: AppFolder;
let printed = '';
let results: JestResults;
beforeAll(async () => {
  app = appFolder(['jest-environment-jsdom', 'jest-environment-node']);
  const projects = runs.map(({ environment, fakes }, at) => {
    app.write(`${at}.test.js`, text);
    return {
      displayName: `${at}`,
      rootDir: app.path,
      testMatch: [`<rootDir>/${at}.test.js`],
      testEnvironment: programHere(`jest-environment-${environment}`),
      fakeTimers: { enableGlobally: fakes === 'before' },
      globals: { fakes },
      transform: {},
    };
  });
  app.write('package.json', '{ "private": true }');
  app.write('jest.config.json', JSON.stringify({ projects }));
  const args = ['--config', 'jest.config.json', '--json', '--outputFile=results.json', '-w', '2'];
  printed = await app
    .run([programHere('jest/bin/jest.js'), ...args], { NODE_ENV: 'test' })
    .catch(({ message }) => message);
  results = JSON.parse(readFileSync(join(app.path, 'results.json'), 'utf8'));
});
afterAll(() => app.remove());

describe.each(runs.map((run, at) => ({ ...run, at })))('Jest 30 in $name', ({ at }) => {
  const file = () => results.testResults.find(({ name }) => name.endsWith(`/${at}.test.js`));

  it.each(titlesOf(text))('%s', (title) => {
    const result = file()?.assertionResults.find((each) => each.title === title);
    expect(result ?? file()?.message).toMatchObject({ status: 'passed', failureMessages: [] });
  });
});

it('Jest ends by itself, and prints nothing but its results', () => {
  expect(printed).not.toMatch(/did not exit|open handle|console\.(log|warn|error)/);
  expect(results.numFailedTests).toBe(0);
});

describe('startServer in Jest, with ws', () => {
  let own: AppFolder;
  let said = '';
  beforeAll(async () => {
    own = appFolder(['ws']);
    own.write('sockets.test.js', commonJs(textHere('app/sockets.test.js')));
    own.write('package.json', '{ "private": true }');
    const projects = ['node', 'jsdom'].map((environment) => ({
      displayName: environment,
      rootDir: own.path,
      testEnvironment: programHere(`jest-environment-${environment}`),
      transform: {},
    }));
    own.write('jest.config.json', JSON.stringify({ projects }));
    said = await own
      .run([programHere('jest/bin/jest.js'), '--config', 'jest.config.json', '--verbose', '-i'])
      .catch(({ message }) => message);
  });
  afterAll(() => own.remove());

  it.each(['startServer starts beside the tests', 'where Jest plays a page it says what helps'])(
    '%s',
    (title) => {
      expect(said).toMatch(new RegExp(`✓ ${title}`));
      expect(said).toMatch(/Tests: +2 skipped, 2 passed, 4 total/);
    },
  );
});
