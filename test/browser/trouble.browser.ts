import { describe, expect, it } from 'vitest';
import {
  faultsOf,
  guardOf,
  keysOf,
  receive,
  untilEmitted,
  untilLocked,
  untilStored,
} from './asking.js';
import type { Breakage } from './breakage.js';
import { browserName, inRealTime, openProfile, type Profile, type Tab } from './tab.js';

/** How long everything of an engine whose storage never answers may take: its 2 s, and the machine. */
const patienceMs = 3500;

/** A tab locks, receives another lockout, and ends: nothing that it knew is lost, nothing hangs, and these faults are emitted once each. */
async function expectKept(tab: Tab, faults: readonly string[]): Promise<void> {
  await receive(tab, { majorCode: 136, wait: 90 });
  await receive(tab, { majorCode: 175, wait: 90 });
  await receive(tab, { majorCode: 136, wait: 120 });
  expect(await guardOf(tab, 100)).toBeGreaterThan(90_000);
  const restoredInMs = await tab.until(
    'the storage was asked',
    ({ restoredInMs = 0 }) => restoredInMs + 1,
  );
  expect(restoredInMs).toBeLessThan(patienceMs);
  await tab.until(
    'the faults are emitted',
    ({ emitted }, count) => emitted.filter(({ name }) => name === 'fault').length >= count,
    faults.length,
  );
  await tab.run(({ engine }) => {
    for (let subject = 0; subject < 5; subject++) {
      engine.receive({ majorCode: 234, wait: 60, subject });
    }
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
  expect(await tab.run(({ engine }) => engine.lockouts().length)).toBe(7);
  const disposedInMs = await tab.run(async ({ engine, realMs }) => {
    const fromMs = realMs();
    await engine.dispose();
    return realMs() - fromMs;
  });
  expect(disposedInMs).toBeLessThan(patienceMs);
  expect(await faultsOf(tab)).toEqual(faults);
}

describe(
  'a tab whose storage is in trouble keeps what it knows, hangs nowhere, and reports one fault',
  inRealTime,
  () => {
    it.each<[string, Breakage, string[]]>([
      ['is not there', 'noIndexedDb', ['store.none']],
      ['may not be looked at', 'guardedIndexedDb', ['store.failed']],
      ['may not be opened', 'refusingIndexedDb', ['store.failed']],
      ['cannot be opened', 'failingIndexedDb', ['store.failed']],
      ['never opens', 'hangingIndexedDb', ['store.failed']],
      ['never answers a write', 'hangingWrites', ['store.failed']],
      ['is full', 'fullStorage', ['store.failed']],
      ['is full when all is written', 'fullAtCommit', ['store.failed']],
    ])('where it %s', async (_, breakage, faults) => {
      const profile = await openProfile();
      const [tab, other] = await profile.pair({ broken: [breakage] });
      await receive(tab, { majorCode: 152, wait: 60 });
      await untilLocked(other, '118');
      await tab.run(({ engine }) => engine.lockouts().forEach(engine.clearLockout));
      await expectKept(tab, faults);
      // The channel is left to it: what it received stays as well.
      await untilLocked(other, '100');
    });

    it('where the page has an origin of its own, which may store nothing', async () => {
      const profile = await openProfile();
      const tab = await profile.open({ sandboxed: true });
      await expectKept(tab, ['store.failed']);
    });

    it.runIf(browserName === 'chromium')('where the quota of the origin is used up', async () => {
      const profile = await openProfile();
      const tab = await profile.open();
      const origin = await tab.run(() => location.origin);
      await tab.browser.cdp?.('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await expectKept(tab, ['store.failed']);
      await tab.close();
    });
  },
);

/** Opens the database past the SDK: what was answered first, and after 300 ms. The connection stays open. */
const openRaw = (tab: Tab, version: number, storeName: string) =>
  tab.run(
    (_, version, storeName) =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('igap-reactions', version);
        request.onupgradeneeded = () => {
          if (!request.result.objectStoreNames.contains(storeName)) {
            request.result.createObjectStore(storeName);
          }
        };
        request.onblocked = () => resolve('blocked');
        request.onerror = () => resolve(String(request.error));
        request.onsuccess = () => {
          request.result.close();
          resolve('open');
        };
      }),
    version,
    storeName,
  );

/** Deletes the database past the SDK. */
const deleteRaw = (tab: Tab) =>
  tab.run(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.deleteDatabase('igap-reactions');
        request.onblocked = () => resolve('blocked');
        request.onsuccess = () => resolve('deleted');
        request.onerror = () => resolve(String(request.error));
      }),
  );

