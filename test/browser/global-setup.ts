// Before the tests of a browser: it is started once, and the site is served. Comes in: dist/ and the project, which is named after the
// browser. Goes out: addresses for the tests, the version for the report. After them: everything is stopped.
import { chromium, firefox } from 'playwright';
import { tsImport } from 'tsx/esm/api';
import type { TestProject } from 'vitest/node';
import type { PageFiles } from '../../examples/messenger/server/page-files.js';
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
    /** The messenger's page as `npm start` builds it; empty where no test visits it. */
    readonly messengerFiles: PageFiles;
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

/** Once for all tests of a browser. It is loaded as `npm start` loads it: the package's name means what is built. */
async function buildMessenger(): Promise<PageFiles> {
  type Files = typeof import('../../examples/messenger/server/page-files.js');
  const files: Files = await tsImport('../../examples/messenger/server/page-files.ts', {
    parentURL: import.meta.url,
    tsconfig: 'examples/tsconfig.json',
  });
  return files.buildPage();
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const name = project.name as BrowserName;
  const start = async () => {
    if (name === 'webkit') return startWebKit();
    expectInstalled(name);
    return startByPlaywright(name);
  };
  const [site, { version, endpoint, stop }, messengerFiles] = await Promise.all([
    startSite(),
    start(),
    // Playwright does not drive WebKitGTK.
    name === 'webkit' ? new Map() : buildMessenger(),
  ]);
  project.provide('browserName', name);
  project.provide('browserVersion', version);
  project.provide('sitePort', site.port);
  project.provide('endpoint', endpoint);
  project.provide('messengerFiles', messengerFiles);
  return async () => {
    await stop();
    await site.close();
  };
}
