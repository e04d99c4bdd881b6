// What a page knows of one lockout, by its own time. Comes in: what the worker says of it, and when; who watches. Goes out: guards, lists, and
// calls of those who watch.
import { describe, expect, it, vi } from 'vitest';
import { engineClock } from '../../src/clock.js';
import type { Lockout } from '../../src/index.js';
import { createMirror } from '../../src/port/mirror.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { flow, portRig } from './rig.js';

/** A mirror that learns how long something is locked, from now on. */
function mirrored() {
  const clock = manualClock();
  const own = engineClock(
    clock,
    (callback) => callback(),
    () => {},
  );
  const mirror = createMirror(own, () => {});
  const { engine } = testEngine();
  const made = new Map<number, Lockout>();
  /** The same lockout of an action each time, with another end. */
  const locked = (action: number, waitMs: number) => {
    const lockout = made.get(action) ?? (engine.lockOut({ action, waitMs }) as Lockout);
    made.set(action, lockout);
    const untilMs = clock.now() + waitMs;
    return { lockout: { ...lockout, waitMs, untilMs }, remainingMs: waitMs };
  };
  const lock = (action: number, waitMs: number) => {
    const each = locked(action, waitMs);
    mirror.take({ locked: [each] });
    return each.lockout;
  };
  /** What is shown to somebody who watches, each time that it is another. */
  const watch = (lockout: Lockout) => {
    const shown: number[] = [];
    const countdown = mirror.countdown(lockout);
    const off = countdown.subscribe(() => shown.push(countdown.get()));
    return { shown, off };
  };
  return { clock, mirror, locked, lock, watch };
}

describe('a lockout whose end the worker has not said yet', () => {
  it('refuses nothing from its end on, and is in no list', async () => {
    const { clock, mirror, lock } = mirrored();
    const lockout = lock(201, 5000);
    await clock.advance(4999);
    expect(mirror.guard(201, undefined)).toEqual({ allowed: false, lockout, remainingMs: 1 });
    expect(mirror.list()).toEqual([lockout]);
    await clock.advance(1);
    expect(mirror.guard(201, undefined)).toEqual({ allowed: true });
    expect(mirror.list()).toEqual([]);
    await clock.advance(1);
    expect(mirror.guard(201, undefined)).toEqual({ allowed: true });
    expect(mirror.list()).toEqual([]);
  });

  it('ticks no more, though somebody watches', async () => {
    const { clock, lock, watch } = mirrored();
    const { shown } = watch(lock(201, 2000));
    expect(clock.pending).toBe(1);
    await clock.advance(2000);
    expect(shown).toEqual([1000, 0]);
    expect(clock.pending).toBe(0);
  });
});

describe('what arrives late', () => {
  it('holds only as long as the wall clock leaves of it', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.gate.isOpen = false;
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    await flow();
    await page.clock.advance(8000);
    page.gate.open();
    expect(page.engine.guard(201)).toMatchObject({ remainingMs: 12_000 });
  });
});

describe('a lockout that is extended', () => {
  it('by a second is shown at once; by less it waits where it is', () => {
    const { mirror, lock, watch } = mirrored();
    const { shown } = watch(lock(201, 5000));
    const lockout = lock(201, 5999);
    expect([shown, mirror.countdown(lockout).get()]).toEqual([[], 5000]);
    expect(mirror.guard(201, undefined)).toMatchObject({ remainingMs: 5999 });
    lock(201, 6000);
    expect([shown, mirror.countdown(lockout).get()]).toEqual([[6000], 6000]);
  });

  it('by little, again and again, is shown once that comes to a second', () => {
    const { lock, watch } = mirrored();
    const { shown } = watch(lock(201, 5000));
    lock(201, 5600);
    expect(shown).toEqual([]);
    lock(201, 6200);
    expect(shown).toEqual([7000]);
    // From here on it counts anew.
    lock(201, 7100);
    expect(shown).toEqual([7000]);
    lock(201, 7200);
    expect(shown).toEqual([7000, 8000]);
  });

  it('ticks on to its new end', async () => {
    const { clock, lock, watch } = mirrored();
    const { shown } = watch(lock(201, 1000));
    lock(201, 3000);
    await clock.advance(3000);
    expect(shown).toEqual([3000, 2000, 1000, 0]);
    expect(clock.pending).toBe(0);
  });

  it('that is shorter than it was is shown as what it is', async () => {
    const { clock, lock, watch } = mirrored();
    const { shown } = watch(lock(201, 5000));
    lock(201, 2000);
    expect(shown).toEqual([2000]);
    await clock.advance(2000);
    expect(shown).toEqual([2000, 1000, 0]);
  });

  it('and that nobody watches has no timer', () => {
    const { clock, lock } = mirrored();
    lock(201, 5000);
    lock(201, 9000);
    expect(clock.pending).toBe(0);
  });
});

