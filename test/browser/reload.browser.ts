// Pages that go away in the task of a write, and a database that is deleted while a page holds it. Comes in: idbStore as built, a module
// on a site of its own. Goes out: what was there afterwards. Each page runs one of the functions below, which sees nothing of this file.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { idbStore } from '../../src/lockout/idb-store.js';
import type { LockoutStore } from '../../src/lockout/store.js';
import { bundle } from '../docs/bundle.js';
import { browserName, newHost, openProfile, type Profile } from './tab.js';

declare global {
  /** How many records were not there. Absent: the page is not done. */
  var lost: number | undefined;
  var store: LockoutStore | undefined;
}

type Open = typeof idbStore;

/** What a page does. Each is copied into it as text. */
const pages = {
  /**
   * Reloads itself again and again, each time in the task in which it writes records and removes those of the time before, as the
   * engine does with a lockout that is extended. Waits for nothing: whatever was not there after a reload was lost by it.
   */
  async reloading(open: Open, rounds: number, writes: number) {
    const before = JSON.parse(sessionStorage.getItem('before') ?? '{"round":0,"lost":0}');
    const { round } = before;
    const own = open();
    const ids = (await own.read('')).map(([id]) => id);
    const expected = Array.from({ length: round === 0 ? 0 : writes }, (_, at) => `${round}-${at}`);
    const lost = before.lost + expected.filter((id) => !ids.includes(id)).length;
    if (round === rounds) {
      globalThis.lost = lost;
      return;
    }
    // In a task of its own, as a frame arrives.
    setTimeout(() => {
      sessionStorage.setItem('before', JSON.stringify({ round: round + 1, lost }));
      for (let at = 0; at < writes; at++) {
        const id = `${round + 1}-${at}`;
        const record = { version: 2, id, key: '201', arrivedAtMs: 1, waitMs: 1000 } as const;
        void own.write('', record);
        void own.remove('', `${round}-${at}`);
      }
      location.reload();
    });
  },
  async holding(open: Open) {
    globalThis.store = open();
    await globalThis.store.read('');
    globalThis.lost = 0;
  },
};

let server: Server;

beforeAll(async () => {
  const code = await bundle("export { idbStore } from '../../dist/index.js'");
  server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://site');
    const isModule = pathname === '/store.js';
    response.setHeader('content-type', `text/${isModule ? 'javascript' : 'html'}; charset=utf-8`);
    const page = pages[pathname.slice(1) as keyof typeof pages];
    response.end(
      isModule
        ? code
        : `<!doctype html><link rel="icon" href="data:,"><body><script type="module">
           import { idbStore } from '/store.js';
           const page = {${page}};
           await Object.values(page)[0](idbStore, ...${searchParams.get('given')});
           </script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Opens a page of a site, and waits until it is done. */
async function visit(
  profile: Profile,
  page: keyof typeof pages,
  given: readonly unknown[],
  host = newHost(),
) {
  const { browser } = await profile.open({ engine: 'none' });
  const { port } = server.address() as AddressInfo;
  const search = new URLSearchParams({ given: JSON.stringify(given) });
  await browser.visit(`http://${host}:${port}/${page}?${search}`);
  for (;;) {
    // While it reloads, nothing can be asked of it.
    const lost = await browser.evaluate('globalThis.lost').catch(() => undefined);
    if (typeof lost === 'number') return { browser, lost };
    await sleep(50);
  }
}

const rounds = browserName === 'chromium' ? 100 : 50;

describe('idbStore', () => {
  it(`loses none of ${rounds} writes whose page is reloaded in the same task`, {
    timeout: 120_000,
  }, async () => {
    const { lost } = await visit(await openProfile(), 'reloading', [rounds, 1]);
    expect(lost).toBe(0);
  });

  // Without `commit` it mostly loses some. Whether the others end what a page has begun is up to the machine.
  it.runIf(browserName === 'chromium')('loses none of three writes of such a task', async () => {
    const { lost } = await visit(await openProfile(), 'reloading', [25, 3]);
    expect(lost).toBe(0);
  });

  it('lets another page delete the database at once, and makes a new one by its next call', async () => {
    const profile = await openProfile();
    const host = newHost();
    const { browser: holder } = await visit(profile, 'holding', [], host);
    const { browser: other } = await visit(profile, 'holding', [], host);
    const deleted = await other.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('igap-reactions');
      request.onblocked = () => resolve('blocked');
      request.onsuccess = () => resolve('deleted');
      request.onerror = () => reject(request.error);
    })`);
    expect(deleted).toBe('deleted');
    const record = { version: 2, id: 'a', key: '201', arrivedAtMs: 1, waitMs: 1000 };
    await holder.evaluate(`store.write('', ${JSON.stringify(record)})`);
    expect(await other.evaluate(`store.read('')`)).toEqual([['a', record]]);
  });
});
