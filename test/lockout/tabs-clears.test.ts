// What is cleared in one of several tabs, in orders of writes, removals, reads and messages. Most were found by tabs-model.test.ts.
import { describe, expect, it } from 'vitest';
import { threeTabs } from './tabs-origin.js';

describe('what is cleared', () => {
  it('stays cleared with the earlier end of another tab, which is stored only afterwards', async () => {
    const { lock, arrive, store, clear, wake, remaining, stored } = await threeTabs();
    lock(1, 50_000);
    await arrive(0);
    lock(2, 60_000);
    await store(2);
    await arrive(0);
    expect(remaining(0)).toBe(60_000);
    clear(0);
    await store(0);
    await store(1);
    expect(stored()).toEqual([50_000]);
    await wake(0);
    expect(remaining(0)).toBe(0);
    expect(stored()).toEqual([]);
    await arrive(1);
    await wake(1);
    expect(remaining(1)).toBe(0);
  });

  it('stays cleared with what it had replaced, which is stored only afterwards', async () => {
    const { lock, arrive, store, clear, wake, remaining, stored } = await threeTabs();
    lock(1, 50_000);
    await arrive(0);
    lock(0, 60_000);
    await store(0);
    clear(0);
    await store(0);
    await store(1);
    await wake(0);
    expect(remaining(0)).toBe(0);
    expect(stored()).toEqual([]);
  });

  it('ends in the tab that set it, though its write was answered too late', async () => {
    const { at, lock, arrive, store, clear, wake, remaining } = await threeTabs();
    lock(1, 60_000);
    await at(1).clock.advance(2000);
    await store(1);
    await wake(1);
    await wake(0);
    clear(0);
    await store(0);
    await arrive(1);
    await store(1);
    expect(remaining(1)).toBe(0);
  });

  it('ends in a tab that has stored it anew because its clock is behind, whether that was answered or not', async () => {
    const { world, at, lock, arrive, store, clear, wake, remaining } = await threeTabs();
    world.jump(1, -10_000);
    lock(0, 60_000);
    await store(0);
    await world.wake(at(1));
    world.apply(1, 'ok');
    for (const answer of at(1).answers.splice(0)) answer();
    await at(1).clock.advance(0);
    expect(remaining(1)).toBe(60_000);
    await store(1, 'hang');
    clear(0);
    await store(0);
    await arrive(1);
    await wake(1);
    expect(remaining(1)).toBe(0);
  });

  it.each([
    ['the lock, the clear', ['locked', 'cleared']],
    ['the clear, the lock', ['cleared', 'locked']],
    ['the clear twice around the lock', ['cleared', 'locked', 'cleared']],
    ['the lock twice around the clear', ['locked', 'cleared', 'locked']],
  ])('is cleared in another tab when the messages arrive as %s', async (_, kinds) => {
    const { at, lock, store, clear, remaining } = await threeTabs();
    lock(0, 60_000);
    await store(0);
    clear(0);
    await store(0);
    const messages = at(1).inbox.splice(0);
    for (const kind of kinds) {
      at(1).receive(messages.find((message) => Object(message).kind === kind));
      await store(1);
    }
    expect(remaining(1)).toBe(0);
  });

  it('is cleared also where a third tab, whose clock is ahead, says later that it has elapsed', async () => {
    const { world, at, lock, arrive, store, clear, remaining } = await threeTabs();
    world.jump(2, 30_000);
    lock(0, 60_000);
    await store(0);
    await arrive(2);
    await world.advance(20_000);
    clear(0);
    await store(0);
    await at(2).clock.advance(10_000);
    await store(2);
    const kinds = at(1).inbox.map((message) => Object(message).kind);
    expect(kinds).toEqual(['locked', 'cleared', 'elapsed']);
    await arrive(1);
    await store(1);
    expect(remaining(1)).toBe(0);
  });

  it.each([
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ])(
    'may be what any tab set: set by %i, cleared by %i, unlocked in %i',
    async (by, clearing, other) => {
      const { lock, arrive, store, clear, remaining, stored } = await threeTabs();
      lock(by, 60_000);
      await store(by);
      await arrive(clearing);
      await arrive(other);
      clear(clearing);
      await store(clearing);
      for (const tab of [by, other]) {
        await arrive(tab);
        await store(tab);
      }
      expect([by, clearing, other].map(remaining)).toEqual([0, 0, 0]);
      expect(stored()).toEqual([]);
    },
  );
});
