// What all builds of the entries have in common. Comes in: which build it is. Goes out: options of tsup. Next: the two configurations.
import type { Options } from 'tsup';

export function entryBuild(mode: 'development' | 'production'): Options {
  return {
    tsconfig: 'tsconfig.build.json',
    target: 'es2022',
    platform: 'neutral',
    define: { __DEV__: String(mode === 'development') },
    // Without it two CommonJS entries would hold two copies of a class.
    splitting: true,
    // It is CommonJS, which a plain rollup does not read.
    noExternal: ['eventemitter3'],
    esbuildOptions(options) {
      // Persian as it is written, not as escapes.
      options.charset = 'utf8';
      // What the other build holds goes out, all else stays readable.
      options.minifySyntax = true;
      // The sources are in the package.
      options.sourcesContent = false;
    },
    sourcemap: true,
    dts: false,
  };
}
