import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { families, reliabilityPage } from '../../docs/reliability-page.js';
import { titleOf } from '../reliability/cell.js';
import { root, tableRows, textOf } from './page.js';

const page = textOf('docs/reliability.md');

describe('docs/reliability.md', () => {
  it('is what `npm run docs` writes', () => {
    expect(page).toBe(reliabilityPage());
  });

  it.each(families.map((family) => [family.heading, family] as const))(
    'has a row for each cell of %s, and each title names one test',
    (heading, { cells, test }) => {
      const titles = cells.map(titleOf);
      expect(new Set(titles).size).toBe(titles.length);
      expect(tableRows(page, `## ${heading}`)).toEqual(
        cells.map((cell) => [titleOf(cell), cell.happens]),
      );
      expect(existsSync(`${root}test/reliability/${test}.test.ts`)).toBe(true);
    },
  );
});
