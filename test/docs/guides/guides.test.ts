// What holds for all guides: they are listed, none is a book, and each has code that is run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const pagesOf = (folder: string) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.md'))
        .sort()
    : [];
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const blocksOf = (text: string) => text.match(/^```\w+\n.*?^```$/gms) ?? [];
const guides = pagesOf('docs/guides').filter((file) => file !== 'index.md');
const translated = pagesOf('docs/fa/guides');

describe.each(guides)('docs/guides/%s', (file) => {
  const text = textOf(`docs/guides/${file}`);

  it('has 40 to 120 lines, and is in the list', () => {
    const lines = text.trimEnd().split('\n').length;
    expect(lines).toBeGreaterThanOrEqual(40);
    expect(lines).toBeLessThanOrEqual(120);
    expect(textOf('docs/guides/index.md')).toContain(`(${file})`);
  });

  it('has code that is run: here, or by what it says that it prints', () => {
    const name = file.replace('.md', '');
    const isTested = ['ts', 'tsx'].some((ending) =>
      existsSync(join(import.meta.dirname, `${name}.test.${ending}`)),
    );
    expect(isTested || blocksOf(text).some((block) => block.includes('console.log('))).toBe(true);
  });

  it('says what can go wrong, and where the reference is', () => {
    expect(text).toContain('\n## What can go wrong\n');
    expect(text).toMatch(/^Reference: \[/m);
  });

  it('stands for at most three lines of something else by `declare`', () => {
    expect(text.match(/^declare /gm)?.length ?? 0).toBeLessThanOrEqual(3);
  });
});

describe.each(translated)('docs/fa/guides/%s', (file) => {
  it('has the code of the English page, block by block', () => {
    expect(blocksOf(textOf(`docs/fa/guides/${file}`))).toEqual(
      blocksOf(textOf(`docs/guides/${file}`)),
    );
  });
});

it('the Persian guides are all there, and in their list', () => {
  const list = textOf('docs/fa/guides/index.md');
  expect(translated).toEqual(pagesOf('docs/guides'));
  expect(guides.filter((file) => !list.includes(`(${file})`))).toEqual([]);
});
