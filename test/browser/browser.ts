// The browsers of the tests. Comes in: the machine. Goes out: where each is, how it is started, or what to install. Next: the config
// makes a project of each, and global-setup.ts starts them.
import { existsSync, readdirSync } from 'node:fs';
import type { LaunchOptions } from 'playwright';

export type BrowserName = 'chromium' | 'firefox' | 'webkit';

/** How Playwright starts the two that it can. */
export const launchOptions: Readonly<Record<'chromium' | 'firefox', LaunchOptions>> = {
  chromium: {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    // A page that is left is kept for the way back, as it is for people.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
  firefox: {
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    firefoxUserPrefs: {
      'ui.prefersReducedMotion': 1,
      // Few processes: a page opens in half the time.
      'fission.autostart': false,
      'dom.ipc.processCount': 2,
      'dom.ipc.processPrelaunch.enabled': false,
    },
  },
};

const packages = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

const install = (names: string) => `apt-get install -y --no-install-recommends ${names}`;

/** Throws where Chromium or Firefox is not installed: without them nothing is shown. */
export function expectInstalled(name: keyof typeof packages): void {
  const { executablePath = '' } = launchOptions[name];
  if (existsSync(executablePath)) return;
  throw new Error(`${name} is not at ${executablePath}: ${install(packages[name])}`);
}

/** WebKitGTK's test browser. */
export const miniBrowser = (existsSync('/usr/lib') ? readdirSync('/usr/lib') : [])
  .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
  .find(existsSync);

const onPath = (name: string) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));

/** Why WebKitGTK does not run here; undefined where it does. */
export function webkitMissing(): string | undefined {
  const missing = [
    ...(onPath('WebKitWebDriver') && miniBrowser ? [] : ['webkit2gtk-driver']),
    ...(process.env.DISPLAY || onPath('Xvfb') ? [] : ['xvfb']),
  ];
  return missing.length > 0 ? `not installed: ${install(missing.join(' '))}` : undefined;
}
