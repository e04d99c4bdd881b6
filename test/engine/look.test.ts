import { describe, expect, it, vi } from 'vitest';
import { rig } from '../support/engine.js';

describe('a look', () => {
  /** A login that waits for a lockout of #102, of which the end was slept through. */
  function sleptThrough() {
    const login = vi.fn(() => new Promise<void>(() => {}));
    const engineRig = rig({ login });
    engineRig.engine.lockOut({ action: 102, waitMs: 10_000 });
    engineRig.engine.logIn();
    engineRig.clock.jump(20_000);
    engineRig.news();
    return { ...engineRig, login };
  }

  it.each([
    ['guard', ({ engine }: ReturnType<typeof sleptThrough>) => engine.guard(102)],
    ['lockouts', ({ engine }: ReturnType<typeof sleptThrough>) => engine.lockouts()],
    ['state', ({ engine }: ReturnType<typeof sleptThrough>) => engine.state.lockouts],
  ])('by %s at a lockout that has ended emits nothing and starts no login', (_, look) => {
    const slept = sleptThrough();
    look(slept);
    expect(slept.news()).toEqual([]);
    expect(slept.login).not.toHaveBeenCalled();
    expect(slept.engine.state.session).toBe('loginDelayed');
  });

  it('lets the timer emit the end at once, and the login begin', async () => {
    const { engine, clock, news, login } = sleptThrough();
    expect(engine.guard(102)).toEqual({ allowed: true });
    await clock.advance(0);
    expect(news()).toEqual(['lockout.ended', 'login.started', 'state.changed']);
    expect(login).toHaveBeenCalledTimes(1);
  });
});
