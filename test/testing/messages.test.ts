import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

describe('npm run protocol', () => {
  it('writes the schemas that are committed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
    try {
      const out = join(folder, 'messages.ts');
      execFileSync(process.execPath, ['--import', 'tsx', 'seeds/generate-proto.ts', '--out', out]);
      expect(readFileSync(out, 'utf8')).toBe(readFileSync('src/testing/messages.ts', 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
