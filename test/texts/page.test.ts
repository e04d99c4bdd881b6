import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/index.js';
import { en } from '../../src/texts/en.js';
import { errorText } from '../../src/texts/error-text.js';
import { fa } from '../../src/texts/fa.js';
import { tableRows, textOf } from '../docs/page.js';

describe('docs/texts.md', () => {
  const rows = tableRows(textOf('docs/texts.md'), '## What a sentence is made of');

  it('shows sentences of every kind', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
  });

  it.each(rows)('says of %s what the languages say', (error = '', english, persian) => {
    const [, majorCode, minorCode, wait] =
      /^`(\d+)(?:\/(\d+))?`(?: with a wait of (\d+))?$/.exec(error) ?? [];
    const resolution = resolve({
      majorCode: Number(majorCode),
      minorCode: minorCode === undefined ? undefined : Number(minorCode),
      wait: wait === undefined ? undefined : Number(wait),
    });
    expect([english, persian]).toEqual([errorText(resolution, en), errorText(resolution, fa)]);
  });
});
