// A `login` that is made of requests may meet their lockouts, and reject with them.
import { describe, expect, it } from 'vitest';
import { LockedOutError, type Lockout } from '../../src/index.js';
import { heldRig, rig } from '../support/session.js';

/** A login in flight, and the lockout of a request that it is made of. */
function meeting(waitMs: number) {
  const made = heldRig({ loginBackoff: { maxAttempts: 2 } });
  made.engine.logIn();
  const lockout = made.engine.lockOut({ action: 101, waitMs });
  if (!lockout) throw new Error('nothing was locked');
  made.news();
  return { ...made, lockout };
}

const errorOf = (lockout: Lockout, remainingMs: number) => new LockedOutError(lockout, remainingMs);

describe('a login that rejects with a LockedOutError', () => {
  it('of this engine waits exactly as long as that lockout, uncounted', async () => {
    const { engine, clock, held, emitted, news, lockout } = meeting(5000);
    for (let n = 0; n < 5; n++) {
      held.last.fail(errorOf(lockout, 5000));
      await clock.advance(0);
      expect(engine.state.session).toBe('loginDelayed');
      expect(news()).toEqual(['login.delayed', 'state.changed']);
      expect(emitted.at(-2)?.payload).toEqual({ reason: 'lockout', delayMs: 5000, lockout });
      await clock.advance(4999);
      expect(held.login).toHaveBeenCalledTimes(n + 1);
      engine.lockOut({ action: 101, waitMs: 6 });
      await clock.advance(1);
      expect(engine.guard(101)).toMatchObject({ allowed: false, remainingMs: 5 });
      await clock.advance(5);
      expect(held.login).toHaveBeenCalledTimes(n + 2);
      news();
      const again = engine.lockOut({ action: 101, waitMs: 5000 });
      if (again) Object.assign(lockout, again);
      news();
    }
  });

  it('of this engine, by an engine.request of its own, waits too', async () => {
    const made = rig({ login: ({ request }) => request(101, async () => 'token') });
    const { engine, clock, emitted } = made;
    engine.lockOut({ action: 101, waitMs: 5000 });
    engine.logIn();
    await clock.advance(0);
    expect(emitted.at(-2)).toMatchObject({
      name: 'login.delayed',
      payload: { reason: 'lockout', delayMs: 5000 },
    });
    await clock.advance(5000);
    expect(engine.state.session).toBe('ready');
  });

  it('of another engine waits as long as that says, and is counted', async () => {
    const other = rig();
    const foreign = other.engine.lockOut({ action: 131, waitMs: 7000 });
    if (!foreign) throw new Error('nothing was locked');
    const { engine, clock, held, emitted } = meeting(1000);
    held.last.fail(errorOf(foreign, 7000));
    await clock.advance(0);
    const { payload } = emitted.findLast(({ name }) => name === 'login.delayed') ?? {};
    expect(payload).toEqual({ reason: 'backoff', delayMs: 7000 });
    await clock.advance(6999);
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
    held.last.fail(errorOf(foreign, 7000));
    await clock.advance(0);
    expect(engine.state.session).toBe('loginFailed');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'of which %s ms remain is a counted back-off, and never at once again',
    async (remainingMs) => {
      const other = rig();
      const foreign = other.engine.lockOut({ action: 131, waitMs: 7000 });
      if (!foreign) throw new Error('nothing was locked');
      const { engine, clock, held, emitted } = meeting(1000);
      held.last.fail(errorOf(foreign, remainingMs));
      await clock.advance(0);
      const { payload } = emitted.findLast(({ name }) => name === 'login.delayed') ?? {};
      expect(payload).toEqual({ reason: 'backoff', delayMs: 1000 });
      expect(held.login).toHaveBeenCalledTimes(1);
      await clock.advance(1000);
      held.last.fail(errorOf(foreign, remainingMs));
      await clock.advance(0);
      expect(engine.state.session).toBe('loginFailed');
    },
  );

  it('of this engine that has ended is a counted back-off, also between its end and its timer', async () => {
    for (const late of ['after the timer', 'before the timer'] as const) {
      const { engine, clock, held, emitted, lockout } = meeting(3000);
      if (late === 'after the timer') await clock.advance(3000);
      else clock.jump(3000);
      held.last.fail(errorOf(lockout, 0));
      await clock.advance(0);
      const { payload } = emitted.findLast(({ name }) => name === 'login.delayed') ?? {};
      expect(payload).toEqual({ reason: 'backoff', delayMs: 1000 });
      expect(held.login).toHaveBeenCalledTimes(1);
      expect(engine.state.session).toBe('loginDelayed');
    }
  });

  it('without end, a memoized one, never calls login twice at the same time', async () => {
    const { clock, held, lockout } = meeting(2000);
    const times: number[] = [];
    const error = errorOf(lockout, 2000);
    held.login.mockImplementation(() => {
      times.push(clock.monotonic());
      return Promise.reject(error);
    });
    held.last.fail(error);
    await clock.advance(60_000);
    expect(times.length).toBeGreaterThan(1);
    expect(times.length).toBeLessThanOrEqual(2);
    expect(new Set(times).size).toBe(times.length);
  });

  it('is none by its members alone: an error of another name is a counted back-off', async () => {
    const { engine, clock, held, lockout, emitted } = meeting(1000);
    held.last.fail({ name: 'Error', lockout, remainingMs: 600_000 });
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    const { payload } = emitted.findLast(({ name }) => name === 'login.delayed') ?? {};
    expect(payload).toMatchObject({ reason: 'backoff', delayMs: 1000 });
  });

  it('whose members throw, or are missing, is a counted back-off', async () => {
    const trap = {
      name: 'LockedOutError',
      get lockout(): never {
        throw new Error('trap');
      },
      get remainingMs(): never {
        throw new Error('trap');
      },
    };
    for (const error of [
      trap,
      { name: 'LockedOutError' },
      { name: 'LockedOutError', lockout: 5 },
    ]) {
      const { engine, clock, held, emitted } = meeting(1000);
      held.last.fail(error);
      await clock.advance(0);
      expect(engine.state.session).toBe('loginDelayed');
      const { payload } = emitted.findLast(({ name }) => name === 'login.delayed') ?? {};
      expect(payload).toMatchObject({ reason: 'backoff', delayMs: 1000 });
    }
  });
});

describe('an answer that was delivered before', () => {
  /** A login fails with an error that was delivered 5 s before, with this wait. */
  async function delivered(wait: number) {
    const made = heldRig();
    const { engine, clock, held, emitted } = made;
    engine.logIn();
    const frame = { majorCode: 10, wait, requestId: 'r' };
    engine.receive(frame);
    await clock.advance(5000);
    held.last.fail(frame);
    await clock.advance(0);
    const { payload } = emitted.findLast(({ name }) => name === 'login.delayed') ?? {};
    return { ...made, payload };
  }

  it('and whose lockout holds is waited for as long as it does', async () => {
    const { payload } = await delivered(30);
    expect(payload).toMatchObject({ reason: 'lockout', delayMs: 25_000, lockout: { key: '*' } });
  });

  it('and whose lockout is over is a counted back-off', async () => {
    const { engine, held, payload } = await delivered(3);
    expect(engine.state.session).toBe('loginDelayed');
    expect(payload).toMatchObject({ reason: 'backoff', delayMs: 1000 });
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});
