// @vitest-environment jsdom
// The test of docs/guides/testing.md for Vitest, run here as it stands there; and that of Jest is one that test/tools runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blockOf, run } from './guide.js';

await run('testing', '@vitest-environment jsdom');

it('the test of docs/guides/testing.md for Jest is one that Jest runs', () => {
  const [, test = ''] = blockOf('testing', 'require(').split('\n\n');
  const app = readFileSync(join(import.meta.dirname, '../../tools/app/app.test.js'), 'utf8');
  expect(test).toMatch(/^test\(/);
  expect(app).toContain(test.trim());
});
