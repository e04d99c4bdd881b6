import { describe, expect, it } from 'vitest';
import { typescriptBlocks } from '../support/typescript-block.js';
import { textOf } from './page.js';

describe('the ten lines of README.md', () => {
  const [, after = ''] = textOf('README.md').split('## Plug it in');
  const [block = ''] = typescriptBlocks(after);
  const [, lines = ''] = block.split('\n\n');

  it('are the heart of examples/client.ts, which is run by test/examples', () => {
    const client = textOf('examples/client.ts').replaceAll(/^ {2}/gm, '');
    expect(lines.trim().split('\n').length).toBeGreaterThanOrEqual(10);
    expect(client).toContain(lines.trim());
  });
});
