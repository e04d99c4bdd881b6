import { describe, expect, it } from 'vitest';
import { rig } from '../support/engine.js';

describe('a listener', () => {
  it('of lockout.ended may lock the same scope anew, and its event follows', async () => {
    const { engine, clock, news } = rig();
    engine.once('lockout.ended', () => {
      engine.lockOut({ action: 1, waitMs: 5000 });
      expect(engine.guard(1)).toMatchObject({ allowed: false, remainingMs: 5000 });
    });
    engine.lockOut({ action: 1, waitMs: 1000 });
    await clock.advance(1000);
    expect(news()).toEqual(['lockout.started', 'lockout.ended', 'lockout.started']);
    await clock.advance(5000);
    expect(news()).toEqual(['lockout.ended']);
    expect(clock.pending).toBe(0);
  });

  it('of lockout.started may clear the lockout', () => {
    const { engine, clock, news } = rig();
    engine.on('lockout.started', ({ lockout }) => {
      engine.clearLockout(lockout);
    });
    engine.receive({ majorCode: 136, wait: 30 });
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(news()).toEqual(['reaction', 'lockout.started', 'lockout.ended']);
    expect(clock.pending).toBe(0);
  });

  it('of lockout.ended reads a state and a guard that know of it', async () => {
    const { engine, clock } = rig();
    const seen: unknown[] = [];
    engine.on('lockout.ended', () => seen.push(engine.state.lockouts.length, engine.guard(1)));
    engine.lockOut({ action: 1, waitMs: 1000 });
    await clock.advance(1000);
    expect(seen).toEqual([0, { allowed: true }]);
  });

  it('of lockout.ended may switch the account, and ends due together are emitted no more than once', async () => {
    const { engine, clock, emitted } = rig({ account: 'a' });
    engine.once('lockout.ended', () => void engine.signedIn({ account: 'b' }));
    for (const action of [1, 2, 3]) engine.lockOut({ action, waitMs: 1000 });
    engine.lockOut({ action: 4, waitMs: 9000 });
    await clock.advance(60_000);
    const ended = emitted.flatMap((one) =>
      one.name === 'lockout.ended' ? one.payload.lockout.scope : [],
    );
    expect(ended).toEqual([1, 2, 3].map((action) => ({ kind: 'action', action })));
    expect(clock.pending).toBe(0);
  });

  it('of a countdown that another one unsubscribes is not called any more', async () => {
    const { engine, clock } = rig();
    const lockout = engine.lockOut({ action: 1, waitMs: 9000 });
    if (!lockout) throw new Error('it is locked');
    const countdown = engine.countdown(lockout);
    let calls = 0;
    countdown.subscribe(() => unsubscribe());
    const unsubscribe = countdown.subscribe(() => {
      calls += 1;
    });
    await clock.advance(2000);
    expect(calls).toBe(0);
  });

  it('of a countdown may dispose of the engine: nobody is called any more', async () => {
    const { engine, clock, news } = rig();
    const lockout = engine.lockOut({ action: 1, waitMs: 9000 });
    if (!lockout) throw new Error('it is locked');
    const countdown = engine.countdown(lockout);
    let calls = 0;
    countdown.subscribe(() => void engine.dispose());
    countdown.subscribe(() => {
      calls += 1;
    });
    news();
    await clock.advance(9000);
    expect(calls).toBe(0);
    expect(news()).toEqual([]);
    expect(clock.pending).toBe(0);
    expect(countdown.get()).toBe(0);
  });
});
