// Fewer files for those who bundle nothing: each takes about a ms to load. Comes in: the modules of a build, split by which entries need what.
// Goes out: the same, with the small ones that only declare functions and values as one. Next: commonjs.ts.
import { readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import type { Options } from 'tsup';
import { modulesIn } from './built-modules.js';

/** Above this a file takes longer to read than to find. */
const smallBytes = 4000;

const isSplitOff = (file: string) => /^chunk-[A-Z\d]+\.js$/.test(file);
/** What an `import()` loads. */
const isLoadedLater = (file: string) => /-[A-Z\d]{8}\.js$/.test(file);

/** An import, as minified by esbuild. */
const anImport = /import(?:[^"]*from)?"([^"]*)";/g;

/** What a module imports, if that is all that a bundler leaves of it where nothing of it is used: no entry gets larger by what stands beside. */
async function importsOf(path: string): Promise<readonly string[] | undefined> {
  const { outputFiles } = await build({
    stdin: { contents: `import ${JSON.stringify(path)}` },
    ...{ bundle: true, write: false, format: 'esm', minify: true, logLevel: 'error' },
    plugins: [
      {
        name: 'one module',
        setup({ onResolve }) {
          // The package says of all of its modules that they do nothing by themselves: here that is the question.
          onResolve({ filter: /.*/ }, (asked) =>
            asked.path === path
              ? { path, sideEffects: true }
              : { path: asked.path, external: true },
          );
        },
      },
    ],
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  const imported = [...text.matchAll(anImport)].map(([, from = '']) => basename(from));
  return text.replace(anImport, '') === '' ? imported : undefined;
}

/** The small modules that only declare, and that need no others than such. */
async function sharedIn(folder: string): Promise<ReadonlySet<string>> {
  const shared = new Map<string, readonly string[]>();
  for (const file of modulesIn(folder).filter(isSplitOff)) {
    const path = resolve(folder, file);
    if (readFileSync(path).length >= smallBytes) continue;
    const imported = await importsOf(path);
    if (imported) shared.set(file, imported);
  }
  const isLeft = () =>
    [...shared].find(([, imported]) => !imported.every((file) => shared.has(file)));
  for (let left = isLeft(); left; left = isLeft()) shared.delete(left[0]);
  return new Set(shared.keys());
}

/** With the maps that lead from them to the sources. */
const modules: Plugin = {
  name: 'modules with their maps',
  load: (path) => ({
    code: readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, ''),
    map: readFileSync(`${path}.map`, 'utf8'),
  }),
};

/** Rewrites the modules of a build as entry-build.ts has it. */
export const sharedChunk: NonNullable<Options['plugins']>[number] = {
  name: 'shared chunk',
  buildEnd() {
    return shareChunk(this.options.outDir);
  },
};

async function shareChunk(folder: string): Promise<void> {
  const files = modulesIn(folder);
  const entries = files.filter((file) => !isLoadedLater(file));
  const isOfClient = (file: string) =>
    readFileSync(join(folder, file), 'utf8').startsWith('"use client"');
  const ofClients = entries.filter(isOfClient);
  const shared = await sharedIn(folder);
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((file) => [file.slice(0, -3), resolve(folder, file)])),
    external: (id) => !/^[./]/.test(id),
    plugins: [modules],
    ...{ preserveEntrySignatures: 'strict', treeshake: false },
    onwarn({ code, message }) {
      if (code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(message);
    },
  });
  for (const file of files.flatMap((file) => [file, `${file}.map`])) rmSync(join(folder, file));
  await bundle.write({
    dir: folder,
    ...{ format: 'es', sourcemap: true, sourcemapExcludeSources: true },
    chunkFileNames: '[name].js',
    ...{ hoistTransitiveImports: false, minifyInternalExports: false },
    onlyExplicitManualChunks: true,
    manualChunks: (id) => (shared.has(basename(id)) ? 'shared' : undefined),
    // Rollup leaves it out.
    banner: ({ fileName }) => (ofClients.includes(fileName) ? '"use client";' : ''),
  });
  await bundle.close();
}
