// The types of the packed package, as the compilers and editors of apps read them. They need the built package, so they are no part of `npm test`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'types',
    include: ['test/types/packed/*.packed.ts'],
    reporters: ['default', './test/support/tally.ts'],
    globalSetup: './test/types/packed/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
