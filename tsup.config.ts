import { defineConfig } from 'tsup';

export default defineConfig({
  // Spelled out: knip reads them here.
  entry: {
    index: 'src/index.ts',
    attach: 'src/attach.ts',
    catalogue: 'src/catalogue.ts',
    element: 'src/element.ts',
    'key-value-store': 'src/key-value-store.ts',
    machine: 'src/machine.ts',
    observed: 'src/observed.ts',
    react: 'src/react.ts',
    testing: 'src/testing.ts',
    texts: 'src/texts.ts',
    'texts/en': 'src/texts/en.ts',
    'texts/fa': 'src/texts/fa.ts',
    wire: 'src/wire.ts',
    // The engine itself is a file of the core.
    engine: 'src/own-protocol.ts',
  },
  tsconfig: 'tsconfig.build.json',
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // Without it two CommonJS entries would hold two copies of a class.
  splitting: true,
  // Persian as it is written, not as escapes.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
  sourcemap: true,
  clean: true,
  // tsup 8.5.1 passes baseUrl to its d.ts program, which TypeScript 6 refuses without this.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
