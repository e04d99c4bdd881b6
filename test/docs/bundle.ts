import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('entry.ts', import.meta.url));

/** A module of the text given, minified, with all that it imports but what is `external`. The text imports from here. */
export async function bundle(
  text: string,
  {
    external = [],
    format = 'es',
  }: { readonly external?: readonly (string | RegExp)[]; readonly format?: 'es' | 'cjs' } = {},
): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { __DEV__: 'false' },
    // As an application is built: under test Vite would take what packages have for development.
    resolve: { conditions: ['module', 'browser', 'production'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? text : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        external: [...external],
        preserveEntrySignatures: 'strict',
        output: { format },
      },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  return chunk.code;
}
