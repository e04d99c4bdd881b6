import { describe, expect, it } from 'vitest';
import { faultsOf, guardOf, keysOf, receive, untilEmitted } from './asking.js';
import { inRealTime, openProfile } from './tab.js';

describe('a storage that holds rubbish', () => {
  it('is cleaned, reported once, and what is sound in it counts', async () => {
    const profile = await openProfile();
    const hostile = await profile.open({ engine: 'none' });
    await hostile.run(({ put }) => {
      const first = {
        version: 1,
        key: '100',
        majorCode: 136,
        arrivedAtMs: Date.now(),
        waitMs: 90_000,
      };
      const sound = { ...first, version: 2, id: 'x' };
      return put({
        // Of the first version, whose id was its key.
        ' 100': first,
        ' x': { ...sound, key: '101', arrivedAtMs: Date.now() + 1e12 },
        // It ends before another of its scope, and stays: a tab that does not know of it may clear that one.
        ' y': { ...sound, id: 'y', key: '101', waitMs: 30_000 },
        ' 332': first,
        ' 333': sound,
        ' 334': 'rubbish',
        ' 335': null,
        ' 336': new Map([['version', 1]]),
        ' 337': [1, 2],
        ' 338': { ...sound, id: '338', waitMs: Infinity },
        ' 339': { ...sound, id: '339', waitMs: 2 ** 32 * 1000 },
        ' 340': { ...sound, id: '340', version: 3 },
        ' __proto__': { ...sound, id: '__proto__', key: '__proto__' },
        ' constructor': { ...sound, id: 'constructor', key: 'constructor' },
        ' ': { ...sound, id: '', key: '' },
        'b z': { ...sound, id: 'z', key: '102' },
      });
    });
    const tab = await profile.open();
    await untilEmitted(tab, 'lockout.started', 2);
    expect((await keysOf(tab)).sort()).toEqual(['100', '101']);
    expect(await guardOf(tab, 101)).toBeLessThanOrEqual(90_000);
    expect(await faultsOf(tab)).toEqual(['store.corrupt']);
    await tab.until('it is clean', async ({ rows }) => {
      return (
        Object.keys(await rows())
          .sort()
          .join() === ' 100, x, y,b z'
      );
    });
    await tab.until(
      'the start in the future is written back as now',
      async ({ records, realMs }) => {
        return ((await records())[' 101']?.arrivedAtMs ?? Infinity) <= realMs();
      },
    );
  });

  // On a busy machine a call may take longer than its 2 s, which is a fault: then once more.
  it('of five thousand sound records is read within the time of a call', inRealTime, async () => {
    const profile = await openProfile();
    const hostile = await profile.open({ engine: 'none' });
    await hostile.run(({ put }) => {
      const record = { version: 2, arrivedAtMs: Date.now(), waitMs: 600_000 };
      const many = Array.from({ length: 5000 }, (_, at) => ({
        ...record,
        id: `x${at}`,
        key: `201/${at}`,
      }));
      return put(Object.fromEntries(many.map((each) => [` ${each.id}`, each])));
    });
    const tab = await profile.open();
    await tab.until('all are known', ({ engine }) => engine.lockouts().length === 5000);
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
      const tab = await profile.open();
      const hostile = await profile.open({ engine: 'none' });
      await receive(tab, { majorCode: 136, wait: 90 });
      await hostile.run(({ post }, ahead) => {
        const arrivedAtMs = Date.now() + ahead;
        for (let at = 0; at < 12_000; at++) {
          const record = {
            version: 2,
            id: `x${at}`,
            key: `201/${at}`,
            arrivedAtMs,
            waitMs: 600_000,
          };
          post({ version: 2, account: '', kind: 'locked', record, remainingMs: 600_000 });
        }
      }, ahead);
      await tab.until(
        '10,000 scopes are locked',
        ({ engine }) => engine.lockouts().length === 10_000,
      );
      await receive(tab, { majorCode: 175, wait: 90 });
      expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
      expect(await guardOf(tab, 123)).toBeGreaterThan(60_000);
      expect(await tab.run(({ engine }) => engine.lockouts().length)).toBe(10_001);
      expect(await faultsOf(tab)).toEqual([]);
      // A tab does not write what it only received.
      const stored = Object.keys(await tab.run(({ records }) => records()));
      expect(stored.filter((place) => place.startsWith(' 201/'))).toEqual([]);
    },
  );
});
