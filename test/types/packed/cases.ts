// Apps of the strictest settings: in every way in which a compiler resolves modules, and with or without the types of a page. Comes in: a version
// and the packed package. Goes out: tests that find no error.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { entriesOf, importing, smallApp } from './app.js';
import { compilers, printedBy, problemsIn, resolutionsOf, strictly } from './compiler.js';

const app = inject('app');
const extensions = ['ts', 'mts', 'cts'];
const named = (...names: string[]) =>
  names.flatMap((name) => extensions.map((extension) => `${name}.${extension}`));
const anywhere = ['es2022'];
const page = ['es2022', 'dom'];
const { anywhere: entries, pages, others } = entriesOf(app);

/** Files of all kinds of module. */
function writeApps(): void {
  const sources = {
    small: smallApp,
    every: importing(entries),
    all: importing([...entries, ...pages, ...others.filter((path) => path !== './solid')]),
    solid: importing(['./solid']),
    solidItself: "export { createSignal } from 'solid-js';\n",
  };
  for (const [name, text] of Object.entries(sources))
    for (const file of named(name)) writeFileSync(join(app, file), text);
}

/** Solid's own types are ESM: `node16`, and `nodenext` of old, refuse them to CommonJS, and so all that uses them. */
const solid = (resolution: string) =>
  resolution.startsWith('node') && resolution !== 'node10' ? ['solid.mts'] : named('solid');

/** Tests of one compiler that is written in JavaScript. */
export function describeCompiler(version: keyof typeof compilers): void {
  describe(`TypeScript ${version}`, () => {
    beforeAll(writeApps);
    const compiler = compilers[version]();

    it('is that version', () => {
      expect(compiler.versionMajorMinor).toBe(version);
    });

    it.each(resolutionsOf(compiler))('%s finds nothing wrong', (resolution) => {
      const problems = (files: readonly string[], lib: readonly string[]) =>
        problemsIn(compiler, app, files, strictly(resolution, lib, version));
      expect(problems(named('small', 'every'), anywhere)).toEqual([]);
      expect(problems([...named('small', 'all'), ...solid(resolution)], page)).toEqual([]);
    });
  });
}

/** Tests of the compiler that is a program. */
export const describeSeven = () =>
  describe('TypeScript 7.0', () => {
    beforeAll(writeApps);
    const problems = (resolution: string, files: readonly string[], lib: readonly string[]) =>
      printedBy('typescript7', app, files, strictly(resolution, lib, '7.0'))
        .split('\n')
        // What others ship is theirs to check.
        .filter((line) => /^\S/.test(line) && !/node_modules\/(?!igap-reactions\/)/.test(line));

    it.each(['node16', 'nodenext', 'bundler'])('%s finds nothing wrong', (resolution) => {
      expect(problems(resolution, named('small', 'every'), anywhere)).toEqual([]);
      expect(problems(resolution, [...named('small', 'all'), ...solid(resolution)], page)).toEqual(
        [],
      );
    });

    it('knows no other resolution', () => {
      expect(problems('node10', ['small.ts'], anywhere).join()).toContain(
        "moduleResolution=node10' has been removed",
      );
    });

    it('cannot import Solid itself from CommonJS', () => {
      expect(problems('node16', ['solidItself.cts'], page).join()).toContain('TS1479');
    });

    it('finds what is wrong', () => {
      writeFileSync(join(app, 'wrong.ts'), "import { nothing } from 'igap-reactions'; nothing;");
      expect(problems('bundler', ['wrong.ts'], page).join()).toContain(
        "no exported member 'nothing'",
      );
    });
  });
