import { describe, expect, it } from 'vitest';
import { llmsText } from '../../docs/llms.js';
import { pages, root, textOf } from './page.js';

describe('llms.txt', () => {
  const text = textOf('llms.txt');

  it('is what npm run docs writes', () => {
    expect(text).toBe(llmsText(root));
  });

  it('lists every page of docs/, each with a sentence', () => {
    for (const page of pages.filter((path) => path.startsWith('docs/'))) {
      expect(text).toMatch(new RegExp(`^- \\[[^\\]]+\\]\\(${page}\\): .{15,}\\.$`, 'm'));
    }
  });
});
