import { describe, expect, it } from 'vitest';
import { contentProblems, expected } from '../../release/contents.js';

const given = { entries: ['index', 'texts/en'], sources: ['src/index.ts', 'src/texts/en.ts'] };
const shared = [
  'dist/chunk-2F6XCOSK.js.map',
  'dist/clock-DT8gQBCh.d.cts',
  'dist/development/open-server-2F6XCOSK.cjs',
  'dist/production/chunk-2F6XCOSK.cjs',
];
const problems = (...paths: string[]) => contentProblems({ ...given, paths });

describe('the package', () => {
  const all = expected(given);

  it('holds pages, sources, folders for older tools, and each entry in each build', () => {
    for (const path of [
      'CHANGELOG.md',
      'src/texts/en.ts',
      'texts/en/package.json',
      'dist/texts/en.d.cts',
      'dist/development/texts/en.js',
      'dist/production/index.cjs',
      'dist/cli.js',
      'dist/shared.js',
      'dist/production/shared.cjs.map',
    ]) {
      expect(all).toContain(path);
    }
    expect(problems(...all, ...shared)).toEqual([]);
  });

  it('is refused where a file is missing', () => {
    expect(problems(...all.filter((path) => path !== 'dist/index.d.ts'))).toEqual([
      'dist/index.d.ts is missing',
    ]);
  });

  it.each([
    'test/engine.test.ts',
    'src/engine.test.ts',
    'seeds/errors.md',
    'dist/old.js',
    'dist/production/chunk-2F6XCOSK.js',
    'dist/shared.cjs',
    'release/package.json',
    '.env',
  ])('is refused where it holds %s', (path) => {
    expect(problems(...all, path)).toEqual([`${path} does not belong in the package`]);
  });
});
