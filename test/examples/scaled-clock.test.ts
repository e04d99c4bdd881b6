import { describe, expect, it } from 'vitest';
import { scaledClock } from '../../examples/scaled-clock.js';
import { createReactionEngine, memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';

describe('a scaled clock', () => {
  it.each([0.5, 1, 10])('goes %f times as fast, all of it', async (speed) => {
    const clock = manualClock();
    const scaled = scaledClock(clock, speed);
    const wallMs = clock.now();
    let firedAtMs = -1;
    scaled.setTimeout(() => {
      firedAtMs = clock.monotonic();
    }, 1000);
    await clock.advance(4000);
    expect(firedAtMs).toBe(1000 / speed);
    expect(scaled.monotonic()).toBe(4000 * speed);
    expect(scaled.now()).toBe(wallMs + 4000 * speed);
  });

  it('sleeps without a timer, and by the wall clock alone', async () => {
    const clock = manualClock();
    const scaled = scaledClock(clock, 10);
    const wallMs = scaled.now();
    scaled.setTimeout(() => expect.unreachable(), 1000);
    scaled.sleep(60_000);
    expect(scaled.monotonic()).toBe(0);
    expect(scaled.now()).toBe(wallMs + 60_000);
    await clock.advance(50);
    expect(scaled.now()).toBe(wallMs + 60_500);
  });

  it('forgets a timer', async () => {
    const clock = manualClock();
    const scaled = scaledClock(clock, 10);
    scaled.clearTimeout(scaled.setTimeout(() => expect.unreachable(), 10));
    await clock.advance(10);
  });

  it('fires no timer early, however slow it goes', async () => {
    const clock = manualClock();
    scaledClock(clock, 1e-9).setTimeout(() => expect.unreachable(), 1000);
    await clock.advance(60_000);
    expect(clock.pending).toBe(1);
  });

  it('makes the lockouts of an engine run faster', async () => {
    const clock = manualClock();
    const engine = createReactionEngine({ clock: scaledClock(clock, 10), store: memoryStore() });
    engine.receive({ majorCode: 136, wait: 60 });
    await clock.advance(5999);
    expect(engine.guard(100).allowed).toBe(false);
    await clock.advance(1);
    expect(engine.guard(100).allowed).toBe(true);
  });
});
