// The inspector as a person meets it. Comes in: a page with a strict policy, an engine of its own in it. Goes out: that axe finds nothing, that the
// keyboard reaches everything, that it fits. WebKitGTK does not run it: Playwright does not drive it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { chromium, firefox, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { bundle } from '../docs/bundle.js';
import { launchOptions } from './browser.js';
import { expectSoon, patienceMs } from './expect-soon.js';

/** An engine with something to see in every part, in a page that asks for it by `?language=fa&floating`. */
const app = `
import { createReactionEngine, memoryStore } from '../../src/index.js';
import { defineReactionInspector, inspectEngine } from '../../src/inspect.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
const asked = new URLSearchParams(location.search);
const language = asked.get('language') === 'fa' ? fa : en;
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
const engine = createReactionEngine({ store: memoryStore(), channel: null, login: () => new Promise(() => {}), loginTimeoutMs: 600_000 });
if (asked.has('floating')) inspectEngine(engine, { language });
else {
  defineReactionInspector({ language });
  document.querySelector('reaction-inspector').engine = engine;
}
const never = () => new Promise(() => {});
engine.request(201, never, { subject: 'room-42', timeoutMs: 600_000 });
engine.receive({ majorCode: 203, minorCode: 18, action: 201, requestId: 'k3jd92ks02' });
engine.receive({ majorCode: 234, wait: 42, subject: 'room-42' });
engine.receive({ majorCode: 2 });
engine.request(203, never, { maxHoldMs: 600_000 });
engine.receive(new Uint8Array([1]));
globalThis.engine = engine;
document.title = 'ready';`;

const page = (language: string, element: string) => `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>inspector</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/app.css">
<main><h1>App</h1><button>Before</button>${element}<button>After</button></main>
<script type="module" src="/app.js"></script></html>`;

const css = ':root{color-scheme:light dark}body{margin:8px;background:Canvas;color:CanvasText}';

let server: Server;
beforeAll(async () => {
  const script = await bundle(app);
  server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://site');
    const type = { '/app.js': 'javascript', '/app.css': 'css' }[pathname] ?? 'html';
    response.setHeader('content-type', `text/${type}; charset=utf-8`);
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:",
    );
    const element = searchParams.has('floating') ? '' : '<reaction-inspector></reaction-inspector>';
    const html = page(searchParams.get('language') ?? 'en', element);
    response.end({ javascript: script, css, html }[type]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A start that is slow is no test's.
  await browser;
});

const browser =
  inject('browserName') === 'firefox'
    ? firefox.launch(launchOptions.firefox)
    : chromium.connect(inject('endpoint'));
afterAll(async () => {
  await (await browser).close();
  server.close();
  server.closeAllConnections();
});

