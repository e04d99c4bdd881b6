import { describe, expect, it } from 'vitest';
import { type Clock, createReactionEngine, type Fault, memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';

describe('time', () => {
  it('that the device slept counts, and what ended meanwhile is emitted on waking', async () => {
    const { engine, clock, news } = rig();
    engine.lockOut({ action: 1, waitMs: 60_000 });
    engine.lockOut({ action: 2, waitMs: 600_000 });
    news();
    await clock.sleep(61_000);
    expect(news()).toEqual(['lockout.ended']);
    expect(engine.guard(2)).toMatchObject({ remainingMs: 539_000 });
  });

  it('that the device slept brings several ends, emitted in the order in which they came', async () => {
    const { engine, clock, emitted } = rig();
    for (const action of [3, 1, 2]) engine.lockOut({ action, waitMs: action * 1000 });
    await clock.sleep(60_000);
    const ended = emitted.flatMap((one) =>
      one.name === 'lockout.ended' ? one.payload.lockout.key : [],
    );
    expect(ended).toEqual(['1', '2', '3']);
  });

  it('that the device slept counts at the next ring of the timer where nothing reports waking', async () => {
    const manual = manualClock();
    const { now, monotonic, setTimeout, clearTimeout } = manual;
    const clock: Clock = { now, monotonic, setTimeout, clearTimeout };
    const engine = createReactionEngine({ clock, store: memoryStore() });
    let ended = 0;
    engine.on('lockout.ended', () => {
      ended += 1;
    });
    engine.lockOut({ action: 1, waitMs: 600_000 });
    await manual.sleep(590_000);
    await manual.advance(29_999);
    expect(ended).toBe(0);
    await manual.advance(1);
    expect(ended).toBe(1);
  });

  it('that the device slept takes what has ended off the list, though its timer has yet to ring', async () => {
    const manual = manualClock();
    const { now, monotonic, setTimeout, clearTimeout } = manual;
    const clock: Clock = { now, monotonic, setTimeout, clearTimeout };
    const engine = createReactionEngine({ clock, store: memoryStore() });
    engine.lockOut({ action: 1, waitMs: 60_000 });
    engine.lockOut({ action: 2, waitMs: 120_000 });
    await manual.sleep(60_000);
    expect(engine.lockouts().map(({ key }) => key)).toEqual(['2']);
    await engine.dispose();
  });

  it('set back changes nothing', async () => {
    const { engine, clock, news } = rig();
    engine.lockOut({ action: 1, waitMs: 10_000 });
    news();
    await clock.advance(4000);
    clock.jump(-86_400_000);
    expect(engine.guard(1)).toMatchObject({ remainingMs: 6000 });
    await clock.advance(5999);
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(news()).toEqual(['lockout.ended']);
  });

  it('set back is not made good by setting it right, which is as a clock set forward', async () => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 1, waitMs: 60_000 });
    clock.jump(-20_000);
    expect(engine.guard(1)).toMatchObject({ remainingMs: 60_000 });
    clock.jump(20_000);
    expect(engine.guard(1)).toMatchObject({ remainingMs: 40_000 });
  });

  it('set forward ends a lockout early', async () => {
    const { engine, clock, news } = rig();
    engine.lockOut({ action: 1, waitMs: 3_600_000 });
    news();
    clock.jump(3_600_000);
    expect(engine.guard(1)).toEqual({ allowed: true });
    await clock.advance(0);
    expect(news()).toEqual(['lockout.ended']);
  });

  it('set forward is found within 30 s where nobody looks', async () => {
    const { engine, clock, news } = rig();
    engine.lockOut({ action: 1, waitMs: 3_600_000 });
    news();
    clock.jump(3_600_000);
    await clock.advance(30_000);
    expect(news()).toEqual(['lockout.ended']);
  });

  it.each([
    [999, 10_000],
    [1000, 9000],
  ])('of the wall clock that runs ahead by %i ms leaves %i of 10000 ms', (ms, remainingMs) => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 1, waitMs: 10_000 });
    clock.jump(ms);
    expect(engine.guard(1)).toMatchObject({ remainingMs });
  });

  it('of the wall clock counts instead of the monotonic step, not besides', async () => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 1, waitMs: 60_000 });
    await clock.advance(5000);
    clock.jump(7000);
    expect(engine.guard(1)).toMatchObject({ remainingMs: 48_000 });
  });

  it('of a monotonic clock that goes back does not lengthen a lockout', () => {
    let monotonicMs = 1_000_000;
    const manual = manualClock();
    const clock: Clock = { ...manual, monotonic: () => monotonicMs };
    const engine = createReactionEngine({ clock, store: memoryStore() });
    engine.lockOut({ action: 1, waitMs: 10_000 });
    monotonicMs = 0;
    expect(engine.guard(1)).toMatchObject({ remainingMs: 10_000 });
    monotonicMs = 3000;
    expect(engine.guard(1)).toMatchObject({ remainingMs: 7000 });
    monotonicMs -= 500;
    expect(engine.guard(1)).toMatchObject({ remainingMs: 7000 });
  });

  it('drifting for a day in naps of 30 s ends on the millisecond', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ majorCode: 136, wait: 86_400 });
    news();
    await clock.advance(86_399_999);
    expect(engine.guard(100)).toMatchObject({ remainingMs: 1 });
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(news()).toEqual(['lockout.ended']);
  });
});