describe('a database of the same name', inRealTime, () => {
  it('of a later version that holds the lockouts is used as it is', async () => {
    const profile = await openProfile();
    const foreign = await profile.open({ engine: 'none' });
    expect(await openRaw(foreign, 5, 'lockouts')).toBe('open');
    const tab = await profile.open();
    await receive(tab, { majorCode: 136, wait: 90 });
    await untilStored(tab, '100');
    expect(await faultsOf(tab)).toEqual([]);
  });

  it('that holds something else is left alone: one fault, in memory', async () => {
    const profile = await openProfile();
    const foreign = await profile.open({ engine: 'none' });
    expect(await openRaw(foreign, 1, 'else')).toBe('open');
    await expectKept(await profile.open(), ['store.failed']);
  });

  it('that another tab raises to a later version is let go of at once, and used as it is then', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    await receive(tab, { majorCode: 152, wait: 90 });
    await untilStored(tab, '118');
    const foreign = await profile.open({ engine: 'none' });
    expect(await openRaw(foreign, 5, 'lockouts')).toBe('open');
    const later = await profile.open();
    await receive(later, { majorCode: 136, wait: 90 });
    await untilLocked(tab, '100');
    await untilLocked(later, '118');
    await receive(tab, { majorCode: 175, wait: 90 });
    for (const key of ['100', '118', '123']) await untilStored(later, key);
    for (const each of [tab, later]) expect(await faultsOf(each)).toEqual([]);
  });

  it('that another tab deletes while it is open loses no tab what it knows', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    await receive(tab, { majorCode: 136, wait: 90 });
    await untilStored(tab, '100');
    const foreign = await profile.open({ engine: 'none' });
    expect(await deleteRaw(foreign)).toBe('deleted');
    await receive(tab, { majorCode: 175, wait: 90 });
    await tab.run(() => document.dispatchEvent(new Event('visibilitychange')));
    expect((await keysOf(tab)).sort()).toEqual(['100', '123']);
    const disposedInMs = await tab.run(async ({ engine, realMs }) => {
      const fromMs = realMs();
      await engine.dispose();
      return realMs() - fromMs;
    });
    expect(disposedInMs).toBeLessThan(patienceMs);
    expect(await faultsOf(tab)).toEqual([]);
  });

  it.runIf(browserName === 'chromium')(
    'that the person clears while it is open loses no tab what it knows, and is written again',
    // The browser clears by a task of its own; where the machine is so busy that a write waits for it for 2 s, that write has failed.
    async () => {
      const profile = await openProfile();
      const tab = await profile.open();
      await receive(tab, { majorCode: 136, wait: 90 });
      await untilStored(tab, '100');
      const origin = await tab.run(() => location.origin);
      await tab.browser.cdp?.('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
      await receive(tab, { majorCode: 175, wait: 90 });
      await untilStored(tab, '123');
      expect((await keysOf(tab)).sort()).toEqual(['100', '123']);
      expect(await faultsOf(tab)).toEqual([]);
      await tab.close();
    },
  );
});

describe('a tab without a channel', inRealTime, () => {
  const woken = async (profile: Profile, broken: readonly Breakage[]) => {
    const [here, there] = await profile.pair({ broken });
    await receive(here, { majorCode: 136, wait: 90 });
    await untilStored(here, '100');
    await there.reload();
    await untilLocked(there, '100');
    return [here, there] as const;
  };

  it.each<[string, string, Breakage, string[]]>([
    ['because there is none', 'no fault', 'noBroadcastChannel', []],
    ['because it may not be opened', 'one fault', 'refusingBroadcastChannel', ['channel.failed']],
    ['because it throws', 'one fault', 'throwingBroadcastChannel', ['channel.failed']],
  ])('%s shares by the storage, and reports %s', async (_, __, breakage, faults) => {
    const profile = await openProfile();
    const tabs = await woken(profile, [breakage]);
    await receive(tabs[0], { majorCode: 175, wait: 90 });
    expect(await faultsOf(tabs[0])).toEqual(faults);
    for (const tab of tabs) expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
  });

  it('and without a storage knows what it received', async () => {
    const profile = await openProfile();
    const tab = await profile.open({ broken: ['noBroadcastChannel', 'refusingIndexedDb'] });
    await expectKept(tab, ['store.failed']);
    expect((await untilEmitted(tab, 'lockout.started')).payload.origin).toBe('frame');
  });
});
