// The rest of what tsup builds: types, and the development build. Comes in: the entries of tsup.config.ts. Goes out: modules and types. Next:
// commonjs.ts makes CommonJS of them.
import { defineConfig, type Options } from 'tsup';
import production from '../tsup.config.js';
import { entryBuild } from './entry-build.js';
import { sharedChunk } from './shared-chunk.js';

const { entry = {} } = production as Options;

export default defineConfig([
  {
    ...entryBuild('production'),
    entry,
    format: ['esm', 'cjs'],
    // tsup 8.5.1 passes baseUrl to its d.ts program, which TypeScript 6 refuses without this.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...{ ...entryBuild('development'), entry, format: 'esm', outDir: 'dist/development' },
    plugins: [sharedChunk],
  },
]);
