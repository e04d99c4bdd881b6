import { defineConfig } from 'vitest/config';

// React Native's own tools over the packed package; their packages stand in test/native.
export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally.ts'],
    name: 'native',
    include: ['test/native/**/*.native.ts'],
    exclude: ['test/native/node_modules/**'],
    globalSetup: './test/native/packed.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
