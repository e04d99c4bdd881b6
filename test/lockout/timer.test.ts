import { describe, expect, it } from 'vitest';
import { type Clock, createReactionEngine, memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';

const dayMs = 86_400_000;
const longestTimerMs = 2 ** 31 - 1;

/** A manual clock that notes the delay of every timer and counts who listens for waking. */
function observedClock() {
  const manual = manualClock();
  const delaysMs: number[] = [];
  let wakers = 0;
  const clock: Clock = {
    now: manual.now,
    monotonic: manual.monotonic,
    setTimeout: (callback, delayMs) => {
      delaysMs.push(delayMs);
      return manual.setTimeout(callback, delayMs);
    },
    clearTimeout: manual.clearTimeout,
    onWake: (listener) => {
      wakers += 1;
      const off = manual.onWake(listener);
      return () => {
        wakers -= 1;
        off();
      };
    },
  };
  return { manual, clock, delaysMs, wakers: () => wakers };
}

describe('the one timer', () => {
  it('is not armed while nothing is locked, and one listener waits for a wake', async () => {
    const { manual, clock, delaysMs, wakers } = observedClock();
    const engine = createReactionEngine({ clock, store: memoryStore() });
    engine.receive({ majorCode: 4 });
    expect([delaysMs.length, manual.pending, wakers()]).toEqual([0, 0, 1]);
    engine.lockOut({ action: 1, waitMs: 1000 });
    expect([manual.pending, wakers()]).toEqual([1, 1]);
    await manual.advance(1000);
    expect([manual.pending, wakers()]).toEqual([0, 1]);
  });

  it('is gone with the last lockout that is cleared, and with the engine', async () => {
    const { manual, clock, wakers } = observedClock();
    const engine = createReactionEngine({ clock, store: memoryStore() });
    const lockout = engine.lockOut({ action: 1, waitMs: 1000 });
    if (lockout) engine.clearLockout(lockout);
    expect([manual.pending, wakers()]).toEqual([0, 1]);
    engine.lockOut({ action: 1, waitMs: 1000 });
    await engine.dispose();
    expect([manual.pending, wakers()]).toEqual([0, 0]);
  });

  it('is one for 100,000 lockouts, and emits each end in its turn', async () => {
    const { engine, clock } = rig();
    const count = 100_000;
    let ended = 0;
    let lastMs = 0;
    let inOrder = true;
    engine.on('lockout.ended', ({ lockout }) => {
      ended += 1;
      inOrder &&= lockout.untilMs >= lastMs;
      lastMs = lockout.untilMs;
    });
    for (let subject = 0; subject < count; subject++) {
      engine.lockOut({ action: 201, subject, waitMs: 1000 + ((subject * 7919) % 50) * 1000 });
    }
    expect(clock.pending).toBe(1);
    expect(engine.lockouts()).toHaveLength(count);
    expect(engine.guard(201, 99_999).allowed).toBe(false);
    await clock.advance(25_000);
    expect(ended).toBe(count / 2);
    expect(clock.pending).toBe(1);
    await clock.advance(25_000);
    expect(ended).toBe(count);
    expect(inOrder).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it.each([20_000, 60_000])('is armed once for lockouts of %i ms that end together', (waitMs) => {
    const { clock, delaysMs } = observedClock();
    const engine = createReactionEngine({ clock, store: memoryStore() });
    for (let action = 1; action <= 100; action++) engine.lockOut({ action, waitMs });
    expect(delaysMs).toEqual([Math.min(waitMs, 30_000)]);
  });

  it('is one also while many countdowns are watched', () => {
    const { engine, clock } = rig();
    for (let action = 1; action <= 100; action++) {
      const lockout = engine.lockOut({ action, waitMs: action * 1100 });
      if (lockout) engine.countdown(lockout).subscribe(() => {});
    }
    expect(clock.pending).toBe(1);
  });

  it('sleeps in pieces of at most 30 s', async () => {
    const { manual, clock, delaysMs } = observedClock();
    const engine = createReactionEngine({ clock, store: memoryStore() });
    engine.receive({ majorCode: 136, wait: 100 });
    await manual.advance(100_000);
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(Math.max(...delaysMs)).toBe(30_000);
    expect(delaysMs).toEqual([30_000, 30_000, 30_000, 10_000]);
  });

  it('rings for a tick no more once nobody watches', async () => {
    const { manual, clock, delaysMs } = observedClock();
    const engine = createReactionEngine({ clock, store: memoryStore() });
    const lockout = engine.lockOut({ action: 1, waitMs: 100_000 });
    const unsubscribe = lockout && engine.countdown(lockout).subscribe(() => {});
    await manual.advance(5000);
    unsubscribe?.();
    const armed = delaysMs.length;
    await manual.advance(20_000);
    expect(delaysMs.length - armed).toBeLessThanOrEqual(1);
  });

  it('is armed for the nearest end, whichever came first', async () => {
    const { engine, clock, news } = rig();
    engine.lockOut({ action: 1, waitMs: 20_000 });
    engine.lockOut({ action: 2, waitMs: 5000 });
    engine.lockOut({ action: 3, waitMs: 10_000 });
    news();
    await clock.advance(5000);
    expect(news()).toEqual(['lockout.ended']);
    await clock.advance(5000);
    expect(news()).toEqual(['lockout.ended']);
    await clock.advance(10_000);
    expect(news()).toEqual(['lockout.ended']);
  });
});

describe('a long wait', () => {
  it('of more than 2^31-1 ms does not end early', async () => {
    const { engine, clock, news } = rig();
    const waitMs = longestTimerMs + 10_000;
    engine.receive({ majorCode: 136, wait: 2_147_493 });
    engine.lockOut({ action: 1, waitMs });
    news();
    await clock.advance(longestTimerMs);
    expect(news()).toEqual([]);
    expect(engine.guard(1)).toMatchObject({ allowed: false, remainingMs: 10_000 });
    await clock.advance(10_000);
    expect(news()).toEqual(['lockout.ended', 'lockout.ended']);
  }, 60_000);

  it('of 136 years counts down in whole seconds and ends when they have passed', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ majorCode: 136, wait: 2 ** 32 - 1 });
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('it is locked');
    expect(engine.countdown(lockout).get()).toBe(4_294_967_295_000);
    await clock.advance(60_000);
    expect(engine.countdown(lockout).get()).toBe(4_294_967_235_000);
    await clock.sleep(4_294_967_234_999);
    expect(engine.guard(100)).toMatchObject({ remainingMs: 1 });
    news();
    await clock.advance(1);
    expect(news()).toEqual(['lockout.ended']);
  });

  it('counts a day as it counts a second', async () => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 1, waitMs: 3 * dayMs });
    await clock.advance(dayMs);
    expect(engine.guard(1)).toMatchObject({ remainingMs: 2 * dayMs });
    await clock.sleep(dayMs);
    expect(engine.guard(1)).toMatchObject({ remainingMs: dayMs });
  });
});
