import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LockoutStore, ReactionEngineOptions } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { type Rig, rig } from '../support/engine.js';
import { closePlaces, type Place, places } from './places.js';
import { held } from './store.contract.js';

afterEach(closePlaces);

describe.each(places)('lockouts kept in %s', (_, make) => {
  let place: Place;
  let clock: ManualClock;
  let store: LockoutStore;

  beforeEach(() => {
    place = make();
    clock = manualClock();
    store = place(clock);
  });

  async function opened(options: ReactionEngineOptions = {}): Promise<Rig> {
    const given = rig({ store, ...options, clock });
    await given.engine.restored;
    await clock.advance(0);
    return given;
  }

  /** The page is gone without a word, and comes back `awayMs` later: another engine, a monotonic clock that begins anew. */
  async function reload(awayMs: number, options: ReactionEngineOptions = {}): Promise<Rig> {
    await store.read('');
    clock = manualClock({ now: clock.now() + awayMs });
    store = place(clock);
    return opened(options);
  }

  it('survive a reload, and the time away counts', async () => {
    const before = await opened();
    before.engine.receive({ majorCode: 10, wait: 30 });
    before.engine.receive({ majorCode: 136, wait: 40 });
    before.engine.receive({ majorCode: 234, wait: 50, subject: 42 });
    before.engine.receive({ majorCode: 368, wait: 60 });
    before.engine.lockOut({ action: 101, waitMs: 70_000 });
    const locked = before.engine.lockouts().map(({ id, ...lockout }) => lockout);
    await store.read('');
    await clock.advance(5000);

    const { engine, emitted } = await reload(7000);
    const restored = engine.lockouts().map(({ id, ...lockout }) => lockout);
    expect(restored).toHaveLength(5);
    expect(restored).toEqual(expect.arrayContaining(locked));
    expect(engine.guard(999)).toMatchObject({ remainingMs: 18_000 });
    expect(engine.guard(100)).toMatchObject({ remainingMs: 28_000 });
    expect(engine.guard(201, '42')).toMatchObject({ remainingMs: 38_000 });
    expect(engine.guard(201, 43)).toMatchObject({ remainingMs: 18_000 });
    expect(engine.guard(322)).toMatchObject({ remainingMs: 48_000 });
    expect(engine.guard(101)).toMatchObject({ remainingMs: 58_000 });
    expect(emitted.map((one) => one.name === 'lockout.started' && one.payload.origin)).toEqual(
      Array(5).fill('storage'),
    );
  });

  it('end after a reload when the wait has passed, and are emitted', async () => {
    const before = await opened();
    before.engine.receive({ majorCode: 136, wait: 30 });
    const { engine, news } = await reload(10_000);
    expect(news()).toEqual(['lockout.started']);
    await clock.advance(19_999);
    expect(engine.guard(100).allowed).toBe(false);
    await clock.advance(1);
    expect(news()).toEqual(['lockout.ended']);
    expect(await held(store)).toEqual({});
  });

  it('that ended while the page was away are removed, and nothing is emitted', async () => {
    const before = await opened();
    before.engine.receive({ majorCode: 136, wait: 30 });
    before.engine.receive({ majorCode: 108, wait: 31 });
    const { engine, news } = await reload(30_000);
    expect(engine.lockouts()).toMatchObject([{ majorCode: 108 }]);
    expect(news()).toEqual(['lockout.started']);
    expect(Object.keys(await held(store))).toEqual(['101-']);
  });

  it('are written when they start and when they are extended: arrival and wait of the frame that set the end', async () => {
    const { engine } = await opened();
    const firstMs = clock.now();
    engine.receive({ majorCode: 136, wait: 30 });
    const record = { version: 2, id: expect.any(String), key: '100' };
    expect(await held(store)).toEqual({
      '100': { ...record, majorCode: 136, arrivedAtMs: firstMs, waitMs: 30_000 },
    });
    await clock.advance(10_000);
    engine.receive({ majorCode: 137, wait: 5 });
    await clock.advance(500);
    engine.receive({ majorCode: 137, wait: 20 });
    // What it replaced goes once it is stored.
    await vi.waitFor(async () =>
      expect(await held(store)).toEqual({
        '100': { ...record, majorCode: 137, arrivedAtMs: firstMs + 10_500, waitMs: 20_000 },
      }),
    );
  });

  it('are deleted when they end and when they are cleared', async () => {
    const { engine } = await opened();
    engine.receive({ majorCode: 136, wait: 1 });
    const lockout = engine.lockOut({ action: 5, subject: 7, waitMs: 9000 });
    engine.lockOut({ action: 6, waitMs: 9000 });
    expect(Object.keys(await held(store)).sort()).toEqual(['100', '5/7', '6']);
    if (lockout) engine.clearLockout(lockout);
    expect(Object.keys(await held(store)).sort()).toEqual(['100', '6']);
    await clock.advance(1000);
    expect(Object.keys(await held(store))).toEqual(['6']);
  });

  it('leave no record of an error that has no action', async () => {
    const { engine } = await opened();
    engine.receive({ majorCode: 5, wait: 30 });
    expect(engine.lockouts()).toHaveLength(1);
    expect(await held(store)).toEqual({});
  });

  it('belong to an account: a switch copies nothing, and emits no end', async () => {
    const { engine, news, emitted } = await opened({ account: 'a' });
    engine.receive({ majorCode: 136, wait: 60 });
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('it is locked');
    const countdown = engine.countdown(lockout);
    await engine.signedIn({ account: 'b' });
    expect(engine.lockouts()).toEqual([]);
    expect(engine.state).toMatchObject({ account: 'b', lockouts: [] });
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(countdown.get()).toBe(0);
    engine.lockOut({ action: 7, waitMs: 60_000 });
    await engine.signedOut();
    expect(engine.lockouts()).toEqual([]);
    expect(news()).not.toContain('lockout.ended');
    await clock.advance(10_000);
    await engine.signedIn({ account: 'a' });
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 50_000 });
    expect(engine.guard(7)).toEqual({ allowed: true });
    expect(emitted.findLast(({ name }) => name === 'lockout.started')).toMatchObject({
      payload: { lockout: { majorCode: 136 }, origin: 'storage' },
    });
    expect(await held(store, 'a')).toMatchObject({ '100': { waitMs: 60_000 } });
    expect(await held(store, 'b')).toMatchObject({ '7': { waitMs: 60_000 } });
    expect(await held(store)).toEqual({});
  });

  it('of an account that was left are not ended by its time, and removed when it comes back', async () => {
    const { engine, news } = await opened({ account: 'a' });
    engine.receive({ majorCode: 136, wait: 5 });
    await engine.signedOut();
    news();
    await clock.advance(60_000);
    expect(news()).toEqual([]);
    expect(Object.keys(await held(store, 'a'))).toEqual(['100']);
    await engine.signedIn({ account: 'a' });
    expect(news()).toEqual(['state.changed']);
    expect(await held(store, 'a')).toEqual({});
  });

  it('of a start in the future are taken from now and written back, never longer than the wait', async () => {
    const before = await opened();
    before.engine.receive({ majorCode: 136, wait: 30 });
    await reload(-86_400_000);
    const nowMs = clock.now();
    expect(await held(store)).toMatchObject({ '100': { arrivedAtMs: nowMs, waitMs: 30_000 } });
    const { engine } = await reload(10_000);
    expect(engine.guard(100)).toMatchObject({ remainingMs: 20_000 });
    expect(engine.lockouts()).toMatchObject([{ startedAtMs: nowMs, untilMs: nowMs + 30_000 }]);
  });

  it('are all written when dispose settles, and nothing is left armed', async () => {
    const { engine } = await opened();
    for (let action = 1; action <= 20; action++) engine.lockOut({ action, waitMs: 60_000 });
    await engine.dispose();
    expect(clock.pending).toBe(0);
    expect(await held(place(clock))).toMatchObject(
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at + 1}`, { waitMs: 60_000 }])),
    );
  });
});
