import { defineConfig } from 'vitest/config';
import { type BrowserName, webkitMissing } from './test/browser/browser.js';

const browsers: readonly BrowserName[] = ['chromium', 'firefox', 'webkit'];

export default defineConfig({
  test: {
    reporters: ['default', './test/browser/report.ts', './test/support/tally.ts'],
    // Real browsers, real time: most of it is waiting.
    maxWorkers: 3,
    projects: browsers
      .filter((name) => name !== 'webkit' || webkitMissing() === undefined)
      .map((name) => ({
        test: {
          name,
          include: ['test/browser/**/*.browser.ts'],
          // The page is driven by Playwright, which has no WebKitGTK.
          exclude: name === 'webkit' ? ['test/browser/messenger*'] : [],
          globalSetup: './test/browser/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
  },
});
