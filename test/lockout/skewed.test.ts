import { describe, expect, it } from 'vitest';
import { page } from './one-page.js';

describe('two engines whose clocks differ', () => {
  it.each([
    ['behind', -30_000, 60_000],
    ['a little ahead', 20_000, 40_000],
    ['ahead by more than the wait', 61_000, 0],
  ])('share a lockout through the storage: for one that is %s', async (_, skewMs, leftMs) => {
    const { world, at, store, engine, remaining } = await page('a');
    world.open(1);
    await store(1);
    world.jump(1, skewMs);
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    await world.wake(at(1));
    await store(1);
    expect(remaining(201, 1)).toBe(leftMs);
    expect(remaining(201)).toBe(60_000);
    await world.advance(59_999);
    expect(remaining(201)).toBe(1);
    await world.advance(1);
    expect([remaining(201), remaining(201, 1)]).toEqual([0, 0]);
  });

  it.each([
    ['behind', -30_000, 60_000],
    ['ahead', 20_000, 40_000],
  ])(
    'share it by a message for no longer than is left where it was set: for one that is %s',
    async (_, skewMs, leftMs) => {
      const { world, at, store, engine, remaining } = await page('a');
      world.open(1);
      await store(1);
      world.jump(1, skewMs);
      engine.lockOut({ action: 201, waitMs: 60_000 });
      for (const message of at(1).inbox.splice(0)) at(1).receive(message);
      expect(remaining(201, 1)).toBe(leftMs);
    },
  );
});

describe('a lockout that a page knows', () => {
  it('is not counted anew where it is stored only after the page has left its account and come back', async () => {
    const { world, at, store, engine, remaining } = await page('a');
    world.open(1);
    await store(1);
    at(1).engine.lockOut({ action: 201, waitMs: 60_000 });
    for (const message of at(0).inbox.splice(0)) at(0).receive(message);
    world.jump(0, -10_000);
    for (const account of ['b', 'a']) void engine.signedIn({ account });
    await store();
    await store(1);
    await world.advance(5000);
    await world.wake(at(0));
    await store();
    expect(remaining(201)).toBe(55_000);
  });
});

describe('a wall clock that runs ahead by less than is believed', () => {
  it('removes nothing from the storage that is held', async () => {
    const { world, at, store, engine, remaining } = await page('a');
    engine.lockOut({ action: 201, waitMs: 500 });
    await store();
    world.jump(0, 600);
    await world.wake(at(0));
    await store();
    expect(remaining(201)).toBe(500);
    expect(world.disk.get('a')?.size).toBe(1);
  });
});
