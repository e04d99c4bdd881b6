// The site, as it was built. Its packages are its own, so it is no part of `npm test`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'site',
    include: ['test/site/*.site.ts'],
    reporters: ['default', './test/support/tally.ts'],
    // A browser, and pages with hundreds of errors.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
