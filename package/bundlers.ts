// The built core, as the bundlers of apps make one minified module of it. Comes in: dist/. Goes out: a text for each of them. Next: size.ts, which
// counts the largest.
import { fileURLToPath } from 'node:url';
import { build as esbuild, transform } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';

const entry = fileURLToPath(new URL('../dist/index.js', import.meta.url));

async function byEsbuild(): Promise<string> {
  const { outputFiles } = await esbuild({
    entryPoints: [entry],
    ...{ bundle: true, minify: true, write: false, format: 'esm', logLevel: 'error' },
  });
  return outputFiles[0]?.text ?? '';
}

/** Rollup minifies nothing by itself. */
async function byRollup(): Promise<string> {
  const bundle = await rollup({
    input: entry,
    plugins: {
      name: 'packages',
      resolveId: (id) => (/^\w/.test(id) ? fileURLToPath(import.meta.resolve(id)) : null),
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return (await transform(output[0].code, { minify: true })).code;
}

async function byVite(): Promise<string> {
  const built = await vite({
    ...{ configFile: false, logLevel: 'silent' },
    build: {
      ...{ write: false, target: 'es2022', modulePreload: false },
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  return chunk?.type === 'chunk' ? chunk.code : '';
}

/** Each by its name. */
export const bundlers: Readonly<Record<string, () => Promise<string>>> = {
  esbuild: byEsbuild,
  rollup: byRollup,
  vite: byVite,
};
