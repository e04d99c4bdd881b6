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

async function open(path: string, theme: 'light' | 'dark', width = 1440): Promise<Page> {
  const page = await browser.newPage({
    colorScheme: theme,
    viewport: { width, height: 900 },
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
  return page;
}

async function found(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
    return (await run(document)).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

const pages = [
  '/',
  '/session.html',
  '/faq.html',
  '/reference/options.html',
  '/reference/errors/',
  '/reference/errors/system.html',
  '/reference/api/igap-reactions/wire.html',
  '/fa/',
  '/fa/start.html',
  '/fa/reference/errors/mpl.html',
];

describe.each(['light', 'dark'] as const)('axe, in the %s theme, finds nothing', (theme) => {
  it.each(pages)('on %s', async (path) => {
    const page = await open(path, theme);
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(
      theme === 'dark',
    );
    expect(await found(page)).toEqual([]);
    await page.close();
  });
});

describe('on a phone', () => {
  it.each(['/', '/session.html', '/reference/errors/system.html', '/fa/', '/fa/start.html'])(
    '%s is no wider than the screen, and axe finds nothing',
    async (path) => {
      const page = await open(path, 'light', 390);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        390,
      );
      expect(await found(page)).toEqual([]);
      await page.close();
    },
  );
});

describe('the search', () => {
  const first = async (path: string, words: string) => {
    const page = await open(path, 'light');
    await page.keyboard.press('/');
    await page.locator('.search-input').fill(words);
    const link = await page.locator('.result').first().getAttribute('href');
    await page.close();
    return link;
  };

  it.each([
    ['111', '/reference/errors/user.html#error-111'],
    ['USER_LOGIN_FAILED', '/reference/errors/user.html#error-111'],
    ['too many requests in a short time', '/reference/errors/system.html#error-10'],
  ])('finds %s', async (words, link) => {
    expect(await first('/', words)).toBe(link);
  });

  it.each([
    ['۲۳۴', '/fa/reference/errors/chat.html#error-234'],
    ['در مدت کوتاهی درخواست‌های زیادی', '/fa/reference/errors/system.html#error-10'],
    ['در مدت كوتاهي درخواستهای زیادی', '/fa/reference/errors/system.html#error-10'],
  ])('finds %s in Persian, however it is written', async (words, link) => {
    expect(await first('/fa/', words)).toBe(link);
  });
});

it('no page asked for anything that is not of the site', () => {
  expect(foreign).toEqual([]);
});
