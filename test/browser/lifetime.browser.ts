import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  faultsOf,
  guardOf,
  keysOf,
  receive,
  untilEmitted,
  untilLocked,
  untilStored,
} from './asking.js';
import { browserName, inRealTime, newHost, openProfile } from './tab.js';

describe('a lockout survives', () => {
  it('a reload, and goes on counting', inRealTime, async () => {
    const profile = await openProfile();
    const tab = await profile.open({ account: 'a7f3' });
    const receivedMs = await receive(tab, { majorCode: 136, wait: 3 });
    await tab.until('it is stored', async ({ records }) => 'a7f3 100' in (await records()));
    await tab.reload();
    const { payload } = await untilEmitted(tab, 'lockout.started');
    expect(payload).toMatchObject({ origin: 'storage', lockout: { key: '100', waitMs: 3000 } });
    const ended = await untilEmitted(tab, 'lockout.ended');
    expect(ended.atMs - receivedMs).toBeGreaterThanOrEqual(2990);
    expect(ended.atMs - receivedMs).toBeLessThan(4000);
  });

  it('a reload in the very task in which it started', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    await tab.run(({ engine }) => engine.restored);
    await tab
      .run(({ engine }) => {
        engine.receive({ majorCode: 136, wait: 90 });
        location.reload();
      })
      .catch(() => {});
    await tab.until('the page is loaded anew', ({ emitted }) =>
      emitted.every(({ name }) => name !== 'reaction'),
    );
    const { payload } = await untilEmitted(tab, 'lockout.started');
    expect(payload.origin).toBe('storage');
  });

  it.runIf(browserName !== 'webkit')(
    'a restart of the browser',
    { ...inRealTime, timeout: 180_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'profile-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
      const host = newHost();
      const before = await openProfile({ folder, host });
      const tab = await before.open();
      await receive(tab, { majorCode: 136, wait: 300 });
      await untilStored(tab, '100');
      await before.close();

      const after = await openProfile({ folder, host });
      const again = await after.open();
      const { payload } = await untilEmitted(again, 'lockout.started');
      expect(payload).toMatchObject({
        origin: 'storage',
        lockout: { key: '100', waitMs: 300_000 },
      });
      const remainingMs = await guardOf(again, 100);
      expect(remainingMs).toBeGreaterThan(200_000);
      expect(remainingMs).toBeLessThan(300_000);
      await after.close();

      // And a disk that has damaged the files of the database: one fault at most, and it goes on.
      expect(damage(folder)).toBeGreaterThan(0);
      const damaged = await openProfile({ folder, host });
      const last = await damaged.open();
      await receive(last, { majorCode: 175, wait: 90 });
      const restoredInMs = await last.until(
        'the storage was asked',
        ({ restoredInMs = 0 }) => restoredInMs + 1,
      );
      expect(restoredInMs).toBeLessThan(3500);
      expect(await guardOf(last, 123)).toBeGreaterThan(60_000);
      expect((await faultsOf(last)).length).toBeLessThanOrEqual(1);
    },
  );

  it('in a private window as long as that is open', async () => {
    const profile = await openProfile({ inPrivate: browserName === 'firefox' });
    const [here, there] = await profile.pair();
    await receive(here, { majorCode: 136, wait: 90 });
    await untilLocked(there, '100');
    await untilStored(here, '100');
    await here.reload();
    await untilLocked(here, '100');
    expect(await faultsOf(here)).toEqual([]);
  });
});

/** Overwrites what the browser keeps of the database; how many files that were. */
function damage(folder: string): number {
  const isOurs = /(\/IndexedDB\/.*\.leveldb\/|\/idb\/.*\.sqlite$)/;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => isOurs.test(path) && existsSync(path) && statSync(path).size > 0);
  for (const path of files) writeFileSync(path, 'rubbish'.repeat(1000));
  return files.length;
}

describe('a tab', () => {
  it('that comes back by the back button knows what it missed, whether the browser has kept it or not', async () => {
    const profile = await openProfile();
    const [tab, other] = await profile.pair();
    await receive(tab, { majorCode: 136, wait: 90 });
    await receive(tab, { majorCode: 152, wait: 90 });
    await untilLocked(other, '118');
    await untilStored(other, '118');
    await tab.leave();
    await receive(other, { majorCode: 175, wait: 90 });
    await other.run(({ engine }) => {
      for (const lockout of engine.lockouts()) {
        if (lockout.key === '118') engine.clearLockout(lockout);
      }
    });
    await other.until('the storage says so', async ({ records }) => {
      return (
        Object.keys(await records())
          .sort()
          .join() === ' 100, 123'
      );
    });
    await tab.back();
    await untilLocked(tab, '123');
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
    expect(await faultsOf(tab)).toEqual([]);
  });

  // Whether a page is kept is the browser's choice: it is asked more than once.
  it('that was kept for the way back is the same engine, and its own clock has gone on', {
    retry: 3,
  }, async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    const receivedMs = await receive(tab, { majorCode: 136, wait: 2 });
    await untilStored(tab, '100');
    await tab.leave();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await tab.back();
    await tab.until('the page is as it was left', ({ shown }) => shown.at(-1) === true);
    const { payload, atMs } = await untilEmitted(tab, 'lockout.ended');
    expect(payload.reason).toBe('elapsed');
    expect(atMs - receivedMs).toBeLessThan(6000);
    expect(await faultsOf(tab)).toEqual([]);
  });

  it.runIf(browserName === 'chromium')(
    'that was frozen knows within a second what it missed, and what has elapsed meanwhile',
    inRealTime,
    async () => {
      const profile = await openProfile();
      const [frozen, other] = await profile.pair();
      await receive(frozen, { majorCode: 136, wait: 2 });
      await receive(frozen, { majorCode: 152, wait: 90 });
      await receive(frozen, { majorCode: 158, wait: 60 });
      await untilLocked(other, '119');
      await frozen.browser.cdp?.('Page.setWebLifecycleState', { state: 'frozen' });
      await receive(other, { majorCode: 175, wait: 90 });
      await receive(other, { majorCode: 158, wait: 120 });
      await other.run(({ engine }) => {
        for (const lockout of engine.lockouts()) {
          if (lockout.key === '118') engine.clearLockout(lockout);
        }
      });
      await untilEmitted(other, 'lockout.ended', 2);
      await frozen.browser.cdp?.('Page.setWebLifecycleState', { state: 'active' });
      const resumedMs = await frozen.run(({ realMs }) => realMs());
      await frozen.until('it knows all of that', ({ engine }) => {
        return (
          engine
            .lockouts()
            .map(({ key, waitMs }) => `${key}:${waitMs}`)
            .sort()
            .join() === '119:120000,123:90000'
        );
      });
      const last = await frozen.run(({ emitted }) => emitted.at(-1)?.atMs ?? 0);
      expect(last - resumedMs).toBeLessThan(1000);
      expect(await faultsOf(frozen)).toEqual([]);
      await frozen.close();
    },
  );

  it('that was thrown away by the browser knows again when it is loaded', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    const survivor = await profile.open();
    await receive(tab, { majorCode: 136, wait: 90 });
    await untilStored(survivor, '100');
    if (tab.browser.cdp) void tab.browser.cdp('Page.crash').catch(() => {});
    await tab.close();
    const again = await profile.open();
    await untilLocked(again, '100');
    expect(await keysOf(survivor)).toEqual(['100']);
    expect(await faultsOf(again)).toEqual([]);
  });
});
