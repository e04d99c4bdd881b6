// What all builds of the entries have in common. Comes in: which build it is. Goes out: options of tsup. Next: the two configurations.
import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';
import { licenses } from '../cli/licenses.js';

export function entryBuild(mode: 'development' | 'production'): Options {
  return {
    tsconfig: 'tsconfig.build.json',
    target: 'es2022',
    platform: 'neutral',
    define: { development: String(mode === 'development') },
    esbuildPlugins: [developmentAsConstant, chartsFromXState, licenses('licenses.txt', 'dist')],
    // Without it two CommonJS entries would hold two copies of a class.
    splitting: true,
    // The one is CommonJS, which a plain rollup does not read; the other is the codec of the servers for tests, which are for pages and phones too.
    // Of XState the core needs a small part; unbundled, reading all of it takes as long as all else until the first event.
    noExternal: ['eventemitter3', 'xstate', /^@bufbuild\/protobuf/],
    esbuildOptions(options) {
      // Persian as it is written, not as escapes.
      options.charset = 'utf8';
      // What the other build holds goes out, all else stays readable.
      options.minifySyntax = true;
      // Of XState what can be taken apart.
      options.conditions = ['module'];
      // The sources are in the package.
      options.sourcesContent = false;
    },
    sourcemap: true,
    dts: false,
  };
}

/** Who runs the chart, or draws it, has XState besides: theirs is the chart's too. */
const chartsFromXState: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'charts from XState',
  setup(build) {
    build.onResolve({ filter: /^xstate$/ }, ({ importer }) =>
      importer.endsWith('session-machine.ts') ? { path: 'xstate', external: true } : undefined,
    );
  },
};

/**
 * Takes the import of `development` out of the sources, so that `define` stands for it: what is imported is known too late for all that depends
 * on it to be left out.
 */
const developmentAsConstant: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'development as a constant',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/^import \{ development \} from '[^']*';$/m, '');
      return { contents, loader: 'ts' };
    });
  },
};