describe('those who watch', () => {
  it('are called as long as they do, each for itself; then nothing ticks', async () => {
    const { clock, lock, watch } = mirrored();
    const lockout = lock(201, 9000);
    const [first, second] = [watch(lockout), watch(lockout)];
    await clock.advance(1000);
    first.off();
    await clock.advance(1000);
    expect([first.shown, second.shown]).toEqual([[8000], [8000, 7000]]);
    expect(clock.pending).toBe(1);
    second.off();
    expect(clock.pending).toBe(0);
    // Once more, of what nobody watches by now.
    second.off();
    expect(clock.pending).toBe(0);
  });

  it('of another lockout are called when the last one of this has gone', async () => {
    const { clock, lock, watch } = mirrored();
    const [first, second] = [watch(lock(201, 9000)), watch(lock(202, 9500))];
    first.off();
    await clock.advance(500);
    expect([first.shown, second.shown]).toEqual([[], [9000]]);
    second.off();
    expect(clock.pending).toBe(0);
  });

  it('of what is cleared are called once with 0, whatever else is counted', async () => {
    const { clock, mirror, lock, watch } = mirrored();
    const lockout = lock(201, 9000);
    const [cleared, other] = [watch(lockout), watch(lock(202, 3000))];
    mirror.take({ freed: [lockout.key] });
    await clock.advance(3000);
    expect([cleared.shown, other.shown]).toEqual([[0], [2000, 1000, 0]]);
    expect(clock.pending).toBe(0);
  });
});

describe('a change', () => {
  it('of what is locked alone is one of the state', () => {
    const { mirror, lock } = mirrored();
    const before = mirror.state();
    const lockout = lock(201, 5000);
    const during = mirror.state();
    expect(during.lockouts).toEqual([lockout]);
    expect(mirror.state()).toBe(during);
    mirror.take({ freed: [lockout.key] });
    expect([before.lockouts, during.lockouts, mirror.state().lockouts]).toEqual([
      [],
      [lockout],
      [],
    ]);
    mirror.take({ freed: [], locked: [] });
    expect(mirror.state()).toBe(mirror.state());
  });

  it('that says all frees what it does not name, and goes on with what it does', async () => {
    const { clock, mirror, lock, locked, watch } = mirrored();
    const [kept, freed] = [watch(lock(201, 5000)), watch(lock(202, 5000))];
    await clock.advance(1000);
    mirror.take({ locked: [locked(201, 4000)] }, true);
    expect([kept.shown, freed.shown]).toEqual([[4000], [4000, 0]]);
    expect(mirror.list().map(({ key }) => key)).toEqual(['201']);
    await clock.advance(1000);
    expect([kept.shown, freed.shown]).toEqual([
      [4000, 3000],
      [4000, 0],
    ]);
    mirror.take({}, true);
    expect(mirror.list()).toEqual([]);
    expect(kept.shown).toEqual([4000, 3000, 0]);
  });

  it('that says a part of it leaves the rest as it was', () => {
    const { mirror, lock } = mirrored();
    lock(201, 5000);
    lock(202, 5000);
    expect(mirror.list().map(({ key }) => key)).toEqual(['201', '202']);
  });

  it('of a lockout into another of the same action ends the first for those who watch it', () => {
    const { mirror, lock, watch } = mirrored();
    const lockout = lock(201, 5000);
    const { shown } = watch(lockout);
    const next = { ...lockout, id: 'another' };
    mirror.take({ locked: [{ lockout: next, remainingMs: 5000 }] });
    expect(shown).toEqual([0]);
    expect(mirror.countdown(next).get()).toBe(5000);
    const listener = vi.fn();
    mirror.countdown(lockout).subscribe(listener)();
    expect(listener).not.toHaveBeenCalled();
  });
});
