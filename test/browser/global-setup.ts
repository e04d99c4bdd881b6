// Before the tests of a browser: it is started once, and the site is served. Comes in: dist/ and the project, which is named after the
// browser. Goes out: addresses for the tests, the version for the report. After them: everything is stopped.
import { chromium, firefox } from 'playwright';
import type { TestProject } from 'vitest/node';
import { type BrowserName, expectInstalled, launchOptions } from './browser.js';
import { startSite } from './site.js';
import { startDisplay, startWebDriver } from './webkitgtk.js';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly browserName: BrowserName;
    readonly browserVersion: string;
    readonly sitePort: number;
    /** Where the browser is reached: by Playwright, or the X display of WebKitGTK. */
    readonly endpoint: string;
  }
}

interface Started {
  readonly version: string;
  readonly endpoint: string;
  stop(): unknown;
}

async function startWebKit(): Promise<Started> {
  const { display, stop } = await startDisplay();
  const { version, close } = await startWebDriver(display);
  await close();
  return { version, endpoint: display, stop };
}

async function startByPlaywright(name: 'chromium' | 'firefox'): Promise<Started> {
  const type = { chromium, firefox }[name];
  const server = await type.launchServer(launchOptions[name]);
  const browser = await type.connect(server.wsEndpoint());
  const version = browser.version();
  await browser.close();
  return { version, endpoint: server.wsEndpoint(), stop: () => server.close() };
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const name = project.name as BrowserName;
  const start = async () => {
    if (name === 'webkit') return startWebKit();
    expectInstalled(name);
    return startByPlaywright(name);
  };
  const [site, { version, endpoint, stop }] = await Promise.all([startSite(), start()]);
  project.provide('browserName', name);
  project.provide('browserVersion', version);
  project.provide('sitePort', site.port);
  project.provide('endpoint', endpoint);
  return async () => {
    await stop();
    await site.close();
  };
}
