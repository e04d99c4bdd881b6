import type { StoredLockout } from 'igap-reactions';
import { describe, expect, it } from 'vitest';
import { faultsOf, guardOf, keysOf, receive, untilLocked, untilStored } from './asking.js';
import { openProfile, type Profile, type Tab } from './tab.js';

const longestMs = 4_294_967_295_000;

/** A tab that is locked, the record of that, and a page of the origin that means harm. */
async function hostility(profile: Profile) {
  const tab = await profile.open();
  const hostile = await profile.open({ engine: 'none' });
  await receive(tab, { majorCode: 136, wait: 90 });
  const stored = await untilStored(tab, '100');
  const record: { [Name in keyof StoredLockout]: StoredLockout[Name] } = stored;
  return { tab, hostile, record };
}

/** Until the tab has read what stands in the storage of #444, as it does when it wakes. */
const untilRead = (tab: Tab) =>
  tab.until('the storage was read', ({ engine }) => {
    document.dispatchEvent(new Event('visibilitychange'));
    return !engine.guard(444).allowed;
  });

describe('a hostile page of the origin', () => {
  it('may post what is no message: it is dropped, reported once, and changes nothing', async () => {
    const profile = await openProfile();
    const { tab, hostile } = await hostility(profile);
    await hostile.run(async ({ post }) => {
      const record = { version: 2, id: 'x', key: '201', arrivedAtMs: Date.now(), waitMs: 60_000 };
      const message = { version: 2, account: '', kind: 'locked', record, remainingMs: 60_000 };
      const circle: Record<string, unknown> = { ...message };
      circle.record = circle;
      const ownProto = JSON.parse('{"__proto__": {"polluted": true}, "version": 2}');
      for (const each of [
        undefined,
        null,
        'locked',
        7,
        10n,
        true,
        new Date(),
        /x/,
        new Map([['version', 2]]),
        new Set([2]),
        new ArrayBuffer(8),
        new Uint8Array(1_000_000),
        new Blob(['x']),
        new Error('secret'),
        [message],
        circle,
        ownProto,
        'x'.repeat(1_000_000),
        { ...message, version: 1 },
        { ...message, version: 3 },
        { ...message, account: null },
        { ...message, account: ['a'] },
        { ...message, account: 'a'.repeat(1_000_000) },
        { ...message, kind: 'unlock' },
        { ...message, kind: 'constructor' },
        { ...message, kind: '__proto__' },
        { ...message, kind: ['locked'] },
        { ...message, remainingMs: undefined },
        { ...message, remainingMs: 0 },
        { ...message, remainingMs: -1 },
        { ...message, remainingMs: Number.NaN },
        { ...message, remainingMs: [] },
        { ...message, record: undefined },
        { ...message, record: { ...record, version: '2' } },
        { ...message, record: { ...record, version: 1 } },
        { ...message, record: { ...record, id: undefined } },
        { ...message, record: { ...record, id: 7 } },
        { ...message, record: { ...record, id: 'x'.repeat(1_000_000) } },
        { ...message, record: { ...record, key: '__proto__' } },
        { ...message, record: { ...record, key: 'constructor' } },
        { ...message, record: { ...record, key: 'toString' } },
        { ...message, record: { ...record, key: 'e672' } },
        { ...message, record: { ...record, key: `201/${'x'.repeat(2048)}` } },
        { ...message, record: { ...record, key: ['201'] } },
        { ...message, record: { ...record, waitMs: 0 } },
        { ...message, record: { ...record, waitMs: -1 } },
        { ...message, record: { ...record, waitMs: Number.NaN } },
        { ...message, record: { ...record, waitMs: Infinity } },
        { ...message, record: { ...record, waitMs: 2 ** 32 * 1000 } },
        { ...message, record: { ...record, waitMs: 60_000n } },
        { ...message, record: { ...record, arrivedAtMs: '0' } },
        { ...message, record: { ...record, arrivedAtMs: Infinity } },
        { ...message, kind: 'signedIn', account: undefined },
        { ...message, kind: 'signedOut', account: 1 },
      ]) {
        post(each);
      }
      post({ ...message, record: { ...record, key: '333' } });
    });
    await untilLocked(tab, '333');
    expect(await keysOf(tab)).toEqual(['100', '333']);
    expect(await faultsOf(tab)).toEqual(['channel.invalid']);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
    expect(await tab.run(({ engine }) => engine.state)).toMatchObject({ session: 'ready' });
    expect(await tab.run(() => 'polluted' in {})).toBe(false);
  });

  it('locks nothing for longer than a server could, from now, and has no tab store it', async () => {
    const profile = await openProfile();
    const { tab, hostile } = await hostility(profile);
    await hostile.run(({ post }, waitMs) => {
      const record = { version: 2, id: 'x', key: '201', arrivedAtMs: 8.6e15, waitMs };
      post({ version: 2, account: '', kind: 'locked', record, remainingMs: Infinity });
      post({
        version: 2,
        account: '',
        kind: 'locked',
        record: { ...record, id: 'y', key: '202', waitMs: 60_000 },
        remainingMs: Infinity,
      });
    }, longestMs);
    await untilLocked(tab, '202');
    expect(await guardOf(tab, 201)).toBeGreaterThan(longestMs - 60_000);
    expect(await guardOf(tab, 201)).toBeLessThanOrEqual(longestMs);
    expect(await guardOf(tab, 202)).toBeLessThanOrEqual(60_000);
    await receive(tab, { majorCode: 175, wait: 90 });
    await untilStored(tab, '123');
    expect(Object.keys(await tab.run(({ records }) => records())).sort()).toEqual([' 100', ' 123']);
  });

  it('unlocks nothing by what it says alone', async () => {
    const profile = await openProfile();
    const { tab, hostile, record } = await hostility(profile);
    await hostile.run(({ post }, record) => {
      const message = { version: 2, account: '', remainingMs: 60_000 };
      for (const kind of ['cleared', 'elapsed']) {
        for (const more of [0, -60_000, 60_000]) {
          post({ ...message, kind, record: { ...record, waitMs: record.waitMs + more } });
        }
      }
      const over = { ...record, id: 'x', key: '201', arrivedAtMs: Date.now() - 90_000 };
      post({ ...message, kind: 'locked', record: over });
      post({ ...message, kind: 'locked', record: { ...record, id: 'y', key: '333' } });
    }, record);
    await untilLocked(tab, '333');
    await tab.run(() => document.dispatchEvent(new Event('visibilitychange')));
    // What the storage says to that has come when a record that was put there meanwhile is known.
    await hostile.run(
      ({ put }, record) => put({ ' z': { ...record, id: 'z', key: '444' } }),
      record,
    );
    await untilRead(tab);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
    expect(await guardOf(tab, 201)).toBe(0);
    const ended = await tab.run(({ emitted }) =>
      emitted.some(({ name }) => name === 'lockout.ended'),
    );
    expect(ended).toBe(false);
    expect(await tab.run(({ records }) => records())).toHaveProperty(' 100');
  });

  it('unlocks nothing by an emptied storage, nor with a message of another record', async () => {
    const profile = await openProfile();
    const { tab, hostile, record } = await hostility(profile);
    await hostile.run(async ({ post, empty, put }, record) => {
      await empty();
      for (const kind of ['cleared', 'elapsed']) {
        post({ version: 2, account: '', kind, record: { ...record, id: 'x' } });
      }
      await put({ ' z': { ...record, id: 'z', key: '444' } });
    }, record);
    await untilRead(tab);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
  });

  it('shortens nothing by an earlier end in the storage, under the same id or another', async () => {
    const profile = await openProfile();
    const { tab, hostile, record } = await hostility(profile);
    await hostile.run(async ({ put }, record) => {
      await put({
        [` ${record.id}`]: { ...record, waitMs: 1 },
        ' x': { ...record, id: 'x', waitMs: 20_000 },
        ' z': { ...record, id: 'z', key: '444' },
      });
    }, record);
    await untilRead(tab);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
  });
});
