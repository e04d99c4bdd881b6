// Chromium and Firefox by Playwright. Comes in: the browser that runs already. Goes out: profiles of it, or one started on a folder.
// Next: tab.ts.
import { type BrowserContext, chromium, firefox } from 'playwright';
import { inject } from 'vitest';
import { launchOptions } from './browser.js';
import type { BrowserProfile, BrowserTab, ProfileOptions } from './tab.js';

const types = { chromium, firefox };

export async function playwrightProfile(
  name: keyof typeof types,
  { folder, inPrivate }: ProfileOptions = {},
): Promise<BrowserProfile> {
  const type = types[name];
  const options = launchOptions[name];
  if (folder) {
    const context = await type.launchPersistentContext(folder, options);
    return profileOf(context, () => context.close());
  }
  if (inPrivate && name === 'firefox') {
    const privately = { 'browser.privatebrowsing.autostart': true };
    const browser = await type.launch({
      ...options,
      firefoxUserPrefs: { ...options.firefoxUserPrefs, ...privately },
    });
    return profileOf(await browser.newContext(), () => browser.close());
  }
  const browser = await type.connect(inject('endpoint'));
  return profileOf(await browser.newContext(), () => browser.close());
}

function profileOf(context: BrowserContext, close: () => Promise<void>): BrowserProfile {
  return {
    close,
    async newTab(): Promise<BrowserTab> {
      const page = await context.newPage();
      const isChromium = context.browser()?.browserType().name() === 'chromium';
      const session = isChromium ? await context.newCDPSession(page) : undefined;
      return {
        visit: async (url) => void (await page.goto(url)),
        evaluate: (expression) => page.evaluate(expression),
        // `goBack` waits for a load, which a page that was kept does not have.
        back: async () => {
          await page.evaluate('void history.back()').catch(() => {});
        },
        close: () => page.close(),
        ...(session && {
          cdp: (method, parameters) =>
            session.send(method as 'Page.crash', parameters as undefined),
        }),
      };
    },
  };
}
