import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { blockErrors, typescriptBlocks, typescriptExamples } from '../support/typescript-block.js';
import { pages, root, sources, textOf } from './page.js';

const readme = textOf('README.md');
const inPages = pages.flatMap((page) => typescriptBlocks(textOf(page)));
const inSources = sources.flatMap((path) => typescriptExamples(textOf(path)));

/** What a block prints, run as it stands, lines joined. */
function printed(block: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const file = join(folder, 'example.mts');
    writeFileSync(file, block);
    // An example that leaves something locked would keep its process alive until the lockout ends.
    const run = `import(${JSON.stringify(pathToFileURL(file))}).then(() => process.exit())`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', run], {
      cwd: root,
      encoding: 'utf8',
    });
    return output.trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a block says it prints: the comments behind its calls. */
const promised = (block: string) =>
  [...block.matchAll(/^\S.*; \/\/ (.+)$/gm)].map(([, comment = '']) => comment);

describe('examples', () => {
  it('in README, docs and the comments of the sources compile', { timeout: 60_000 }, () => {
    expect(inPages.length).toBeGreaterThan(8);
    expect(inSources.length).toBeGreaterThan(12);
    expect(blockErrors([...inPages, ...inSources])).toEqual([]);
  });

  it('every @example of the sources is a ts block', () => {
    for (const path of sources) {
      const tags = textOf(path).match(/@example/g)?.length ?? 0;
      expect([path, typescriptExamples(textOf(path)).length]).toEqual([path, tags]);
    }
  });
});

describe('the first example of README.md', () => {
  const [first = ''] = typescriptBlocks(readme);

  it('has at most 15 lines and begins in the first 15 of the page', () => {
    expect(first.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    expect(readme.slice(0, readme.indexOf(first)).split('\n').length).toBeLessThanOrEqual(15);
  });

  it('prints what its comments say', { timeout: 30_000 }, () => {
    expect(printed(first)).toEqual(promised(first));
  });
});

describe('the example of a test with the manual clock in README.md', () => {
  const block = typescriptBlocks(readme).find((each) => each.includes('manualClock')) ?? '';

  it('prints what its comments say', { timeout: 30_000 }, () => {
    const logged = block.split('\n').filter((line) => line.startsWith('console.log'));
    expect(printed(block)).toEqual(promised(logged.join('\n')));
  });
});

describe('the example of the guard in docs/lockouts.md', () => {
  const block =
    typescriptBlocks(textOf('docs/lockouts.md')).find((each) => each.includes('43')) ?? '';

  it('prints what its comments say', { timeout: 30_000 }, () => {
    expect(printed(block)).toEqual(promised(block));
  });
});
