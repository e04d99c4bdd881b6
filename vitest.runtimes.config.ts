import { defineConfig } from 'vitest/config';

// The packed package on the runtimes that apps, servers and their tests run on. What they are is fetched, so it is no part of `npm test`.
export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally.ts'],
    name: 'runtimes',
    include: ['test/runtimes/*.runtimes.ts'],
    globalSetup: './test/runtimes/fetched.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
