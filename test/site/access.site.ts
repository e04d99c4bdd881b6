import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '../browser/browser.js';
import { dist } from './built-page.js';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

let server: Server;
let browser: Browser;
let origin = '';

beforeAll(async () => {
  server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://site');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const body = readFileSync(dist + path.slice(1));
      response.setHeader('content-type', kinds[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch(launchOptions.chromium);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** What a page asked of others, and could not get from the site. */
const foreign: string[] = [];

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) foreign.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) foreign.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(origin + path, { waitUntil: 'load' });
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
  await page.evaluate(axe.source);
  return page;
}

/** What axe finds on the page as it is now; `rules`: some of its rules only. */
async function found(page: Page, rules?: readonly string[]): Promise<string[]> {
  const violations = await page.evaluate(async (only) => {
    const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
    return (await run(document, only ? { runOnly: [...only] } : {})).violations;
  }, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

describe.each([
  '/',
  '/session.html',
  '/faq.html',
  '/guides/login-page.html',
  '/reference/events.html',
  '/reference/errors/',
  '/reference/errors/system.html',
  '/reference/api/igap-reactions/wire.html',
  '/fa/',
  '/fa/start.html',
  '/fa/guides/login-page.html',
  '/fa/reference/errors/mpl.html',
])('%s', (path) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(path);
  });
  afterAll(() => page.close());

  it('has nothing that axe finds', async () => {
    expect(await found(page)).toEqual([]);
  });

  it('has no colours that axe finds in the dark theme', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
    expect(await found(page, ['color-contrast'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is no wider than a phone, and has nothing there that axe finds', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    expect(await found(page)).toEqual([]);
  });
});

describe.each([
  {
    language: 'English',
    path: '/',
    asked: [
      ['111', '/reference/errors/user.html#error-111'],
      ['109/1', '/reference/errors/user.html#error-109'],
      ['111/4', '/reference/errors/user.html#error-111'],
      ['USER_LOGIN_FAILED', '/reference/errors/user.html#error-111'],
      ['sent too many requests in a short time', '/reference/errors/system.html#error-10'],
    ],
  },
  {
    language: 'Persian, however it is written',
    path: '/fa/',
    asked: [
      ['۱۰۹/۱', '/fa/reference/errors/user.html#error-109'],
      ['۲۳۴', '/fa/reference/errors/chat.html#error-234'],
      ['در مدت کوتاهی درخواست‌های زیادی', '/fa/reference/errors/system.html#error-10'],
      ['در مدت كوتاهي درخواستهای زیادی', '/fa/reference/errors/system.html#error-10'],
    ],
  },
])('the search in $language', ({ path, asked }) => {
  it('finds codes, names and words among its first three', async () => {
    const page = await open(path);
    await page.keyboard.press('/');
    for (const [words = '', link] of asked) {
      await page.locator('.search-input').fill(words);
      const results = page.locator('.result');
      await expect
        .poll(
          async () => {
            const all = await results.evaluateAll((found) =>
              found.map((each) => each.getAttribute('href')),
            );
            return all.slice(0, 3);
          },
          { timeout: 20_000 },
        )
        .toContain(link);
    }
    await page.close();
  });
});

it('code on a Persian page runs from left to right, and Persian texts from right to left', async () => {
  const page = await open('/fa/reference/errors/user.html');
  const directions = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((found) => [...new Set(found.map((each) => getComputedStyle(each).direction))]);
  expect(await directions('.vp-doc :is(code, pre)')).toEqual(['ltr']);
  expect(await directions('.vp-doc td:has(> span[dir="rtl"])')).toEqual(['rtl']);
  await page.close();
});

it('no page asked for anything that is not of the site', () => {
  expect(foreign).toEqual([]);
});
