import { describe, expect, it } from 'vitest';
import { faultsOf, guardOf, keysOf, receive, untilLocked, untilEmitted } from './asking.js';
import { openProfile, type Profile, type Tab } from './tab.js';

const longestMs = 4_294_967_295_000;

/** A tab that is locked, with its message to others, and a page of the origin that means harm. */
async function hostility(profile: Profile) {
  const tab = await profile.open();
  const hostile = await profile.open({ engine: 'none' });
  await receive(tab, { majorCode: 136, wait: 90 });
  const record = await tab.until('it is stored', async ({ records }) => (await records())[' 100']);
  return { tab, hostile, record: record as { arrivedAtMs: number; waitMs: number } };
}

/** Until the tab has read what stands in the storage of #444, as it does when it wakes. */
const untilRead = (tab: Tab) =>
  tab.until('the storage was read', ({ engine }) => {
    document.dispatchEvent(new Event('visibilitychange'));
    return !engine.guard(444).allowed;
  });

describe('a hostile page of the origin', () => {
  it('may post what is no message: it is dropped, emitted once, and changes nothing', async () => {
    const profile = await openProfile();
    const { tab, hostile } = await hostility(profile);
    await hostile.run(async ({ post }) => {
      const record = { version: 1, key: '201', arrivedAtMs: Date.now(), waitMs: 60_000 };
      const message = { version: 1, account: '', kind: 'locked', record };
      const circle: Record<string, unknown> = { ...message };
      circle.record = circle;
      const ownProto = JSON.parse('{"__proto__": {"polluted": true}, "version": 1}');
      for (const each of [
        undefined,
        null,
        'locked',
        7,
        10n,
        true,
        new Date(),
        /x/,
        new Map([['version', 1]]),
        new Set([1]),
        new ArrayBuffer(8),
        new Uint8Array(1_000_000),
        new Blob(['x']),
        new Error('secret'),
        [message],
        circle,
        ownProto,
        'x'.repeat(1_000_000),
        { ...message, version: 2 },
        { ...message, account: null },
        { ...message, account: ['a'] },
        { ...message, kind: 'unlock' },
        { ...message, kind: 'constructor' },
        { ...message, kind: '__proto__' },
        { ...message, kind: ['locked'] },
        { ...message, record: undefined },
        { ...message, record: { ...record, version: '1' } },
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
        { ...message, kind: 'signedIn' },
        { ...message, kind: 'signedIn', next: 1 },
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

  it('locks nothing for longer than a server could, from now', async () => {
    const profile = await openProfile();
    const { tab, hostile } = await hostility(profile);
    await hostile.run(({ post }, waitMs) => {
      const record = { version: 1, key: '201', arrivedAtMs: 8.6e15, waitMs };
      post({ version: 1, account: '', kind: 'locked', record });
    }, longestMs);
    await untilLocked(tab, '201');
    expect(await guardOf(tab, 201)).toBeGreaterThan(longestMs - 60_000);
    expect(await guardOf(tab, 201)).toBeLessThanOrEqual(longestMs);
    expect(await tab.run(({ records }) => records())).toMatchObject({
      ' 201': { arrivedAtMs: expect.closeTo(Date.now(), -5) },
    });
  });

  it('unlocks nothing by its word alone', async () => {
    const profile = await openProfile();
    const { tab, hostile, record } = await hostility(profile);
    await hostile.run(({ post }, record) => {
      for (const kind of ['cleared', 'elapsed']) {
        for (const more of [0, -60_000, 60_000]) {
          const ended = { ...record, waitMs: record.waitMs + more };
          post({ version: 1, account: '', kind, record: ended });
        }
      }
      const over = { ...record, key: '201', arrivedAtMs: Date.now() - 90_000 };
      post({ version: 1, account: '', kind: 'locked', record: over });
      post({ version: 1, account: '', kind: 'locked', record: { ...record, key: '333' } });
    }, record);
    await untilLocked(tab, '333');
    await tab.run(() => document.dispatchEvent(new Event('visibilitychange')));
    // What the storage says to that has come when a record that was put there meanwhile is known.
    await hostile.run(({ put }, record) => put({ ' 444': { ...record, key: '444' } }), record);
    await untilRead(tab);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
    expect(await tab.run(({ emitted }) => emitted.some(({ name }) => name === 'lockout.ended'))).toBe(
      false,
    );
    expect(await tab.run(({ records }) => records())).toHaveProperty(' 100');
  });

  it('unlocks nothing by an emptied storage, nor with a message of another end', async () => {
    const profile = await openProfile();
    const { tab, hostile, record } = await hostility(profile);
    await hostile.run(async ({ post, empty, put }, record) => {
      await empty();
      const earlier = { ...record, waitMs: record.waitMs - 60_000 };
      post({ version: 1, account: '', kind: 'cleared', record: earlier });
      await put({ ' 444': { ...record, key: '444' } });
    }, record);
    await untilRead(tab);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
    await tab.until('what it knows is stored again', async ({ records }) => {
      return ' 100' in (await records());
    });
  });

  it('shortens nothing by an earlier end in the storage', async () => {
    const profile = await openProfile();
    const { tab, hostile, record } = await hostility(profile);
    await hostile.run(async ({ put }, record) => {
      await put({ ' 100': { ...record, waitMs: 1 } });
      await put({ ' 444': { ...record, key: '444' } });
    }, record);
    await untilRead(tab);
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
  });
});

describe('a storage that holds rubbish', () => {
  it('is cleaned, emitted once, and what is sound in it counts', async () => {
    const profile = await openProfile();
    const hostile = await profile.open({ engine: 'none' });
    await hostile.run(({ put }) => {
      const sound = {
        version: 1,
        key: '100',
        majorCode: 136,
        arrivedAtMs: Date.now(),
        waitMs: 90_000,
      };
      return put({
        ' 100': sound,
        ' 101': { ...sound, key: '101', arrivedAtMs: Date.now() + 1e12 },
        ' 333': sound,
        ' 334': 'rubbish',
        ' 335': null,
        ' 336': new Map([['version', 1]]),
        ' 337': [1, 2],
        ' 338': { ...sound, key: '338', waitMs: Infinity },
        ' 339': { ...sound, key: '339', waitMs: 2 ** 32 * 1000 },
        ' 340': { ...sound, key: '340', version: 2 },
        ' __proto__': { ...sound, key: '__proto__' },
        ' constructor': { ...sound, key: 'constructor' },
        ' ': { ...sound, key: '' },
        'b 102': { ...sound, key: '102' },
      });
    });
    const tab = await profile.open();
    await untilEmitted(tab, 'lockout.started', 2);
    expect((await keysOf(tab)).sort()).toEqual(['100', '101']);
    expect(await guardOf(tab, 101)).toBeLessThanOrEqual(90_000);
    expect(await faultsOf(tab)).toEqual(['store.corrupt']);
    await tab.until('it is clean', async ({ records }) => {
      return (
        Object.keys(await records())
          .sort()
          .join() === ' 100, 101,b 102'
      );
    });
  });

  it('of twenty thousand sound records is read within the time of a call', async () => {
    const profile = await openProfile();
    const hostile = await profile.open({ engine: 'none' });
    await hostile.run(({ put }) => {
      const many = Array.from({ length: 20_000 }, (_, subject) => `201/${subject}`);
      const record = { version: 1, arrivedAtMs: Date.now(), waitMs: 600_000 };
      return put(Object.fromEntries(many.map((key) => [` ${key}`, { ...record, key }])));
    });
    const tab = await profile.open();
    await tab.until('all are known', ({ engine }) => engine.lockouts().length === 20_000);
    expect(await faultsOf(tab)).toEqual([]);
  });
});

describe('a flood of messages', () => {
  it.each([
    ['now', 0],
    ['far in the future', 1e12],
  ])(
    'may post twelve thousand lockouts of %s: 10,000 scopes at most, and nothing hangs',
    async (_, ahead) => {
      const profile = await openProfile();
      const { tab, hostile } = await hostility(profile);
      await hostile.run(({ post }, ahead) => {
        const arrivedAtMs = Date.now() + ahead;
        for (let subject = 0; subject < 12_000; subject++) {
          const record = { version: 1, key: `201/${subject}`, arrivedAtMs, waitMs: 600_000 };
          post({ version: 1, account: '', kind: 'locked', record });
        }
      }, ahead);
      await tab.until(
        '10,000 scopes are locked',
        ({ engine }) => engine.lockouts().length === 10_000,
      );
      await receive(tab, { majorCode: 108, wait: 90 });
      expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
      expect(await guardOf(tab, 101)).toBeGreaterThan(60_000);
      expect(await tab.run(({ engine }) => engine.lockouts().length)).toBe(10_001);
      expect((await faultsOf(tab)).length).toBeLessThanOrEqual(1);
      // The browser is still busy with what was written.
      await tab.close();
    },
  );
});
