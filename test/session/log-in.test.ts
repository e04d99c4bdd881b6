import { describe, expect, it } from 'vitest';
import { type LockoutStore, memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { gate, hangingStore, heldLogin, heldRig, lockedForMs, rigIn } from '../support/session.js';

/** A store that knows that an action is locked for 10 s more, and answers when it is let. */
function slowStore(key = '102') {
  const clock = manualClock();
  const opened = gate();
  const record = {
    version: 2,
    id: 'r1',
    key,
    majorCode: 10,
    arrivedAtMs: clock.now(),
    waitMs: 10_000,
  };
  const store: LockoutStore = {
    ...memoryStore(),
    read: async () => {
      await opened.promise;
      return [['r1', record]];
    },
  };
  return { clock, store, answer: opened.open };
}

describe('logIn', () => {
  it('starts the one login at once where nothing is in the way', () => {
    const { engine, held, news } = heldRig();
    expect(engine.logIn()).toBe(true);
    expect(held.login).toHaveBeenCalledExactlyOnceWith({
      attempt: 1,
      signal: expect.any(AbortSignal),
      request: expect.any(Function),
    });
    expect(news()).toEqual(['login.started', 'state.changed']);
  });

  it('joins the login that is under way', () => {
    const { engine, held, news } = heldRig();
    engine.logIn();
    news();
    expect([engine.logIn(), engine.logIn({ newToken: true })]).toEqual([true, true]);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(news()).toEqual([]);
  });

  it('begins a new run from loginFailed', () => {
    const held = heldLogin();
    const { engine, emitted } = rigIn('loginFailed', { login: held.login });
    engine.logIn();
    expect(held.last.attempt).toBe(1);
    expect(emitted.at(-2)).toEqual({ name: 'login.started', payload: { attempt: 1 } });
  });
});

describe('logIn waits for the stored lockouts', () => {
  it('until they are read', async () => {
    const { clock, store, answer } = slowStore('201');
    const { engine, held, news } = heldRig({ clock, store });
    engine.logIn();
    await clock.advance(1000);
    expect(engine.state.session).toBe('loggingIn');
    expect(held.login).not.toHaveBeenCalled();
    expect(news()).toEqual(['state.changed']);
    answer();
    await engine.restored;
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(news()).toEqual(['lockout.started', 'login.started']);
  });

  it('and obeys what they say of #102', async () => {
    const { clock, store, answer } = slowStore('102');
    const { engine, held, emitted, news } = heldRig({ clock, store });
    engine.logIn();
    answer();
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual(['state.changed', 'lockout.started', 'login.delayed', 'state.changed']);
    expect(emitted.at(-2)?.payload).toMatchObject({ reason: 'lockout', delayMs: 10_000 });
    await clock.advance(9999);
    expect(held.login).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('at most 2 s, where the store hangs', async () => {
    const { engine, clock, held, news } = heldRig({ store: hangingStore() });
    expect(engine.logIn()).toBe(true);
    await clock.advance(1999);
    expect(held.login).not.toHaveBeenCalled();
    expect(engine.state.session).toBe('loggingIn');
    news();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(news().toSorted()).toEqual(['fault', 'login.started']);
  });

  it('and not for those of an account that was left', async () => {
    const { clock, store } = slowStore();
    const { engine, held } = heldRig({
      clock,
      store: { ...store, read: (account) => (account === 'b' ? [] : store.read(account)) },
    });
    engine.logIn();
    void engine.signedIn({ account: 'b' });
    expect(engine.state.session).toBe('ready');
    engine.logIn();
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(2000);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});

describe('logIn waits for a lockout', () => {
  it.each([
    ['of #102', { majorCode: 10, wait: 30, action: 102 }],
    ['of everything', { majorCode: 10, wait: 30 }],
  ])('%s, exactly as long as it lasts', async (_, frame) => {
    const { engine, clock, held, emitted, news } = heldRig();
    engine.receive(frame);
    await clock.advance(10_000);
    news();
    expect(engine.logIn()).toBe(true);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    const [lockout] = engine.lockouts();
    expect(emitted.at(-2)?.payload).toEqual({ reason: 'lockout', delayMs: 20_000, lockout });
    await clock.advance(19_999);
    expect(held.login).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(held.last.attempt).toBe(1);
    expect(news()).toEqual(['lockout.ended', 'login.started', 'state.changed']);
  });

  it.each(['logIn', 'a 2', 'takeOver', 'twoStepVerified'] as const)('also by %s', (way) => {
    const held = heldLogin();
    const from = { takeOver: 'replaced', twoStepVerified: 'twoStepRequired' } as const;
    const start = way === 'takeOver' || way === 'twoStepVerified' ? from[way] : 'ready';
    const { engine, news } = rigIn(start, { login: held.login });
    engine.lockOut({ action: 102, waitMs: 1000 });
    news();
    if (way === 'a 2') engine.receive({ majorCode: 2 });
    else expect(engine[way]()).toBe(true);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news().filter((name) => name !== 'reaction')).toEqual([
      'login.delayed',
      'state.changed',
    ]);
    expect(held.login).not.toHaveBeenCalled();
  });

  it('of no other action', () => {
    const { engine, held } = heldRig();
    engine.receive({ majorCode: 136, wait: 30 });
    engine.lockOut({ action: 102, subject: 'somebody', waitMs: 1000 });
    engine.logIn();
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('also while it is extended', async () => {
    const { engine, clock, held } = heldRig();
    engine.lockOut({ action: 102, waitMs: 5000 });
    engine.logIn();
    await clock.advance(4000);
    engine.lockOut({ action: 102, waitMs: 5000 });
    await clock.advance(4999);
    expect(engine.state.session).toBe('loginDelayed');
    expect(held.login).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('and for another that holds longer, of which no second delay is emitted', async () => {
    const { engine, clock, held, news } = heldRig();
    engine.lockOut({ action: 102, waitMs: 5000 });
    engine.logIn();
    engine.receive({ majorCode: 10, wait: 8 });
    news();
    await clock.advance(7999);
    expect(engine.state.session).toBe('loginDelayed');
    expect(held.login).not.toHaveBeenCalled();
    expect(news()).toEqual(['lockout.ended']);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(news()).toEqual(['lockout.ended', 'login.started', 'state.changed']);
  });

  it('that ends while the device sleeps', async () => {
    const { engine, clock, held } = heldRig();
    engine.lockOut({ action: 102, waitMs: 5000 });
    engine.logIn();
    await clock.sleep(3000);
    expect(held.login).not.toHaveBeenCalled();
    await clock.sleep(2000);
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('until it is cleared by hand', () => {
    const { engine, held, news } = heldRig();
    const lockout = engine.lockOut({ action: 102, waitMs: 5000 });
    engine.logIn();
    news();
    if (lockout) engine.clearLockout(lockout);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(news()).toEqual(['lockout.ended', 'login.started', 'state.changed']);
  });

  it('that begins while the login backs off', async () => {
    const { engine, clock, held } = heldRig();
    engine.logIn();
    held.last.fail({ majorCode: 110 });
    await clock.advance(0);
    engine.lockOut({ action: 102, waitMs: 5000 });
    await clock.advance(4999);
    expect(engine.state.session).toBe('loginDelayed');
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
  });
});

describe('logIn while the login is delayed', () => {
  it('ends a back-off at once', async () => {
    const held = heldLogin();
    const { engine, clock, news } = rigIn('loggingIn', { login: held.login });
    held.last.fail({ majorCode: 110 });
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    news();
    expect(engine.logIn()).toBe(true);
    expect(held.last.attempt).toBe(2);
    expect(news()).toEqual(['login.started', 'state.changed']);
    await clock.advance(1000);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('ends a lockout never', async () => {
    const held = heldLogin();
    const { engine, clock, news } = rigIn('loginDelayed, locked out', { login: held.login });
    for (const newToken of [false, true]) expect(engine.logIn({ newToken })).toBe(true);
    await clock.advance(lockedForMs - 1);
    expect(engine.state.session).toBe('loginDelayed');
    expect(held.login).not.toHaveBeenCalled();
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});

describe('a new token', () => {
  it.each(['registrationRequired', 'twoStepRequired', 'accountBlocked', 'terminated'] as const)(
    'logs in from %s, in a new run',
    (from) => {
      const held = heldLogin();
      const { engine } = rigIn(from, { login: held.login });
      expect(engine.logIn()).toBe(false);
      expect(held.login).not.toHaveBeenCalled();
      expect(engine.logIn({ newToken: true })).toBe(true);
      expect(held.last.attempt).toBe(1);
    },
  );

  it('takes no session over', () => {
    const held = heldLogin();
    const { engine } = rigIn('replaced', { login: held.login });
    expect(engine.logIn({ newToken: true })).toBe(false);
    expect(held.login).not.toHaveBeenCalled();
  });
});
