import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, root, textOf } from './page.js';

/** The anchor that a heading gets where pages are shown. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (path: string) =>
  [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** The files that a page names in backticks: a folder of the repository and a name with an ending. */
const filesIn = (text: string) =>
  [...text.matchAll(/`((?:src|seeds|docs|test|examples|\.ci)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  it('links what there is', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const path = file ? posix.join(posix.dirname(page), file) : page;
      return (
        !existsSync(root + path) || (anchor !== undefined && !anchorsOf(path).includes(anchor))
      );
    });
    expect(broken).toEqual([]);
  });

  it('names files that there are', () => {
    expect(filesIn(text).filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
