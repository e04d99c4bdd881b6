import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally.ts'],
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text', 'json-summary'] },
    include: ['test/**/*.test.ts'],
    // One seed: a run says the same of the same code.
    setupFiles: ['./test/support/seeded.ts'],
    // Some tests start processes; how fast the machine is must not matter.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
  },
});
