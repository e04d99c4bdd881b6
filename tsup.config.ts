import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    ...Object.fromEntries(
      [
        ...['index', 'attach', 'catalogue', 'element', 'key-value-store', 'machine', 'observed'],
        ...['react', 'testing', 'texts', 'texts/en', 'texts/fa', 'wire'],
      ].map((name) => [name, `src/${name}.ts`]),
    ),
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
