// The messenger page in the browser under test. Comes in: a language, a theme, a size. Goes out: a page of a fresh server, what a person does
// on it, and what it sends. Next: the tests of messenger*.browser.ts. WebKitGTK does not run them: Playwright does not drive it.
import { type BrowserContext, chromium, firefox, type Locator, type Page } from 'playwright';
import { tsImport } from 'tsx/esm/api';
import { afterAll, inject, onTestFinished } from 'vitest';
import { sampleCode, samples } from '../../examples/messenger/app/phone-book.js';
import { en } from '../../examples/messenger/app/words/en.js';
import { fa } from '../../examples/messenger/app/words/fa.js';
import type { Words } from '../../examples/messenger/app/words/words.js';
import { paths } from '../../examples/messenger/command.js';
import type { ManualClock } from '../../src/manual-clock.js';
import { launchOptions } from './browser.js';
import { expectSoon, patienceMs } from './expect-soon.js';

type Site = typeof import('../../examples/messenger/server/messenger.js');
type Server = Awaited<ReturnType<Site['startMessenger']>>['server'];

/** The page's server as `npm start` loads it: the package's name means what is built. */
const site: Promise<Site> = tsImport('../../examples/messenger/server/messenger.ts', {
  parentURL: import.meta.url,
  tsconfig: 'examples/tsconfig.json',
});

const name = inject('browserName');
/** A Firefox of its own: in one that other tests use too, windows take each other the focus. */
const browser =
  name === 'firefox' ? firefox.launch(launchOptions.firefox) : chromium.connect(inject('endpoint'));
afterAll(async () => (await browser).close());

export const sizes = {
  desktop: { width: 1440, height: 900 },
  laptop: { width: 1280, height: 640 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 568 },
} as const;
const languages = { en, fa } as const;

export interface VisitOptions {
  readonly language?: keyof typeof languages;
  readonly size?: keyof typeof sizes;
  /** The page's time moves by `page.clock` only. */
  readonly timeIsMoved?: boolean;
  /** The server's delays go by it. */
  readonly serverClock?: ManualClock;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  readonly server: Server;
  readonly words: Words;
  button(label: string): Locator;
  /** One of the states, as the inspector shows it. */
  state(name: string): Locator;
  /** What the inspector shows of what happened. */
  readonly timeline: Locator;
  /** With the right code by one press on a sample; another one is typed, and so is the number. Without a code it ends at that page. */
  register(who: keyof Words['register']['shows'], code?: string): Promise<void>;
  /** Signed in as Sara, with a room open. */
  chat(room?: number): Promise<void>;
  say(text: string): Promise<void>;
  /** The person's own messages with this text. */
  bubble(text: string): Locator;
  /** Texts of the #201 that the page has sent, in order, those sent again too. */
  sentTexts(): Promise<string[]>;
}

/** In place of what the field holds. By keys: what `fill` does in Firefox, React does not notice. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.fill('');
  await field.pressSequentially(text);
}

/** Within its page; which window the machine has in front is another's business. */
export async function expectFocus(element: Locator): Promise<void> {
  const hasFocus = () => element.evaluate((its) => its === document.activeElement);
  await expectSoon.poll(hasFocus, { message: `the focus on ${element}` }).toBe(true);
}

/** Signs out, and says yes to the question. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.rooms-head .button').click();
  await page.locator('.dialog .button-main').click();
}

/** Presses what makes the server misbehave, until the server knows of it. */
export async function obeyed(page: Page, press: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith(paths.control));
  await press();
  await answer;
}

export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const { language = 'en', size = 'desktop', timeIsMoved = false, serverClock } = options;
  const { startMessenger } = await site;
  const files = inject('messengerFiles');
  const { url, server, close } = await startMessenger({ port: 0, files, clock: serverClock });
  const context = await (await browser).newContext({
    viewport: sizes[size],
    locale: language,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  onTestFinished(async () => {
    await context.close();
    await close();
  });
  await context.addInitScript(recordSent);
  const page = await context.newPage();
  if (timeIsMoved) await page.clock.install();
  await page.goto(url);
  const words = languages[language];
  const button = (label: string) => page.getByRole('button', { name: label, exact: true });

  const register: Visit['register'] = async (who, code) => {
    const sample = page.getByRole('button', { name: words.register.shows[who] });
    if (code === sampleCode) return sample.click();
    const number = samples.find(({ shows }) => shows === who)?.number ?? 0n;
    await typeInto(page.getByLabel(words.register.number, { exact: true }), `+${number}`);
    await button(words.register.go).click();
    const field = page.getByLabel(words.code.code, { exact: true });
    await field.waitFor();
    // The last digit sends it.
    if (code !== undefined) await typeInto(field, code);
  };
  const say: Visit['say'] = async (text) => {
    const field = page.getByLabel(words.chats.message, { exact: true });
    await typeInto(field, text);
    await field.press('Enter');
  };
  return {
    page,
    context,
    url,
    server,
    words,
    button,
    state: (state) => page.locator('reaction-inspector .state.now', { hasText: state }),
    timeline: page.locator('reaction-inspector .log'),
    register,
    async chat(room = 1) {
      await register('known', '12345');
      await page
        .locator('.room')
        .nth(room - 1)
        .click();
      await page.locator('.conversation').waitFor();
    },
    say,
    bubble: (text) =>
      page.locator('.bubble-new').filter({ has: page.getByText(text, { exact: true }) }),
    sentTexts: () => page.evaluate(() => Reflect.get(globalThis, 'sentTexts')),
  };
}

/** Runs in the page, before its scripts: remembers the texts of #201, which are the last field of their frames. */
function recordSent(): void {
  const texts: string[] = [];
  Reflect.set(globalThis, 'sentTexts', texts);
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    const bytes = data instanceof Uint8Array ? data : new Uint8Array();
    const length = 2 + (bytes[3] ?? 0) + 2;
    // Behind the request and the room (a number below 128) stand tag and length of the text.
    if (bytes[0] === 201) texts.push(new TextDecoder().decode(bytes.subarray(length + 4)));
    send.call(this, data);
  };
}
