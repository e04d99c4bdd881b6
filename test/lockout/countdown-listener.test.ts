import { describe, expect, it } from 'vitest';
import { counting, watch } from './counting.js';

describe('the listeners of a countdown', () => {
  it('are each emitted, of one lockout and of several', async () => {
    const { engine, clock, countdown } = counting(2000);
    const other = engine.lockOut({ action: 7, waitMs: 3000 });
    if (!other) throw new Error('it is locked');
    const seen = [
      watch(countdown),
      watch(countdown),
      watch(engine.countdown(other)),
      watch(engine.countdown(other)),
    ];
    await clock.advance(3000);
    expect(seen.map(({ shown }) => shown)).toEqual([
      [1000, 0],
      [1000, 0],
      [2000, 1000, 0],
      [2000, 1000, 0],
    ]);
  });

  it('are called as often as they subscribed, and each unsubscribe ends one', async () => {
    const { clock, countdown } = counting(9000);
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    const first = countdown.subscribe(listener);
    countdown.subscribe(listener);
    await clock.advance(1000);
    expect(calls).toBe(2);
    first();
    await clock.advance(1000);
    expect(calls).toBe(3);
  });

  it('may unsubscribe inside a tick, and harm no other', async () => {
    const { clock, countdown } = counting(9000);
    const shown: number[] = [];
    const unsubscribe = countdown.subscribe(() => {
      shown.push(countdown.get());
      unsubscribe();
    });
    const { shown: others } = watch(countdown);
    await clock.advance(2000);
    expect(shown).toEqual([8000]);
    expect(others).toEqual([8000, 7000]);
  });

  it('may subscribe inside a tick, and are called from the next', async () => {
    const { clock, countdown } = counting(9000);
    let inner: { readonly shown: number[] } | undefined;
    countdown.subscribe(() => {
      inner ??= watch(countdown);
    });
    await clock.advance(2000);
    expect(inner?.shown).toEqual([7000]);
  });

  it('that throw harm neither the others nor the next tick, and are a fault', async () => {
    const { clock, countdown, emitted } = counting(3000);
    countdown.subscribe(() => {
      throw new Error('secret');
    });
    const { shown } = watch(countdown);
    await clock.advance(3000);
    expect(shown).toEqual([2000, 1000, 0]);
    const faults = emitted.flatMap((one) => (one.name === 'fault' ? one.payload : []));
    expect(faults.map(({ code }) => code)).toContain('listener');
    expect(JSON.stringify(faults)).not.toContain('secret');
  });

  it('may clear the lockout inside a tick', async () => {
    const { engine, clock, countdown, lockout, news } = counting(9000);
    const { shown } = watch(countdown);
    const unsubscribe = countdown.subscribe(() => {
      engine.clearLockout(lockout);
    });
    await clock.advance(5000);
    unsubscribe();
    expect(shown.at(-1)).toBe(0);
    expect(shown.filter((ms) => ms === 0)).toHaveLength(1);
    expect(news()).toEqual(['lockout.ended']);
    expect(clock.pending).toBe(0);
  });
});
