// Programs that are measured where they are loaded: each as one file, or as it is written. Comes in: entries. Goes out: files in reports/. Next:
// scenes/cold.ts runs them in Node, scenes/chromium.ts in pages.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { naiveEntries } from './baselines/naive-entries.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** An empty folder inside of the project, so that packages are found as an app finds them. */
export function emptyFolder(name: string): string {
  const folder = here(`../reports/${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** How programs are built. */
export interface ProgramBuild {
  readonly platform: 'node' | 'browser';
  /** Whether everything that is imported goes into the one file, minified. */
  readonly bundled: boolean;
}

/** Builds `entries`, paths from here, into `folder`: `cold/ours.ts` becomes `ours.mjs`. */
export async function buildPrograms(
  entries: readonly string[],
  folder: string,
  { platform, bundled }: ProgramBuild,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const table = join(folder, 'naive-table.mjs');
  writeFileSync(table, `export default ${JSON.stringify(naiveEntries())}`);
  await build({
    entryPoints: entries.map(here),
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, platform, format: 'esm', target: 'es2022', minify: bundled },
    // As it is read where nothing bundles: files of packages from packages.
    external: bundled ? [] : ['igap-reactions', 'protobufjs', 'xstate'],
    alias: { 'naive-table': table },
    tsconfig: here('tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}
