// The start pages, on the packed package. They install what they name, so they are no part of `npm test`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'start',
    include: ['test/start/*.start.ts'],
    reporters: ['default', './test/support/tally.ts'],
    testTimeout: 300_000,
    maxConcurrency: 3,
  },
});
