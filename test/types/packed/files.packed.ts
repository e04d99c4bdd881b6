// The files of the packed package: whose types they need, how much a compiler has to read, and where their sources are.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, inject, it } from 'vitest';

const root = join(inject('app'), 'node_modules/igap-reactions');
const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const formats = ['.d.ts', '.d.cts'];
const { exports } = JSON.parse(text('package.json'));
const entries = Object.keys(exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => (path === '.' ? 'index' : path.slice(2)));

/** What a file imports, or refers to, in whatever form. */
function importsOf(file: string): readonly string[] {
  const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(text(file));
  return [...importedFiles, ...referencedFiles, ...typeReferenceDirectives].map(
    ({ fileName }) => fileName,
  );
}

/** All that a compiler reads for an entry. */
function readFor(entry: string, format: string): readonly string[] {
  const found = new Set<string>();
  const read = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith('.'))
        read(normalize(join(dirname(file), name.replace(/\.c?js$/, format))));
    }
  };
  read(`dist/${entry}${format}`);
  return [...found];
}

describe.each(formats)('%s', (format) => {
  it.each(entries)('of %s imports nothing of others but what the entry is for', (entry) => {
    const others: Readonly<Record<string, readonly string[]>> = {
      machine: ['xstate'],
      react: ['react'],
      vue: ['vue'],
      svelte: ['svelte', 'svelte/store'],
      solid: ['solid-js'],
    };
    const foreign = readFor(entry, format)
      .flatMap(importsOf)
      .filter((name) => !name.startsWith('.'));
    for (const name of foreign) expect(others[entry] ?? []).toContain(name);
    // What the machine and the hooks are made of is seen, so imports are found.
    if (entry === 'machine' || entry === 'react') expect(foreign).not.toEqual([]);
  });

  // What only tests load may be a little more.
  const limits = entries.map((entry) => [entry, entry === 'testing' ? 130 : 120] as const);
  it.each(limits)('of %s is at most %i kB, with all that it imports', (entry, limit) => {
    const bytes = readFor(entry, format).map((file) => Buffer.byteLength(text(file)));
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(limit * 1_000);
  });
});

describe('source maps', () => {
  const maps = all.filter((file) => file.endsWith('.map'));

  it('stand beside the files of the entries', () => {
    for (const entry of entries) expect(maps).toContain(`dist/${entry}.js.map`);
  });

  it.each(maps)('%s names sources that are in the package, and copies none', (file) => {
    const { sources, sourcesContent } = JSON.parse(text(file));
    expect(sourcesContent ?? []).toEqual([]);
    // What was bundled of others is of their packages.
    const own = sources.filter((source: string) => !source.includes('node_modules/'));
    for (const source of own) expect(all).toContain(normalize(join(dirname(file), source)));
  });
});
