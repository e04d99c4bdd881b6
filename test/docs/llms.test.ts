import { describe, expect, it } from 'vitest';
import { isListed, llmsText } from '../../docs/llms.js';
import { pages, root, textOf } from './page.js';

describe('llms.txt', () => {
  const text = textOf('llms.txt');

  it('is what npm run docs writes', () => {
    expect(text).toBe(llmsText(root));
  });

  it('lists every page of docs/ that is no translation, each with a sentence', () => {
    const originals = pages.filter((path) => path.startsWith('docs/') && isListed(path));
    for (const page of originals) {
      expect(text).toMatch(new RegExp(`^- \\[[^\\]]+\\]\\(${page}\\): .{15,}\\.$`, 'm'));
    }
  });
});
