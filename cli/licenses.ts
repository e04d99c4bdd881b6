// The licences of what is bundled. Comes in: the files that esbuild has put into a bundle. Goes out: the text of dist/cli-licenses.txt or of
// dist/licenses.txt: each package with its version, its licence and the words of it. Next: tsup.config.ts here and package/entry-build.ts.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** What a package says of itself. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Packages under Apache-2.0 ship a notice, most of them not the licence itself. TypeScript, with which this is built, ships it. */
const apache = 'node_modules/typescript/LICENSE.txt';

/** Writes the licences of what a build of tsup has bundled. `holder` says in words what holds it. */
export function licenses(file: string, holder: string): Plugin {
  return {
    name: 'licenses',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        const inputs = Object.keys(metafile?.inputs ?? {});
        const { outdir = 'dist' } = build.initialOptions;
        mkdirSync(outdir, { recursive: true });
        writeFileSync(join(outdir, file), licenseText(holder, inputs, process.cwd()));
      });
    },
  };
}

/** `files` are paths from `root`. Throws where a package has no licence: then it may not be bundled. */
export function licenseText(holder: string, files: readonly string[], root: string): string {
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const folder = packageFolder(file);
    if (folder) byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  const parts = [...byFolder].sort().map(([folder, own]) => partOf(folder, own, root));
  if (parts.some((part) => part.includes('Apache'))) {
    parts.push(titled('The Apache License', readFileSync(join(root, apache), 'utf8')));
  }
  return `${holder} holds these packages.\n\n${[...new Set(parts)].join('\n')}`;
}

/** The folder of the package that a file belongs to: the last one below node_modules. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

function partOf(folder: string, files: readonly string[], root: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  const text = file
    ? readFileSync(join(root, folder, file), 'utf8')
    : noticesIn(files.map((each) => readFileSync(join(root, each), 'utf8')));
  if (!license || text === '') throw new Error(`${name} has no licence: it may not be bundled`);
  return titled(`${name} ${version}, ${license}`, text);
}

/** What the files of a package begin with, where it has its licence there. */
function noticesIn(sources: readonly string[]): string {
  const heads = sources.map((source) => /^(?:\/\/.*\n)+/.exec(source)?.[0] ?? '');
  const notices = heads.filter((head) => /copyright/i.test(head));
  return [...new Set(notices)].map((head) => head.replaceAll(/^\/\/ ?/gm, '')).join('\n');
}

function titled(title: string, text: string): string {
  return `${'-'.repeat(72)}\n${title}\n\n${text.trim()}\n`;
}
