// What several tabs lock, in orders of writes, removals, reads and messages that lost a lockout once. Most were found by tabs-model.test.ts.
import { describe, expect, it } from 'vitest';
import { threeTabs } from './tabs-origin.js';

describe('what is locked after a clear', () => {
  it('for a shorter time is followed by the tab that knows the longer one, and kept through a reload', async () => {
    const { world, lock, arrive, store, clear, wake, remaining, reload } = await threeTabs();
    lock(1, 60_000);
    await arrive(0);
    clear(0);
    lock(0, 30_000);
    await store(0);
    // Only now the longer one is stored.
    await store(1);
    await arrive(1);
    await store(1);
    await wake(1);
    await wake(0);
    await wake(1);
    expect([0, 1].map(remaining)).toEqual([30_000, 30_000]);
    await reload(2);
    expect(remaining(2)).toBe(30_000);
    expect(world.disk.get('a')?.size).toBe(1);
  });

  it('is not undone by a clear that arrives late, nor twice', async () => {
    const { at, lock, store, clear, wake, remaining } = await threeTabs();
    lock(0, 60_000);
    await store(0);
    clear(0);
    await store(0);
    lock(0, 40_000);
    await store(0);
    const [first, cleared, second] = at(1).inbox.splice(0);
    for (const message of [second, cleared, first, cleared]) {
      at(1).receive(message);
      await store(1);
    }
    await wake(1);
    expect(remaining(1)).toBe(40_000);
  });
});

describe('what ends earlier', () => {
  it('is left in the storage by a tab that is opened, and goes on where the later one is cleared by who did not know of it', async () => {
    const { lock, arrive, store, clear, wake, remaining, reload, stored } = await threeTabs();
    lock(1, 60_000);
    await store(1);
    lock(0, 50_000);
    await store(0);
    await reload(2);
    expect(remaining(2)).toBe(60_000);
    expect(stored()).toEqual([60_000, 50_000]);
    clear(1);
    await store(1);
    for (const tab of [0, 2]) {
      await arrive(tab);
      await store(tab);
    }
    await wake(1);
    expect([0, 1, 2].map(remaining)).toEqual([50_000, 50_000, 50_000]);
    await reload(0);
    expect(remaining(0)).toBe(50_000);
  });

  it('is removed with the later one when that ends, by a tab that has only read both', async () => {
    const { world, lock, store, remaining, reload, stored } = await threeTabs();
    lock(1, 60_000);
    await store(1);
    lock(0, 50_000);
    await store(0);
    for (const tab of [0, 1]) world.close(tab);
    await reload(2);
    await world.advance(59_999);
    expect(remaining(2)).toBe(1);
    await world.advance(1);
    await store(2);
    expect(stored()).toEqual([]);
  });
});

describe('two tabs', () => {
  it('that lock one scope until the same moment remove neither record, so that a reload finds one', async () => {
    const { lock, arrive, store, wake, reload, remaining } = await threeTabs();
    lock(0, 60_000);
    lock(1, 60_000);
    for (const tab of [0, 1]) await store(tab);
    for (const tab of [0, 1]) await arrive(tab);
    for (const tab of [0, 1]) await wake(tab);
    await reload(0);
    expect(remaining(0)).toBe(60_000);
  });

  it('know of a longer one that the other set, and after its clear the own one goes on', async () => {
    const { lock, arrive, store, clear, wake, remaining } = await threeTabs();
    lock(0, 60_000);
    await store(0);
    lock(1, 50_000);
    await wake(1);
    expect(remaining(1)).toBe(60_000);
    clear(0);
    await store(0);
    await arrive(1);
    await store(1);
    expect(remaining(1)).toBe(50_000);
    await wake(2);
    expect(remaining(2)).toBe(50_000);
  });
});

describe('an extension', () => {
  it.each(['fail', 'hang'] as const)(
    'whose write does %s leaves what it replaced to a reload',
    async (fate) => {
      const { lock, store, reload, remaining, stored } = await threeTabs();
      lock(0, 50_000);
      await store(0);
      lock(0, 60_000);
      await store(0, fate);
      expect(stored()).toEqual([50_000]);
      expect(remaining(0)).toBe(60_000);
      await reload(0);
      expect(remaining(0)).toBe(50_000);
    },
  );

  it('removes what it replaced, and all before that, once it is stored', async () => {
    const { lock, store, stored } = await threeTabs();
    lock(0, 50_000);
    await store(0);
    lock(0, 60_000);
    await store(0, 'fail');
    lock(0, 70_000);
    expect(stored()).toEqual([50_000]);
    await store(0);
    expect(stored()).toEqual([70_000]);
  });

  it('that could not be stored takes what it replaced along when it is cleared', async () => {
    const { lock, store, clear, wake, remaining, stored } = await threeTabs();
    lock(0, 50_000);
    await store(0);
    lock(0, 60_000);
    await store(0, 'fail');
    clear(0);
    await store(0);
    expect(stored()).toEqual([]);
    await wake(0);
    expect(remaining(0)).toBe(0);
  });

  it('that was cleared before it was stored removes nothing that was locked afterwards', async () => {
    const { lock, store, clear, reload, remaining } = await threeTabs();
    lock(0, 50_000);
    lock(0, 60_000);
    clear(0);
    lock(0, 30_000);
    await store(0);
    await reload(0);
    expect(remaining(0)).toBe(30_000);
  });
});