describe('a broken clock', () => {
  const throws = () => {
    throw new Error('secret');
  };
  const breakages: ReadonlyArray<readonly [string, Partial<Clock>]> = [
    ['now throws', { now: throws }],
    ['monotonic throws', { monotonic: throws }],
    ['now gives NaN', { now: () => Number.NaN }],
    ['monotonic gives NaN', { monotonic: () => Number.NaN }],
    ['now gives Infinity', { now: () => Number.POSITIVE_INFINITY }],
    ['setTimeout throws', { setTimeout: throws }],
    ['clearTimeout throws', { clearTimeout: throws }],
    ['onWake throws', { onWake: throws }],
  ];

  it.each(breakages)('of which %s stands still, still refuses, and is one fault', (_, broken) => {
    const clock: Clock = { ...manualClock(), ...broken };
    const engine = createReactionEngine({ clock, store: memoryStore() });
    const faults: Fault[] = [];
    engine.on('fault', (fault) => faults.push(fault));
    const locked = () => engine.guard(100);
    expect(engine.receive({ majorCode: 136, wait: 30 }).outcome).toBe('resolved');
    engine.receive({ majorCode: 137, wait: 60 });
    engine.lockOut({ action: 5, waitMs: 1000 });
    const lockout = engine.lockOut({ action: 6, waitMs: 500 });
    if (lockout) engine.clearLockout(lockout);
    expect(locked()).toMatchObject({ allowed: false, remainingMs: 60_000 });
    expect(engine.lockouts()).toHaveLength(2);
    return Promise.resolve().then(() => {
      expect(faults.map(({ code }) => code)).toEqual(['clock']);
      expect(JSON.stringify(faults)).not.toContain('secret');
      return engine.dispose();
    });
  });

  it('from the start leaves what is stored as it was: a page whose clock answers still knows it', async () => {
    const manual = manualClock();
    const store = memoryStore();
    const before = createReactionEngine({ clock: manual, store });
    before.lockOut({ action: 1, waitMs: 10_000 });
    await before.dispose();
    await manual.advance(1000);
    const nothing = () => Number.NaN;
    const broken = createReactionEngine({
      clock: { ...manual, now: nothing, monotonic: nothing },
      store,
    });
    expect(broken.guard(1)).toMatchObject({ remainingMs: 10_000 });
    await broken.dispose();
    const next = createReactionEngine({ clock: manual, store });
    expect(next.guard(1)).toMatchObject({ remainingMs: 9000 });
    await next.dispose();
  });

  it('that breaks later goes on from where it stood once it answers again', async () => {
    const manual = manualClock();
    let broken = false;
    const clock: Clock = {
      ...manual,
      now: () => (broken ? Number.NaN : manual.now()),
      monotonic: () => (broken ? Number.NaN : manual.monotonic()),
    };
    const engine = createReactionEngine({ clock, store: memoryStore() });
    const faults: Fault[] = [];
    engine.on('fault', (fault) => faults.push(fault));
    engine.lockOut({ action: 1, waitMs: 10_000 });
    await manual.advance(2000);
    expect(engine.guard(1)).toMatchObject({ remainingMs: 8000 });
    broken = true;
    await manual.advance(3000);
    expect(engine.guard(1)).toMatchObject({ allowed: false, remainingMs: 8000 });
    broken = false;
    expect(engine.guard(1)).toMatchObject({ remainingMs: 5000 });
    expect(faults.map(({ code }) => code)).toEqual(['clock']);
  });
});
