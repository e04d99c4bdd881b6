// Other people's tools beside the packed package; what they are stands in test/tools.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'tools',
    include: ['test/tools/*.tools.ts'],
    reporters: ['default', './test/support/tally.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
