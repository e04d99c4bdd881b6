import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { blockErrors, typescriptBlocks, typescriptExamples } from '../support/typescript-block.js';
import { pages, root, sources, textOf } from './page.js';

const readme = textOf('README.md');
const guides = pages.filter((page) => page.startsWith('docs/guides/'));
/** Each once: a page in another language has the same. */
const inPages = [...new Set(pages.flatMap((page) => typescriptBlocks(textOf(page))))];
const inSources = sources.flatMap((path) => typescriptExamples(textOf(path)));

/** What each block prints, run as it stands, all in one process; lines. */
function printed(blocks: readonly string[]): string[][] {
  // Where an example finds the packages that it imports; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/example-'));
  try {
    const files = blocks.map((block, at) => {
      const file = join(folder, `example-${at}.mts`);
      writeFileSync(file, block);
      return pathToFileURL(file).href;
    });
    // An example that leaves something locked would keep its process alive until the lockout ends.
    const run = `(async () => {
      for (const file of ${JSON.stringify(files)}) {
        await import(file);
        console.log('${end}');
      }
      process.exit();
    })()`;
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', run], {
      cwd: root,
      encoding: 'utf8',
    });
    return output.split(`${end}\n`).map((text) => text.split('\n').filter(Boolean));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is printed behind each example. */
const end = '-- end of the example';

/** What a block says it prints: the comments behind its calls. */
const promised = (block: string) =>
  [...block.matchAll(/; \/\/ (.+)$/gm)].map(([, comment = '']) => comment);

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
  it('has at most 22 lines with the meaning of its numbers, and begins in the first 35 of the page', () => {
    const [first = ''] = typescriptBlocks(readme);
    expect(first.trimEnd().split('\n').length).toBeLessThanOrEqual(22);
    expect(readme.slice(0, readme.indexOf(first)).split('\n').length).toBeLessThanOrEqual(35);
  });
});

describe('examples that run', () => {
  const readmeBlocks = typescriptBlocks(readme);
  const [guard = ''] = typescriptBlocks(textOf('docs/lockouts.md'));
  const [wire = ''] = typescriptBlocks(textOf('docs/wire.md'));
  const track =
    typescriptBlocks(textOf('docs/requests.md')).find((block) => block.includes('track(')) ?? '';
  /** Each with the lines of it that say what is printed. */
  const examples = [
    { of: 'the first of README.md', block: readmeBlocks[0] ?? '', saying: /./ },
    {
      of: 'the manual clock in README.md',
      block: readmeBlocks.find((block) => block.includes('manualClock')) ?? '',
      saying: /console\.log/,
    },
    ...typescriptBlocks(textOf('docs/testing.md')).map((block, at) => ({
      of: `${at + 1} of docs/testing.md`,
      block,
      saying: /console\.log/,
    })),
    ...['docs/index.md', 'docs/faq.md', 'docs/fa/index.md', 'docs/fa/start.md'].flatMap((page) =>
      typescriptBlocks(textOf(page))
        .filter((block) => /; \/\/ (?!Node|Yours)/.test(block) && !block.includes('declare '))
        .map((block, at) => ({
          of: `${at + 1} of ${page}`,
          block,
          saying: /console\.log|receive/,
        })),
    ),
    { of: 'the guard in docs/lockouts.md', block: guard, saying: /./ },
    ...typescriptBlocks(textOf('docs/texts.md'))
      .filter((block) => block.includes('console.log'))
      .map((block, at) => ({ of: `${at + 1} of docs/texts.md`, block, saying: /console\.log/ })),
    ...typescriptBlocks(textOf('docs/protocol.md'))
      .filter((block) => block.includes('console.log'))
      .map((block, at) => ({ of: `${at + 1} of docs/protocol.md`, block, saying: /console\.log/ })),
    ...typescriptBlocks(textOf('docs/migration.md')).map((block, at) => ({
      of: `${at + 1} of docs/migration.md`,
      block,
      saying: /./,
    })),
    ...guides.flatMap((page) =>
      typescriptBlocks(textOf(page))
        .filter((block) => block.includes('console.log('))
        .map((block, at) => ({ of: `${at + 1} of ${page}`, block, saying: /./ })),
    ),
    {
      of: 'the first of docs/opentelemetry.md',
      block: typescriptBlocks(textOf('docs/opentelemetry.md'))[0] ?? '',
      saying: /console\.log/,
    },
    { of: 'the first of docs/wire.md', block: wire, saying: /./ },
    { of: 'track in docs/requests.md', block: track, saying: /./ },
    {
      of: 'the overrides in docs/reactions.md',
      block: typescriptBlocks(textOf('docs/reactions.md'))[0] ?? '',
      saying: /./,
    },
  ];
  /** Those of the sources that log, and say what. */
  const logging = inSources.filter((block) => /console\.log\(.+; \/\/ (?!.*\.\.\.)/.test(block));
  let outputs: string[][] = [];
  beforeAll(() => {
    outputs = printed([...examples.map(({ block }) => block), ...logging]);
  }, 30_000);

  it.each(examples.map((example, at) => ({ ...example, at })))(
    '$of prints what its comments say',
    ({ block, saying, at }) => {
      const lines = block.split('\n').filter((line) => saying.test(line));
      expect(promised(lines.join('\n'))).not.toEqual([]);
      expect(outputs[at]).toEqual(promised(lines.join('\n')));
    },
  );

  it('in the comments of the sources print what they say', () => {
    expect(logging.length).toBeGreaterThan(2);
    logging.forEach((block, at) => {
      expect(outputs[examples.length + at]).toEqual(expect.arrayContaining(promised(block)));
    });
  });
});
