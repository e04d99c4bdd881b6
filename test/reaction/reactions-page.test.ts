import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reactionTable } from '../../docs/reaction-table.js';
import { errorCodes, findError, resolve } from '../../src/index.js';
import { figures } from '../seeds/figures.js';
import { typescriptErrors } from '../support/typescript-block.js';

const page = readFileSync(new URL('../../docs/reactions.md', import.meta.url), 'utf8');

describe('docs/reactions.md', () => {
  it('is what `npm run docs` writes', () => {
    expect(page).toBe(reactionTable());
  });

  it('lists every deny and every inform with its code, its name and a reason in its name', () => {
    const listed = [...page.matchAll(/^\| (\d+) \| `(\w+)` \| `(\w+)` \| .+ \|$/gm)];
    const codes = Object.values(errorCodes).filter((majorCode) => {
      const { kind } = resolve({ majorCode }).reaction;
      return kind === 'deny' || kind === 'inform';
    });
    expect(codes).toHaveLength(figures.others);
    expect(listed.map(([, code]) => Number(code)).sort((a, b) => a - b)).toEqual(codes);
    for (const [, code, name = '', end = ''] of listed) {
      expect(findError(Number(code))?.name).toBe(name);
      expect(name).toContain(end);
    }
  });

  it('has examples that compile', { timeout: 60_000 }, () => {
    expect(typescriptErrors(page)).toEqual([]);
  });
});
