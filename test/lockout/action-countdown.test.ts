import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/index.js';
import { rig } from '../support/engine.js';

/** An engine, and the values that a countdown of #201 to room 42 called back with. */
function counting() {
  const at = rig({ account: 'a' });
  const countdown = at.engine.countdown({ action: 201, subject: 42 });
  const seen: number[] = [];
  const unsubscribe = countdown.subscribe(() => seen.push(countdown.get()));
  return { ...at, countdown, seen, unsubscribe };
}

describe('the countdown of an action', () => {
  it('reads 0 while nothing locks it, and nothing runs', () => {
    const { countdown, clock } = counting();
    expect(countdown.get()).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('follows a lockout that starts later, to its end', async () => {
    const { engine, clock, seen } = counting();
    engine.receive({ majorCode: 234, wait: 3, subject: 42 });
    await clock.advance(3000);
    expect(seen).toEqual([3000, 2000, 1000, 0]);
    engine.receive({ majorCode: 234, wait: 1, subject: 42 });
    await clock.advance(1000);
    expect(seen).toEqual([3000, 2000, 1000, 0, 1000, 0]);
    expect(clock.pending).toBe(0);
  });

  it('is of what refuses it longest, and goes on with what is left', async () => {
    const { engine, seen } = counting();
    engine.lockOut({ action: 201, subject: 42, waitMs: 5000 });
    const longer = engine.lockOut({ action: 201, waitMs: 60_000 });
    engine.lockOut({ action: 201, subject: 43, waitMs: 90_000 });
    expect(seen).toEqual([5000, 60_000]);
    if (longer) engine.clearLockout(longer);
    expect(seen).toEqual([5000, 60_000, 5000]);
  });

  it('follows an extension, and of another account', async () => {
    const { engine, seen } = counting();
    engine.lockOut({ action: 201, subject: 42, waitMs: 5000 });
    engine.lockOut({ action: 201, subject: 42, waitMs: 9000 });
    expect(seen).toEqual([5000, 9000]);
    await engine.signedIn({ account: 'other' });
    expect(seen).toEqual([5000, 9000, 0]);
  });

  it('calls back once a second, however often others are locked', async () => {
    const { engine, clock, seen } = counting();
    engine.lockOut({ action: 201, subject: 42, waitMs: 10_000 });
    await clock.advance(300);
    for (let action = 300; action < 320; action++) engine.lockOut({ action, waitMs: 60_000 });
    await clock.advance(400);
    expect(seen).toEqual([10_000]);
  });

  it('ticks for nobody once it is unsubscribed', async () => {
    const { engine, clock, seen, unsubscribe } = counting();
    engine.lockOut({ action: 201, subject: 42, waitMs: 10_000 });
    unsubscribe();
    unsubscribe();
    await clock.advance(5000);
    engine.lockOut({ action: 201, subject: 42, waitMs: 60_000 });
    expect(seen).toEqual([10_000]);
  });

  it('is asked for by an action and a subject, or throws', () => {
    const { engine } = rig();
    expect(() => engine.countdown({ action: 0 })).toThrow(OptionError);
    expect(() => engine.countdown({ action: 201, subject: Number.NaN })).toThrow(OptionError);
  });
});
