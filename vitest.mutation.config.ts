import { defineConfig } from 'vitest/config';

/** Folders of `test`: of all, or of those that a run for one folder of `src` needs. */
const folders =
  process.env.MUTATION_TESTS ??
  'wire,protocol,catalogue,reaction,lockout,session,engine,request,event,delivery,port,hostile';

// What Stryker runs for each mutant: docs/mutation.md says what is chosen, and why. The tests know each other by nothing but src, so they
// share one module graph: three times as fast.
export default defineConfig({
  test: {
    include: [
      ...folders.split(',').map((folder) => `test/${folder}/**/*.test.ts`),
      'test/{connection,heap,memory}.test.ts',
    ],
    exclude: [
      // They count time or memory, compile, start processes, or compare a page.
      'test/**/{cost,large-frame,timer,weight}.test.ts',
      'test/protocol/another-build.test.ts',
      'test/engine/{dispose,strangers-platform}.test.ts',
      'test/reaction/reactions-page.test.ts',
      // They say of a million inputs or ways what others say of a few: a mutant that loops would take minutes.
      'test/**/{by-protobuf,distance,fuzz,*model,utf8-all}.test.ts',
    ],
    pool: 'threads',
    setupFiles: ['test/support/seeded.ts'],
    isolate: false,
    // How fast the machine is must not matter.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
