// A tab in a browser, as the tests use it. Comes in: the browser that is under test. Goes out: profiles, whose tabs are of one origin and
// share storage and channel, and functions that run in them. Next: the tests.
import { setTimeout } from 'node:timers/promises';
import { afterAll, inject, onTestFinished } from 'vitest';
import type { Breakage } from './breakage.js';
import type { BrowserName } from './browser.js';
import type { Driver } from './driver.js';

/** What a tab needs of its browser. */
export interface BrowserTab {
  visit(url: string): Promise<void>;
  /** Evaluates an expression in the page and waits for the promise that it may be. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses the browser's button to go back. */
  back(): Promise<void>;
  close(): Promise<void>;
  /** Chromium's own commands; the tab is not used for another test then. Absent elsewhere. */
  cdp?(method: string, parameters?: object): Promise<unknown>;
}

/** A person's browser: what its tabs of one origin store, they share. */
export interface BrowserProfile {
  newTab(): Promise<BrowserTab>;
  close(): Promise<void>;
}

export interface ProfileOptions {
  /** Where the profile is kept, so that it can be opened again. Absent: nowhere. Not in WebKitGTK. */
  readonly folder?: string;
  /** A browser in private windows only: Firefox. In the others a profile that is kept nowhere is private anyway. */
  readonly inPrivate?: boolean;
  /** The site, where it is not one of its own: a profile that is opened again. */
  readonly host?: string;
}

interface PageOptions {
  readonly account?: string;
  readonly broken?: readonly Breakage[];
  /** The page is of an origin of its own, which may store nothing. */
  readonly sandboxed?: boolean;
  /** No engine is made: a page that only happens to be of the origin. */
  readonly engine?: 'none';
}

/** Whatever a function that runs in a page may be given. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Plain[]
  | { [key: string]: Plain };

/** A function that runs in a page: it sees its arguments and the page's scope, nothing of the test. */
type Work<Result, Given extends readonly Plain[]> = (
  driver: Driver,
  ...given: Given
) => Result | Promise<Result>;

export interface Tab {
  readonly browser: BrowserTab;
  /** Runs a function in the page. */
  run<Result, Given extends readonly Plain[]>(
    work: Work<Result, Given>,
    ...given: Given
  ): Promise<Result>;
  /** Asks again and again until the answer is truthy; fails with the last one, and with `what` was awaited. */
  until<Result, Given extends readonly Plain[]>(
    what: string,
    work: Work<Result, Given>,
    ...given: Given
  ): Promise<Result>;
  reload(): Promise<void>;
  /** Follows a link to another site. */
  leave(): Promise<void>;
  /** Comes back by the browser's button. */
  back(): Promise<void>;
  close(): Promise<void>;
}

export interface Profile {
  open(page?: PageOptions): Promise<Tab>;
  /** Two tabs of the same page. */
  pair(page?: PageOptions): Promise<readonly [Tab, Tab]>;
  close(): Promise<void>;
}

/** The browser that this run of the tests is about. */
export const browserName: BrowserName = inject('browserName');

/** For tests that say how soon: a machine that does much else may stall for longer, and is tried again. */
export const inRealTime = { retry: 2 } as const;

/** How long a tab may take for what happens at once. */
const patienceMs = 8000;

let sites = 0;
/** A name that no other profile uses: every one is an origin of its own. */
export const newHost = () => `s${process.pid}-${++sites}.localhost`;

/** The browser that runs all along, and tabs of it that are free: opening one takes longer than most tests. */
let running: Promise<BrowserProfile> | undefined;
const free: BrowserTab[] = [];
afterAll(async () => (await running)?.close());

/** What drives the browser is loaded with the first tab: that takes a second. */
async function start(options: ProfileOptions): Promise<BrowserProfile> {
  if (browserName === 'webkit') return (await import('./by-webdriver.js')).webDriverProfile();
  return (await import('./by-playwright.js')).playwrightProfile(browserName, options);
}

async function takeTab(): Promise<BrowserTab> {
  running ??= start({});
  return free.pop() ?? (await running).newTab();
}

/** A profile for one test, closed when that has finished. */
export async function openProfile(options: ProfileOptions = {}): Promise<Profile> {
  const { host = newHost(), folder, inPrivate } = options;
  const site = `http://${host}:${inject('sitePort')}`;
  const own = folder || inPrivate ? await start(options) : undefined;
  const used = new Set<BrowserTab>();
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    if (own) await own.close();
    else free.push(...used);
  };
  onTestFinished(close);

  async function openTab(page: PageOptions = {}): Promise<Tab> {
    const { account, broken = [], sandboxed, engine } = page;
    const search = new URLSearchParams({
      ...(account !== undefined && { account }),
      ...(engine && { engine }),
      ...(sandboxed && { sandboxed: '' }),
    });
    for (const name of broken) search.append('broken', name);
    const browserTab = await (own ? own.newTab() : takeTab());
    used.add(browserTab);
    const tab = tabOf(browserTab, `${site}/tab?${search}`, `${site}/elsewhere`, () =>
      used.delete(browserTab),
    );
    await tab.reload();
    return tab;
  }

  return {
    open: openTab,
    pair: async (page) => [await openTab(page), await openTab(page)],
    close,
  };
}

function tabOf(browser: BrowserTab, url: string, elsewhere: string, closing: () => void): Tab {
  const tab: Tab = {
    browser,
    run: (work, ...given) =>
      browser.evaluate(callOf(work, given)) as Promise<Awaited<ReturnType<typeof work>>>,
    async until(what, work, ...given) {
      const untilMs = Date.now() + patienceMs;
      let last: unknown;
      do {
        // While a page is on its way nothing can be asked of it.
        const answer = await tab.run(work, ...given).catch((error) => {
          last = error;
          return undefined;
        });
        if (answer) return answer;
        last = answer ?? last;
        await setTimeout(20);
      } while (Date.now() < untilMs);
      const emitted = await tab.run(({ emitted }) => emitted).catch(String);
      throw new Error(
        `Not within ${patienceMs} ms: ${what}. Last: ${last}. Emitted: ${JSON.stringify(emitted)}`,
      );
    },
    async reload() {
      await browser.visit(url);
      await tab.until('the page is loaded', (driver) => Boolean(driver));
    },
    leave: () => browser.visit(elsewhere),
    async back() {
      await browser.back();
      await tab.until('the page is back', (driver) => Boolean(driver));
    },
    close() {
      closing();
      return browser.close();
    },
  };
  return tab;
}

/** A call of a function that is written here, as text. */
export function callOf(work: (...given: never[]) => unknown, given: readonly Plain[]): string {
  const values = given.map((value) => JSON.stringify(value) ?? 'undefined');
  return `(${work})(${['globalThis.driver', ...values].join(', ')})`;
}
