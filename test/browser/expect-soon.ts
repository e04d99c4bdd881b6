// What a page shows sooner or later. Comes in: a locator. Goes out: an assertion that waits. Next: the tests of pages.
import { expect } from 'playwright/test';

/** Longer than a page takes on a machine that does much else: only a test that fails waits for so long. */
export const patienceMs = 30_000;

/** Playwright's, with that patience. */
export const expectSoon = expect.configure({ timeout: patienceMs });