interface OpenOptions {
  readonly search?: string;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

async function open({ search = '', width = 1280, colorScheme = 'light' }: OpenOptions = {}) {
  const context = await (await browser).newContext({
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  onTestFinished(() => context.close());
  const opened = await context.newPage();
  await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?${search}`);
  await expectSoon(opened).toHaveTitle('ready');
  return opened;
}

/** What axe finds on the page as it is now. */
async function findings(opened: Page): Promise<string[]> {
  await opened.evaluate(axe.source);
  return opened.evaluate(async () => {
    const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
    const { violations } = await run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    );
  });
}

describe('axe finds nothing', () => {
  it.each([
    { language: 'en', colorScheme: 'light', width: 1280 },
    { language: 'fa', colorScheme: 'dark', width: 320 },
  ] as const)('in $language, $colorScheme, $width wide', async ({ language, ...how }) => {
    const opened = await open({ search: `language=${language}`, ...how });
    await expectSoon(opened.locator('.group').first()).toBeVisible();
    expect(await findings(opened)).toEqual([]);
  });

  it('in a corner, closed and open', async () => {
    const opened = await open({ search: 'floating', colorScheme: 'dark' });
    const toggle = opened.getByRole('button', { name: 'Reaction inspector' });
    expect(await findings(opened)).toEqual([]);
    await toggle.click();
    await expectSoon(opened.locator('.group').first()).toBeVisible();
    expect(await findings(opened)).toEqual([]);
  });
});

it('the keyboard reaches everything in its order, and shows where it is', async () => {
  const opened = await open({ search: 'floating' });
  const { keyboard } = opened;
  await opened.getByRole('button', { name: 'After' }).or(opened.getByText('App')).first().waitFor();
  /** What has the focus, and whether that is seen. */
  const focused = () =>
    opened.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      if (!(inside instanceof HTMLElement)) return undefined;
      const name =
        inside.getAttribute('aria-label') ??
        inside.getAttribute('name') ??
        inside.getAttribute('role') ??
        (inside.innerText || inside.className);
      const { outlineStyle } = getComputedStyle(inside);
      return outlineStyle === 'none' ? `${name}, not seen` : name;
    });
  const walk = async (presses: number) => {
    const names: (string | undefined)[] = [];
    for (let press = 0; press < presses; press++) {
      await keyboard.press('Tab');
      names.push(await focused());
    }
    return names.filter((name) => name !== undefined);
  };
  expect(await walk(3)).toEqual(['toggle']);
  await keyboard.press('Enter');
  await expectSoon(opened.locator('.log')).toBeVisible();
  expect(await walk(12)).toEqual([
    ...['region', 'Filter', 'Pause', 'Clear', 'Export'],
    ...['frame', 'reaction', 'event', 'request', 'fault', 'app', 'log'],
  ]);
});

it.each([320, 390, 1280])('at %i wide nothing stands out of it', async (width) => {
  const opened = await open({ width });
  await expectSoon(opened.locator('.group').first()).toBeVisible();
  const wider = await opened.evaluate(() => {
    const root = document.querySelector('reaction-inspector')?.shadowRoot;
    const all = [...(root?.querySelectorAll('*') ?? [])].filter(
      (each) => each instanceof HTMLElement,
    );
    const out = all.filter(
      (each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0,
    );
    return [
      ...out.map((each) => each.className),
      document.documentElement.scrollWidth > innerWidth && 'the page',
    ].filter(Boolean);
  });
  expect(wider).toEqual([]);
});

it('keeps its style under a policy that allows none in the page, and saves a recording', async () => {
  const opened = await open();
  const saved = await opened.evaluate(async () => {
    const root = document.querySelector('reaction-inspector')?.shadowRoot;
    const blobs: Blob[] = [];
    const names: string[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return createObjectURL(blob);
    };
    // The browser would ask where to.
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    const buttons = [...(root?.querySelectorAll('button') ?? [])];
    buttons.find(({ textContent }) => textContent === 'Export')?.click();
    const panel = root?.querySelector('.panel');
    return {
      names,
      text: await blobs[0]?.text(),
      display: panel && getComputedStyle(panel).display,
      violations: Reflect.get(globalThis, 'violations'),
    };
  });
  expect(saved).toEqual({
    names: [expect.stringMatching(/^reactions-[\d-]+\.ndjson$/)],
    text: expect.stringContaining('{"majorCode":234,"wait":42,"subject":"s1"}'),
    display: 'flex',
    violations: [],
  });
});

it('stays at the end of the timeline, and where the person has scrolled to', async () => {
  const opened = await open();
  const log = opened.locator('.log');
  const add = (count: number) =>
    opened.evaluate((count) => {
      const { engine } = globalThis as unknown as { engine: { receive(frame: object): void } };
      for (let nth = 0; nth < count; nth++) engine.receive({ majorCode: 99_999 });
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, count);
  const fromEnd = () =>
    log.evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight));
  await add(40);
  expect(await fromEnd()).toBeLessThan(4);
  // Also by what comes while it is not to be seen, the first of it in the task in which it was hidden.
  const element = opened.locator('reaction-inspector');
  await element.evaluate((its) => {
    its.toggleAttribute('hidden', true);
    const { engine } = globalThis as unknown as { engine: { receive(frame: object): void } };
    for (let nth = 0; nth < 5; nth++) engine.receive({ majorCode: 99_999 });
  });
  await add(40);
  await element.evaluate((its) => its.toggleAttribute('hidden', false));
  await expectSoon.poll(fromEnd).toBeLessThan(4);
  await expectSoon(log.locator('.group').last()).toBeInViewport();
  await log.evaluate((box) => box.scrollTo(0, 0));
  await add(5);
  expect(await log.evaluate((box) => box.scrollTop)).toBe(0);
});
