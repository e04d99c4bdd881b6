// What the core is made of. Comes in: the sources. Goes out: how many bytes each file has in one minified module of them, and that module. Next:
// size.ts prints it. Bundled from the sources: the built files hold several of these each.
import { build } from 'esbuild';
import { entryBuild } from './entry-build.js';

/** A file, or all of a folder or package. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
}

/** The core as one module, minified, with all that it imports. */
export interface Core {
  readonly text: string;
  /** The largest first. */
  readonly files: readonly Part[];
}

/** Bundles the core entry for production. */
export async function coreParts(): Promise<Core> {
  const { define = {}, esbuildPlugins = [] } = entryBuild('production');
  const { metafile, outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    ...{ bundle: true, minify: true, write: false, metafile: true, outdir: 'reports/size' },
    ...{ format: 'esm', target: 'es2022', charset: 'utf8', tsconfig: 'tsconfig.build.json' },
    define,
    // That one writes a file of the package.
    plugins: esbuildPlugins.filter(({ name }) => name !== 'licenses'),
    conditions: ['module'],
    logLevel: 'error',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).map(([name, { bytesInOutput }]) => ({
    ...{ name, bytes: bytesInOutput },
  }));
  return { text: outputFiles[0]?.text ?? '', files: sorted(files) };
}

const sorted = (parts: readonly Part[]) => [...parts].sort((a, b) => b.bytes - a.bytes);

/** `src/session` of its files, `xstate` of a package's, `src` of what stands above the folders. */
export function folderOf(file: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(file) ?? [];
  return name ?? file.split('/').slice(0, -1).slice(0, 2).join('/');
}

/** The sums of the files of each folder, the largest first. */
export function foldersOf(files: readonly Part[]): readonly Part[] {
  const sums = new Map<string, number>();
  for (const { name, bytes } of files) {
    const folder = folderOf(name);
    sums.set(folder, (sums.get(folder) ?? 0) + bytes);
  }
  return sorted([...sums].map(([name, bytes]) => ({ name, bytes })));
}
