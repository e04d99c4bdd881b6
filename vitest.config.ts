import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

declare module 'vitest' {
  /** What a project says to its tests. */
  interface ProvidedContext {
    /** The major version of React that the binding is tested with. */
    readonly react: string;
    /** What the tests of the protocol server run over. */
    readonly server: 'sockets' | 'memory';
  }
}

const react18 = (name: string) =>
  fileURLToPath(new URL(`test/react-18/node_modules/${name}`, import.meta.url));

const shared = {
  // No test leaves anything behind, so files share their threads.
  pool: 'threads' as const,
  isolate: false,
  unstubGlobals: true,
  restoreMocks: true,
  // One seed: a run says the same of the same code.
  setupFiles: ['./test/support/seeded.ts'],
  // Some tests start processes; how fast the machine is must not matter.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally.ts'],
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      // Words that are data or generated; and what tests run as their frameworks' compilers have built it, into which coverage does not follow.
      exclude: [
        ...['src/protocol/igap*.ts', 'src/testing/messages.ts', 'src/texts/{en,fa}.ts'],
        'src/{solid,svelte,vue}/**',
      ],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 98, branches: 98 },
    },
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'test/browser/**'],
          provide: { react: '19', server: 'sockets' },
          typecheck: {
            enabled: true,
            include: ['test/**/*.test-d.ts'],
            exclude: ['test/types/registered/**'],
            tsconfig: './tsconfig.json',
          },
        },
      },
      {
        // The same of the build for production: what only development says is left out.
        define: { __DEV__: 'false' },
        test: {
          ...shared,
          name: 'production',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            // What is no source, says the words, counts, or builds by itself, which it does for production as it is.
            ...['binding', 'browser', 'cli', 'docs', 'examples'].map(
              (folder) => `test/${folder}/**`,
            ),
            ...['package', 'platform', 'recipes', 'release', 'seeds'].map(
              (folder) => `test/${folder}/**`,
            ),
            // They take long, and give no wrong argument, which is all that development says more of there.
            'test/manual-clock-{device,platform,timers}.test.ts',
            'test/wire/{by-protobuf,utf8}.test.ts',
            'test/recording/{model,record-frames}.test.ts',
            'test/{texts/remaining-text,types/node-port}.test.ts',
            'test/**/*.development.test.{ts,tsx}',
            'test/**/{cost,fuzz,soak,weight}.test.ts',
            'test/{imports,protocol/another-build,recipes/script,lockout/timer}.test.ts',
            // The suite of the session once more, over the chart; processes of their own.
            'test/{machine/session-suite,engine/strangers-platform,reaction/reactions-page}.test.ts',
            'test/testing/{command,messages,start-server}.test.ts',
          ],
          provide: { react: '19', server: 'sockets' },
        },
      },
      {
        // What a server does is the same without sockets.
        test: {
          ...shared,
          name: 'memory server',
          include: ['test/testing/**/*.test.ts'],
          exclude: [
            'test/testing/{command,error-frame,memory-server,messages,next-event,real-client,start-server,test-engine,text-encoding}.test.ts',
          ],
          provide: { react: '19', server: 'memory' },
        },
      },
      {
        // A program of its own: it registers a protocol.
        test: {
          name: 'registered',
          include: [],
          typecheck: {
            enabled: true,
            include: ['test/types/registered/*.test-d.ts'],
            tsconfig: './test/types/registered/tsconfig.json',
          },
        },
      },
      {
        resolve: { alias: { react: react18('react'), 'react-dom': react18('react-dom') } },
        test: {
          ...shared,
          name: 'react 18',
          include: ['test/react/**/*.test.tsx'],
          provide: { react: '18', server: 'sockets' },
        },
      },
    ],
  },
});
