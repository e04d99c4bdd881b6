import { defineConfig } from 'vitest/config';

// What Stryker runs for each mutant: the tests of reaction, lockout, session, engine, requests and wire, without types. They know each other by
// nothing but src, so they share one module graph: three times as fast.
export default defineConfig({
  test: {
    include: ['test/{reaction,lockout,session,engine,request,wire}/**/*.test.ts'],
    exclude: ['test/reaction/reactions-page.test.ts', 'test/wire/fuzz.test.ts'],
    setupFiles: ['test/support/seeded.ts'],
    isolate: false,
  },
});
