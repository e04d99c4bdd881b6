import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licenseText } from '../../cli/licenses.js';
import { builtFolder } from './bin.js';

describe('dist/cli-licenses.txt', () => {
  it('has every package of the bundle with the words of its licence', async () => {
    const text = readFileSync(join(await builtFolder(), 'cli-licenses.txt'), 'utf8');
    for (const name of [
      'commander',
      'ws',
      '@bufbuild/protobuf',
      'xstate',
      'micromark',
      'picocolors',
    ]) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, `, 'm'));
    }
    expect(text).toContain('Copyright (c) 2011 TJ Holowaychuk');
    expect(text).toContain('Copyright 2008 Google Inc.');
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
    expect(text).not.toMatch(/^(vitest|typescript|tsup) \d/m);
  });

  it('is of no package that is not bundled, and of each once', () => {
    const files = ['cli/main.ts', 'node_modules/ws/index.js', 'node_modules/ws/lib/sender.js'];
    const titles = licenseText('dist/cli.js', files, process.cwd()).match(/^-{72}\n.*$/gm);
    expect(titles).toHaveLength(1);
  });
});
