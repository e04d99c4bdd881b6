import { describe, expect, it } from 'vitest';
import { counting, watch } from './counting.js';

describe('a countdown', () => {
  it.each([
    [0, 3000],
    [1, 3000],
    [999, 3000],
    [1000, 2000],
    [1001, 2000],
    [2000, 1000],
    [2999, 1000],
    [3000, 0],
    [9000, 0],
  ])(
    'is the remaining whole seconds in ms, rounded up: after %i of 3000 ms it is %i',
    async (ms, left) => {
      const { clock, countdown } = counting(3000);
      await clock.advance(ms);
      expect(countdown.get()).toBe(left);
    },
  );

  it('of a wait that is no whole second begins with the next one', async () => {
    const { clock, countdown } = counting(1500);
    const { shown } = watch(countdown);
    expect(countdown.get()).toBe(2000);
    await clock.advance(500);
    expect(shown).toEqual([1000]);
    await clock.advance(1000);
    expect(shown).toEqual([1000, 0]);
  });

  it('ticks once a second, and reaches 0 exactly once', async () => {
    const { clock, countdown } = counting(3000);
    const { shown } = watch(countdown);
    await clock.advance(60_000);
    expect(shown).toEqual([2000, 1000, 0]);
  });

  it('is the same between ticks, whoever asks', async () => {
    const { clock, countdown, engine, lockout } = counting(3000);
    watch(countdown);
    for (const ms of [1, 300, 698]) {
      await clock.advance(ms);
      expect(countdown.get()).toBe(3000);
      expect(engine.countdown(lockout).get()).toBe(3000);
    }
    await clock.advance(1);
    expect(countdown.get()).toBe(2000);
  });

  it('is the same between ticks also when the clock was set meanwhile', async () => {
    const { clock, countdown } = counting(60_000);
    const { shown } = watch(countdown);
    clock.jump(20_500);
    expect(countdown.get()).toBe(60_000);
    await clock.advance(1000);
    expect(shown).toEqual([39_000]);
    await clock.advance(500);
    expect(shown).toEqual([39_000, 38_000]);
  });

  it('is the same between ticks also when somebody else begins to watch', async () => {
    const { engine, clock, countdown, lockout } = counting(60_000);
    const { shown } = watch(countdown);
    clock.jump(20_500);
    const { shown: others } = watch(engine.countdown(lockout));
    expect(countdown.get()).toBe(60_000);
    await clock.advance(1000);
    expect(shown.at(-1)).toBe(39_000);
    expect(others).toEqual(shown);
  });

  it('is derived from the end: a sleep between ticks is shown as what remains', async () => {
    const { clock, countdown } = counting(60_000);
    const { shown } = watch(countdown);
    await clock.advance(1000);
    await clock.sleep(30_000);
    await clock.advance(1000);
    expect(shown.slice(0, 2)).toEqual([59_000, 29_000]);
    expect(shown.at(-1)).toBe(28_000);
  });

  it('ticks only while somebody is subscribed', async () => {
    const { clock, countdown } = counting(20_000);
    expect(clock.pending).toBe(1);
    const { shown, unsubscribe } = watch(countdown);
    await clock.advance(2000);
    unsubscribe();
    unsubscribe();
    await clock.advance(5000);
    expect(shown).toEqual([19_000, 18_000]);
    expect(countdown.get()).toBe(13_000);
    const again = watch(countdown);
    await clock.advance(2000);
    expect(again.shown).toEqual([12_000, 11_000]);
  });

  it('never goes up while nothing extends it, whatever the clock does', async () => {
    const { clock, countdown } = counting(40_000);
    const { shown } = watch(countdown);
    for (const ms of [-60_000, 700, -5000, 3000, -1, 12_345]) {
      clock.jump(ms);
      countdown.get();
      await clock.advance(1300);
    }
    await clock.sleep(5000);
    await clock.advance(60_000);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.at(-1)).toBe(0);
  });

  it('goes up when the lockout is extended, and its listeners are called at once', async () => {
    const { engine, clock, countdown, news } = counting(3000);
    const { shown } = watch(countdown);
    await clock.advance(1000);
    engine.lockOut({ action: 201, waitMs: 5000 });
    expect(news()).toEqual(['lockout.extended']);
    expect(countdown.get()).toBe(5000);
    await clock.advance(5000);
    expect(shown).toEqual([2000, 5000, 4000, 3000, 2000, 1000, 0]);
  });

  it('goes on in time after an extension by no whole second', async () => {
    const { engine, clock, countdown } = counting(1000);
    const { shown } = watch(countdown);
    engine.lockOut({ action: 201, waitMs: 2001 });
    expect(countdown.get()).toBe(3000);
    await clock.advance(1);
    expect(countdown.get()).toBe(2000);
    await clock.advance(2000);
    expect(shown).toEqual([3000, 2000, 1000, 0]);
  });

  it('is one countdown for the lockout before and after its extension', () => {
    const { engine, lockout } = counting(3000);
    const extended = engine.lockOut({ action: 201, waitMs: 5000 });
    expect(engine.countdown(lockout).get()).toBe(5000);
    expect(extended && engine.countdown(extended).get()).toBe(5000);
  });

  it('is at 0 when lockout.ended is emitted, by time and by clearing', async () => {
    const { engine, clock, countdown, lockout } = counting(1000);
    const { shown } = watch(countdown);
    const read: number[] = [];
    engine.on('lockout.ended', () => read.push(countdown.get()));
    await clock.advance(1000);
    const other = engine.lockOut({ action: 7, waitMs: 5000 });
    const second = other && watch(engine.countdown(other));
    if (other) engine.clearLockout(other);
    expect(read).toEqual([0, 0]);
    expect(shown).toEqual([0]);
    expect(second?.shown).toEqual([0]);
    expect(engine.countdown(lockout).get()).toBe(0);
  });

  it('of a lockout that has ended reads 0 and never ticks, also when its scope is locked anew', async () => {
    const { engine, clock, countdown } = counting(1000);
    await clock.advance(1000);
    engine.lockOut({ action: 201, waitMs: 9000 });
    const { shown, unsubscribe } = watch(countdown);
    expect(countdown.get()).toBe(0);
    await clock.advance(9000);
    expect(shown).toEqual([]);
    unsubscribe();
  });

  it('of an account that was left reads 0, and says so once', async () => {
    const { engine, clock, countdown, news } = counting(60_000, { account: 'a' });
    const { shown } = watch(countdown);
    await engine.signedIn({ account: 'b' });
    expect(countdown.get()).toBe(0);
    expect(shown).toEqual([0]);
    await clock.advance(60_000);
    expect(shown).toEqual([0]);
    expect(news()).toEqual(['state.changed']);
    expect(clock.pending).toBe(0);
  });

  it('leaves lockout.ended to be emitted though nobody has ever watched', async () => {
    const { clock, emitted } = counting(1000);
    await clock.advance(1000);
    expect(emitted.at(-1)).toMatchObject({ name: 'lockout.ended', payload: { reason: 'elapsed' } });
  });

  it('begins with the present second for who subscribes in the middle of one', async () => {
    const { clock, countdown } = counting(10_000);
    await clock.advance(2500);
    const { shown } = watch(countdown);
    expect(countdown.get()).toBe(8000);
    await clock.advance(500);
    expect(shown).toEqual([7000]);
  });

  it('ticks before a lockout that ends sooner than its next second, and after', async () => {
    const { engine, clock, countdown } = counting(10_000);
    engine.lockOut({ action: 7, waitMs: 1500 });
    const { shown } = watch(countdown);
    await clock.advance(2000);
    expect(shown).toEqual([9000, 8000]);
  });
});
