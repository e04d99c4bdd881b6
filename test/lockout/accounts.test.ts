// Lockouts of several accounts in one page, while its store is slow or fails.
import { describe, expect, it } from 'vitest';
import { page, unknown } from './one-page.js';

describe('from one account to another and back', () => {
  it.each(unknown)('a lockout whose write %s is known at once', async (_, fate) => {
    const { store, engine, clock, remaining } = await page('a');
    engine.lockOut({ action: 201, waitMs: 60_000 });
    if (fate) await store(0, fate);
    void engine.signedIn({ account: 'b' });
    expect(remaining(201)).toBe(0);
    await clock.advance(3000);
    await store();
    expect(remaining(201)).toBe(0);
    void engine.signedIn({ account: 'a' });
    // By then its write may be answered: a lockout that is stored is read.
    if (fate) expect(remaining(201)).toBe(57_000);
    await store();
    expect(remaining(201)).toBe(57_000);
  });

  it('a lockout that was cleared before its write is answered stays cleared', async () => {
    const { world, store, engine, remaining } = await page('a');
    const lockout = engine.lockOut({ action: 201, waitMs: 60_000 });
    if (lockout) engine.clearLockout(lockout);
    void engine.signedIn({ account: 'b' });
    void engine.signedIn({ account: 'a' });
    expect(remaining(201)).toBe(0);
    await store();
    expect(remaining(201)).toBe(0);
    expect(world.disk.get('a')?.size).toBe(0);
  });

  it('the last of two that could not be stored holds', async () => {
    const { store, engine, remaining } = await page('a');
    engine.lockOut({ action: 201, waitMs: 50_000 });
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store(0, 'fail');
    void engine.signedIn({ account: 'b' });
    void engine.signedIn({ account: 'a' });
    expect(remaining(201)).toBe(60_000);
    await store();
    expect(remaining(201)).toBe(60_000);
  });

  it('an earlier end goes on, though the same scope was locked and cleared in the other account', async () => {
    const { world, at, store, engine, remaining } = await page('a');
    world.open(1);
    await store(1);
    engine.lockOut({ action: 201, waitMs: 50_000 });
    await store();
    const later = at(1).engine.lockOut({ action: 201, waitMs: 60_000 });
    await store(1);
    await world.wake(at(0));
    await store();
    expect(remaining(201)).toBe(60_000);
    void engine.signedIn({ account: 'b' });
    await store();
    const lockout = engine.lockOut({ action: 201, waitMs: 10_000 });
    if (lockout) engine.clearLockout(lockout);
    await store();
    if (later) at(1).engine.clearLockout(later);
    await store(1);
    void engine.signedIn({ account: 'a' });
    await store();
    expect(remaining(201)).toBe(50_000);
  });

  it('an earlier end stays stored, and goes on where another tab clears the later one without knowing of it', async () => {
    const { world, at, store, engine, remaining } = await page('a');
    world.open(1);
    await store(1);
    const later = at(1).engine.lockOut({ action: 201, waitMs: 60_000 });
    await store(1);
    engine.lockOut({ action: 201, waitMs: 50_000 });
    await store();
    for (const account of [null, 'a']) {
      void engine.signedIn({ account });
      await store();
    }
    expect(remaining(201)).toBe(60_000);
    if (later) at(1).engine.clearLockout(later);
    await store(1);
    for (const message of at(0).inbox.splice(0)) at(0).receive(message);
    await store();
    await world.wake(at(1));
    await store(1);
    expect([remaining(201), remaining(201, 1)]).toEqual([50_000, 50_000]);
  });

  it('what a page knew is known again where the account cannot be read any more', async () => {
    const { store, engine, remaining } = await page('a');
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    void engine.signedIn({ account: 'b' });
    await store();
    void engine.signedIn({ account: 'a' });
    expect(remaining(201)).toBe(0);
    await store(0, 'fail');
    expect(remaining(201)).toBe(60_000);
  });

  it('what was said to be cleared before stays so, though a reading finds it that was begun earlier', async () => {
    const { world, at, store, engine } = await page('a');
    world.open(1);
    await store(1);
    const lockout = engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    void at(1).engine.signedIn({ account: 'b' });
    void at(1).engine.signedIn({ account: 'a' });
    // Both readings have found it, and are answered when it is gone.
    for (const _ of [1, 2]) world.apply(1, 'ok');
    if (lockout) engine.clearLockout(lockout);
    await store();
    for (const message of at(1).inbox.splice(0)) at(1).receive(message);
    void at(1).engine.signedIn({ account: 'b' });
    void at(1).engine.signedIn({ account: 'a' });
    for (const answer of at(1).answers.splice(0)) answer();
    await at(1).clock.advance(0);
    await store(1);
    await world.wake(at(1));
    await store(1);
    expect(at(1).engine.guard(201).allowed).toBe(true);
  });

  it('what another tab has cleared meanwhile is not known again', async () => {
    const { world, at, store, engine, remaining } = await page('a');
    world.open(1);
    await store(1);
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store();
    void engine.signedIn({ account: 'b' });
    await store();
    await world.wake(at(1));
    await store(1);
    for (const lockout of at(1).engine.lockouts()) at(1).engine.clearLockout(lockout);
    await store(1);
    void engine.signedIn({ account: 'a' });
    await store();
    expect(remaining(201)).toBe(0);
  });
});

describe('faults', () => {
  it('are one per account and kind, also after it was left and entered again', async () => {
    const { store, engine } = await page('a');
    const codes: string[] = [];
    engine.on('fault', ({ code }) => codes.push(code));
    for (const account of ['b', 'a', 'b', 'a']) {
      engine.lockOut({ action: 201, waitMs: 60_000 });
      await store(0, 'fail');
      void engine.signedIn({ account });
      await store(0, 'fail');
    }
    expect(codes).toEqual(['store.failed', 'store.failed']);
  });

  it('of an account say nothing of another: that is read and stored', async () => {
    const { world, store, engine, clock } = await page('a');
    engine.lockOut({ action: 201, waitMs: 60_000 });
    await store(0, 'hang');
    void engine.signedIn({ account: 'b' });
    let isRead = false;
    void engine.restored.then(() => {
      isRead = true;
    });
    engine.lockOut({ action: 202, waitMs: 60_000 });
    await clock.advance(0);
    expect(isRead).toBe(false);
    await store();
    expect(isRead).toBe(true);
    expect(world.disk.get('b')?.size).toBe(1);
  });
});
