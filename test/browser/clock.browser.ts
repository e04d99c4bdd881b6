import { describe, expect, it } from 'vitest';
import { faultsOf, guardOf, receive, untilEmitted, untilLocked, untilStored } from './asking.js';
import { openProfile, type Tab } from './tab.js';

describe('a tab', () => {
  it('that slept counts the sleep: what elapsed meanwhile is emitted as soon as it wakes', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    await receive(tab, { majorCode: 136, wait: 90 });
    await receive(tab, { majorCode: 175, wait: 7200 });
    await tab.run(({ leap }) => {
      leap(3_600_000);
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const { payload } = await untilEmitted(tab, 'lockout.ended');
    expect(payload).toMatchObject({ reason: 'elapsed', lockout: { key: '100' } });
    expect(await guardOf(tab, 100)).toBe(0);
    const remainingMs = await guardOf(tab, 123);
    expect(remainingMs).toBeGreaterThan(3_500_000);
    expect(remainingMs).toBeLessThanOrEqual(3_600_000);
    await untilStored(tab, '123');
  });

  it('that wakes without anything new keeps its state, the same reference, and emits nothing', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    await receive(tab, { majorCode: 136, wait: 90 });
    await untilStored(tab, '100');
    const changes = await tab.run(async ({ engine, emitted }) => {
      const { state } = engine;
      const { length } = emitted;
      let calls = 0;
      engine.subscribe(() => calls++);
      for (let times = 0; times < 5; times++) {
        document.dispatchEvent(new Event('visibilitychange'));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return [engine.state === state, emitted.length - length, calls];
    });
    expect(changes).toEqual([true, 0, 0]);
  });

  it('whose clock was set back keeps every lockout, for no longer than the server said, also after a reload', async () => {
    const profile = await openProfile();
    const tab = await profile.open();
    await receive(tab, { majorCode: 136, wait: 90 });
    await untilStored(tab, '100');
    await tab.run(({ leap }) => {
      leap(-3_600_000);
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(await guardOf(tab, 100)).toBeGreaterThan(60_000);
    const late = await profile.open({ broken: ['earlyClock'] });
    await untilLocked(late, '100');
    const remainingMs = await guardOf(late, 100);
    expect(remainingMs).toBeGreaterThan(60_000);
    expect(remainingMs).toBeLessThanOrEqual(90_000);
    await late.until('the start is written back', async ({ records }) => {
      const { ' 100': record } = await records();
      return Object(record).arrivedAtMs <= Date.now();
    });
  });
});

describe('two tabs', () => {
  /** A person sets the clock of the machine: every tab sees it. */
  const setClock = async (tabs: readonly Tab[], byMs: number) => {
    for (const tab of tabs) {
      await tab.run(({ leap }, by) => {
        leap(by);
        document.dispatchEvent(new Event('visibilitychange'));
      }, byMs);
    }
  };

  it('whose clock was set back keep what is locked, share what is locked then, and clear it in both', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await receive(here, { majorCode: 136, wait: 90 });
    await untilLocked(there, '100');
    await untilStored(here, '100');
    await setClock([here, there], -3_600_000);
    await receive(there, { majorCode: 175, wait: 90 });
    await untilLocked(here, '123');
    for (const tab of [here, there]) {
      for (const action of [100, 123]) {
        const remainingMs = await guardOf(tab, action);
        expect(remainingMs).toBeGreaterThan(60_000);
        expect(remainingMs).toBeLessThanOrEqual(90_000);
      }
    }
    await here.run(({ engine }) => engine.lockouts().forEach(engine.clearLockout));
    await there.until('both are cleared', ({ engine }) => engine.lockouts().length === 0);
    expect(await there.run(({ rows }) => rows())).toEqual({});
    for (const tab of [here, there]) expect(await faultsOf(tab)).toEqual([]);
  });

  it('of which one was asleep: what its clock ends is locked in the other as long as the server said', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await receive(here, { majorCode: 136, wait: 90 });
    await untilLocked(there, '100');
    await untilStored(here, '100');
    // Only this one's clock jumps.
    await setClock([here], 3_600_000);
    await untilEmitted(here, 'lockout.ended');
    await here.until(
      'its record is gone',
      async ({ rows }) => Object.keys(await rows()).length === 0,
    );
    await there.run(() => document.dispatchEvent(new Event('visibilitychange')));
    await receive(here, { majorCode: 175, wait: 90 });
    await untilStored(here, '123');
    await there.until('it has read again', ({ engine }) => {
      document.dispatchEvent(new Event('visibilitychange'));
      return !engine.guard(123).allowed;
    });
    expect(await guardOf(there, 100)).toBeGreaterThan(60_000);
  });
});
