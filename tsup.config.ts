import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/attach.ts',
    'src/element.ts',
    'src/key-value-store.ts',
    'src/machine.ts',
    'src/react.ts',
    'src/testing.ts',
    'src/texts.ts',
    'src/texts/en.ts',
    'src/texts/fa.ts',
    'src/wire.ts',
  ],
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
