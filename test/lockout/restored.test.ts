import { describe, expect, it } from 'vitest';
import {
  createReactionEngine,
  type LockoutStore,
  memoryStore,
  type StoredLockout,
  type StoreEntries,
} from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { held } from './store.contract.js';

/** A record of #100, locked by 136 for `waitMs` from `agoMs` ago. */
const stored = (clock: ManualClock, waitMs: number, agoMs = 0, key = '100'): StoredLockout => ({
  version: 2,
  id: `stored-${key}-${waitMs}-${agoMs}`,
  key,
  majorCode: 136,
  arrivedAtMs: clock.now() - agoMs,
  waitMs,
});

/** A store that takes what is in it at each read, and hands it out when it is let go. */
function slowStore(inner: LockoutStore) {
  const waiting: (() => void)[] = [];
  const store: LockoutStore = {
    ...inner,
    read: async (account): Promise<StoreEntries> => {
      const entries = await inner.read(account);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return entries;
    },
  };
  return { store, release: () => waiting.shift()?.() };
}

describe('restoring', () => {
  it('from a store that answers at once is done when the engine is made', () => {
    const clock = manualClock();
    const store = memoryStore();
    void store.write('', stored(clock, 60_000, 20_000));
    const engine = createReactionEngine({ store, clock });
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 40_000 });
  });

  it('is emitted after the present task, so that listeners can be added first', async () => {
    const clock = manualClock();
    const store = memoryStore();
    void store.write('', stored(clock, 60_000));
    const engine = createReactionEngine({ store, clock });
    const emitted: string[] = [];
    engine.on('fault', ({ code }) => emitted.push(code));
    engine.on('lockout.started', ({ origin }) => emitted.push(origin));
    expect(emitted).toEqual([]);
    await Promise.resolve();
    expect(emitted).toEqual(['storage']);
  });

  it('from a store that answers later is emitted when it has', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('', stored(clock, 60_000));
    const { store, release } = slowStore(inner);
    const { engine, news } = rig({ store, clock });
    let received = 0;
    engine.subscribe(() => {
      received += 1;
    });
    await clock.advance(0);
    expect(engine.guard(100)).toEqual({ allowed: true });
    release();
    await engine.restored;
    await clock.advance(0);
    expect(news()).toEqual(['lockout.started']);
    expect(received).toBe(1);
    expect(engine.state.lockouts).toHaveLength(1);
  });

  it('arms the one timer for what was read', async () => {
    const clock = manualClock();
    const store = memoryStore();
    await store.write('', stored(clock, 60_000, 59_000));
    const { engine, news } = rig({ store, clock });
    await engine.restored;
    expect(clock.pending).toBe(1);
    await clock.advance(1000);
    expect(news()).toContain('lockout.ended');
    expect(clock.pending).toBe(0);
  });

  it('counts from the wall clock, however the monotonic one begins', async () => {
    const manual = manualClock();
    const clock = { ...manual, monotonic: () => manual.monotonic() + 1e9 };
    const store = memoryStore();
    await store.write('', stored(manual, 60_000, 12_345));
    const engine = createReactionEngine({ store, clock });
    await engine.restored;
    expect(engine.guard(100)).toMatchObject({ remainingMs: 47_655 });
  });

  it.each([
    [0, 60_000],
    [59_999, 1],
    [-1, 60_000],
    [-86_400_000, 60_000],
  ])('of a start %i ms ago leaves %i of 60000 ms', async (agoMs, remainingMs) => {
    const clock = manualClock();
    const store = memoryStore();
    await store.write('', stored(clock, 60_000, agoMs));
    const { engine } = rig({ store, clock });
    await engine.restored;
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs });
    expect(engine.lockouts()).toMatchObject([
      { startedAtMs: clock.now() - Math.max(0, agoMs), waitMs: 60_000 },
    ]);
    expect(await held(store)).toMatchObject({
      '100': { arrivedAtMs: clock.now() - Math.max(0, agoMs) },
    });
  });

  it.each([60_000, 60_001, 1e12])(
    'of a start %i ms ago leaves nothing of 60000 ms',
    async (agoMs) => {
      const clock = manualClock();
      const store = memoryStore();
      await store.write('', stored(clock, 60_000, agoMs));
      const { engine, news } = rig({ store, clock });
      await engine.restored;
      await clock.advance(0);
      expect(engine.guard(100)).toEqual({ allowed: true });
      expect(news()).toEqual([]);
      expect(await held(store)).toEqual({});
      expect(clock.pending).toBe(0);
    },
  );
});

