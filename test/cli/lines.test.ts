import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lineModule } from '../../cli/line-module.js';
import { lineByCode } from '../../cli/lines.js';
import { errorDocument, errorsText } from '../seeds/committed.js';

const committedLines = readFileSync(new URL('../../cli/lines.ts', import.meta.url), 'utf8');

describe('cli/lines.ts', () => {
  it('is what the document says', () => {
    expect(lineModule(errorDocument.entries)).toBe(committedLines);
  });

  it('names the line on which each error stands', () => {
    const lines = errorsText.split('\n');
    for (const { code, name } of errorDocument.entries) {
      const line = lines[(lineByCode.get(code) ?? 0) - 1];
      expect(line?.toUpperCase().replace(/\W+/g, '_')).toContain(name);
    }
    expect(lineByCode.size).toBe(errorDocument.entries.length);
  });
});
