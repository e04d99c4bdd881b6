// The build of the command: dist/cli.js, one file with all that it needs, and the licences of what is in it. Comes in: main.ts. It is a build of
// its own, after that of the entries: an app that imports those has nothing of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Options } from 'tsup';
import { licenses } from './licenses.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** A build of the command into a folder. */
export function commandBuild(outDir: string): Options {
  return {
    entry: { cli: join(root, 'cli/main.ts') },
    outDir,
    // Its paths map the name of the package to the sources, which the player of examples/ needs.
    tsconfig: join(root, 'tsconfig.json'),
    format: 'esm',
    target: 'node20',
    platform: 'node',
    noExternal: [/.*/],
    // ws asks for them and does without.
    external: ['bufferutil', 'utf-8-validate'],
    splitting: false,
    minify: true,
    define: { 'process.env.IGAP_REACTIONS_VERSION': JSON.stringify(version) },
    // Packages in CommonJS are asked for by `require`, which a module does not have.
    banner: {
      js: "import { createRequire as cliRequire } from 'node:module'; const require = cliRequire(import.meta.url);",
    },
    esbuildOptions: (options) => {
      options.charset = 'utf8';
      options.legalComments = 'none';
    },
    esbuildPlugins: [licenses('cli-licenses.txt', 'dist/cli.js')],
    clean: false,
    dts: false,
  };
}

export default defineConfig(commandBuild(join(root, 'dist')));