describe('before restored', () => {
  async function locking(storedMs: number, arrivedMs: number) {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('', stored(clock, storedMs));
    const { store, release } = slowStore(inner);
    const given = rig({ store, clock });
    given.engine.receive({ majorCode: 137, wait: arrivedMs / 1000 });
    const before = given.engine.guard(100);
    await clock.advance(0);
    release();
    await given.engine.restored;
    await clock.advance(0);
    return { ...given, inner, before };
  }

  it('guard answers from what is known', async () => {
    const { before } = await locking(60_000, 10_000);
    expect(before).toMatchObject({ allowed: false, remainingMs: 10_000 });
  });

  it('what arrives is merged: a stored end that is later extends it', async () => {
    const { engine, emitted } = await locking(60_000, 10_000);
    expect(engine.guard(100)).toMatchObject({ remainingMs: 60_000 });
    expect(engine.lockouts()).toMatchObject([{ majorCode: 136, waitMs: 60_000 }]);
    expect(emitted.map(({ name }) => name)).toEqual([
      'reaction',
      'lockout.started',
      'lockout.extended',
    ]);
  });

  it('what arrives is merged: a stored end that is earlier changes nothing', async () => {
    const { engine, emitted } = await locking(10_000, 60_000);
    expect(engine.lockouts()).toMatchObject([{ majorCode: 137, waitMs: 60_000 }]);
    expect(emitted.map(({ name }) => name)).toEqual(['reaction', 'lockout.started']);
  });

  it.each([
    [60_000, 10_000],
    [10_000, 60_000],
  ])('the later end is what is stored, of %i stored and %i that arrived', async (storedMs, ms) => {
    const { inner, engine } = await locking(storedMs, ms);
    await engine.dispose();
    const waits = (await inner.read('')).map(([, kept]) => Object(kept).waitMs);
    expect(Math.max(...waits)).toBe(60_000);
  });

  it('what arrived and has ended takes no later stored end with it', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('', stored(clock, 60_000));
    const { store, release } = slowStore(inner);
    const { engine } = rig({ store, clock });
    engine.lockOut({ action: 100, waitMs: 500 });
    await clock.advance(500);
    release();
    await engine.restored;
    await engine.dispose();
    expect(await held(inner)).toMatchObject({ '100': { majorCode: 136, waitMs: 60_000 } });
  });

  it('what arrived is not removed with a stored record that has ended', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('', stored(clock, 60_000, 90_000));
    const { store, release } = slowStore(inner);
    const { engine } = rig({ store, clock });
    await clock.advance(0);
    engine.lockOut({ action: 100, waitMs: 5000 });
    release();
    await engine.restored;
    expect(await held(inner)).toMatchObject({ '100': { waitMs: 5000 } });
    await engine.dispose();
  });

  it('several records of a scope are one lockout and one event: the one that ends last', async () => {
    const clock = manualClock();
    const store = memoryStore();
    for (const waitMs of [30_000, 90_000, 60_000]) {
      await store.write('', { ...stored(clock, waitMs), id: `of ${waitMs}` });
    }
    const { engine, emitted } = rig({ store, clock });
    await engine.restored;
    await clock.advance(0);
    expect(emitted).toMatchObject([
      { name: 'lockout.started', payload: { lockout: { waitMs: 90_000 } } },
    ]);
  });

  it('what is being removed counts as gone, and nothing else', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    const remove = () => new Promise<void>(() => {});
    const { engine } = rig({ store: { ...inner, remove }, clock });
    const lockout = engine.lockOut({ action: 101, waitMs: 60_000 });
    if (lockout) engine.clearLockout(lockout);
    await inner.write('', stored(clock, 60_000));
    await clock.sleep(1);
    await clock.advance(0);
    expect(engine.guard(101).allowed).toBe(true);
    expect(engine.guard(100).allowed).toBe(false);
    const disposed = engine.dispose();
    await clock.advance(2000);
    await disposed;
  });

  it('what is cleared does not come back; a stored record that this page did not know goes on', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('', stored(clock, 60_000));
    await inner.write('', stored(clock, 60_000, 0, '101'));
    const { store, release } = slowStore(inner);
    const { engine, news } = rig({ store, clock });
    const lockout = engine.lockOut({ action: 100, waitMs: 1000 });
    expect(lockout && engine.clearLockout(lockout)).toBe(true);
    news();
    await clock.advance(0);
    release();
    await engine.restored;
    await clock.advance(0);
    expect(engine.guard(100)).toMatchObject({ lockout: { majorCode: 136 } });
    expect(engine.guard(101).allowed).toBe(false);
    expect(news()).toEqual(['lockout.started', 'lockout.started']);
    expect(Object.keys(await held(inner))).toEqual(['100', '101']);
  });

  it('what is locked again after it was cleared stays locked', async () => {
    const clock = manualClock();
    const { store, release } = slowStore(memoryStore());
    const { engine } = rig({ store, clock });
    const lockout = engine.lockOut({ action: 100, waitMs: 60_000 });
    if (lockout) engine.clearLockout(lockout);
    engine.lockOut({ action: 100, waitMs: 5000 });
    await clock.advance(0);
    release();
    await engine.restored;
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 5000 });
  });

  it('what is read for an account that was left meanwhile is not listed', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('a', stored(clock, 60_000));
    await inner.write('b', stored(clock, 60_000, 0, '101'));
    const { store, release } = slowStore(inner);
    const { engine, emitted } = rig({ store, clock, account: 'a' });
    const first = engine.restored;
    await clock.advance(0);
    const switched = engine.signedIn({ account: 'b' });
    await clock.advance(0);
    release();
    await first;
    expect(engine.lockouts()).toEqual([]);
    release();
    await switched;
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(engine.guard(101).allowed).toBe(false);
    const origins = emitted.flatMap((one) =>
      one.name === 'lockout.started' ? one.payload.lockout.scope : [],
    );
    expect(origins).toEqual([{ kind: 'action', action: 101 }]);
    expect(Object.keys(await held(inner, 'a'))).toEqual(['100']);
  });

  it('a login waits for what is read, so that a lockout of #102 delays it', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    await inner.write('', { ...stored(clock, 60_000, 0, '102'), majorCode: 10 });
    const { store, release } = slowStore(inner);
    const { engine, news } = rig({ store, clock });
    await clock.advance(0);
    engine.logIn();
    expect(engine.state.session).toBe('loggingIn');
    release();
    await engine.restored;
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toContain('login.delayed');
    expect(news()).not.toContain('login.started');
  });
});
