// The figures that pages show are those that were measured.
import { expect, it } from 'vitest';
import { performancePage, shownRows } from '../../bench/page.js';
import { textOf } from './page.js';

const measured = JSON.parse(textOf('bench/figures.json'));

it('docs/performance.md is what `npm run docs` makes of the figures', () => {
  expect(textOf('docs/performance.md')).toBe(performancePage(measured, textOf('bench/notes.md')));
});

it('the README shows the same, in eight rows', () => {
  const rows = textOf('README.md')
    .split('\n')
    .filter((line) => /^\| .+ \| [\d.]+ \|$/.test(line));
  expect(rows).toEqual(shownRows(measured));
  expect(rows).toHaveLength(8);
});
