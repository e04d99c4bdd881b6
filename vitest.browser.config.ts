import { defineConfig } from 'vitest/config';
import { type BrowserName, webkitMissing } from './test/browser/browser.js';

const browsers: readonly BrowserName[] = ['chromium', 'firefox', 'webkit'];

const excluded: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [],
  // What axe finds, what forms say, how screens look and how a session goes is the same there, and takes three minutes. Firefox runs the messages and the one
  // connection of several tabs.
  firefox: ['test/browser/messenger-{access,registration,screen,session,trouble}.browser.ts'],
  // Their pages are driven by Playwright, which has no WebKitGTK.
  webkit: ['test/browser/{messenger,inspector}*'],
};

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
          exclude: [...excluded[name]],
          globalSetup: './test/browser/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      })),
  },
});
