// The anonymous person signs in: the lockouts go along.
import { describe, expect, it } from 'vitest';
import { page, unknown } from './one-page.js';

describe('the first sign-in', () => {
  it.each([...unknown, ['is stored', 'ok'] as const])(
    'takes along a lockout of the anonymous account whose write %s, and stores it for the new one',
    async (_, fate) => {
      const { world, store, engine, remaining } = await page(null);
      engine.lockOut({ action: 201, waitMs: 60_000 });
      if (fate) await store(0, fate);
      void engine.signedIn({ account: 'a' });
      expect(remaining(201)).toBe(60_000);
      await store();
      expect(remaining(201)).toBe(60_000);
      expect([...(world.disk.get('a')?.values() ?? [])]).toMatchObject([{ waitMs: 60_000 }]);
    },
  );

  it('takes along what a reading of the anonymous account finds that is still under way', async () => {
    const { world, at, store, engine } = await page(null);
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    world.open(1);
    void at(1).engine.signedIn({ account: 'a' });
    await store(1);
    expect(at(1).engine.guard(201)).toMatchObject({ remainingMs: 60_000 });
    expect(world.disk.get('a')?.size).toBe(1);
  });

  it('takes nothing along that is found only once another account was entered', async () => {
    const { world, at, store, engine } = await page(null);
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    world.open(1);
    void at(1).engine.signedIn({ account: 'a' });
    void at(1).engine.signedIn({ account: 'b' });
    await store(1);
    expect(at(1).engine.lockouts()).toEqual([]);
    expect(world.disk.get('a')?.size ?? 0).toBe(0);
    expect(world.disk.get('b')?.size ?? 0).toBe(0);
  });

  it('leaves the anonymous account its own: what is extended later is not unlocked there', async () => {
    const { world, store, engine, remaining } = await page(null);
    engine.lockOut({ action: 201, waitMs: 50_000 });
    await store();
    void engine.signedIn({ account: 'a' });
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    expect([...(world.disk.get('a')?.values() ?? [])]).toMatchObject([{ waitMs: 60_000 }]);
    void engine.signedIn({ account: null });
    await store();
    expect(remaining(201)).toBe(50_000);
  });

  it('and a clear then is one in both accounts', async () => {
    const { world, store, engine, remaining } = await page(null);
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    void engine.signedIn({ account: 'a' });
    await store();
    for (const lockout of engine.lockouts()) engine.clearLockout(lockout);
    await store();
    expect([world.disk.get('')?.size, world.disk.get('a')?.size]).toEqual([0, 0]);
    void engine.signedIn({ account: null });
    await store();
    expect(remaining(201)).toBe(0);
  });

  it('and so is a clear of what was extended since', async () => {
    const { world, store, engine, remaining } = await page(null);
    engine.lockOut({ action: 201, waitMs: 50_000 });
    await store();
    void engine.signedIn({ account: 'a' });
    for (const waitMs of [60_000, 70_000]) {
      engine.lockOut({ action: 201, waitMs });
      await store();
    }
    for (const lockout of engine.lockouts()) engine.clearLockout(lockout);
    await store();
    expect([world.disk.get('')?.size, world.disk.get('a')?.size]).toEqual([0, 0]);
    void engine.signedIn({ account: null });
    await store();
    expect(remaining(201)).toBe(0);
  });
});

describe('tabs that were anonymous together', () => {
  /** Two anonymous tabs that know of one lockout, set by the first. */
  async function together() {
    const given = await page(null);
    const { world, at, store, engine } = given;
    world.open(1);
    await store(1);
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    const listen = async () => {
      for (const message of at(1).inbox.splice(0)) at(1).receive(message);
      await store(1);
    };
    await listen();
    return { ...given, listen };
  }

  it('unlock together, also where the one that clears has signed in', async () => {
    const { store, engine, remaining, listen } = await together();
    void engine.signedIn({ account: 'a' });
    await store();
    for (const lockout of engine.lockouts()) engine.clearLockout(lockout);
    await store();
    await listen();
    expect(remaining(201, 1)).toBe(0);
  });

  it('find what one set and the other took along to its account', async () => {
    const { world, at, store, engine, clock, remaining } = await together();
    void at(1).engine.signedIn({ account: 'b' });
    await store(1);
    void engine.signedIn({ account: 'a' });
    await store();
    // The wall clock changes nothing of what this page has known.
    world.jump(0, -10_000);
    await clock.advance(5000);
    void engine.signedIn({ account: 'b' });
    await store();
    expect(remaining(201)).toBe(55_000);
  });
});
