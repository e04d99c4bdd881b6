// What real clients learned (and got wrong), one describe per topic.
import { describe, expect, it } from 'vitest';
import { errorCodes, findError, memoryStore } from '../../src/index.js';
import { heldRig, rig, rigIn } from '../support/session.js';

describe('111/4', () => {
  it('is a blocked account, and no registration', () => {
    const { engine, news } = rig({ account: 'a' });
    engine.receive({ majorCode: 111, minorCode: 4 });
    expect(news()).toEqual(['reaction', 'account.blocked', 'state.changed']);
    expect(engine.state).toMatchObject({ session: 'accountBlocked', account: 'a' });
  });

  it.each([undefined, 0, 1, 3, 5, 100])('is not what 111 with minor %s is', (minorCode) => {
    const { engine, news } = rig();
    engine.receive({ majorCode: 111, minorCode });
    expect(news()).toEqual(['reaction', 'registration.required', 'state.changed']);
  });
});

describe('minors', () => {
  it.each([
    [2, 1, 'login.started'],
    [4, 9, 'request.denied'],
    [4, 14, 'request.denied'],
    [10, 100, 'lockout.started'],
    [175, 2, 'lockout.started'],
    [184, 1, 'twoStep.required'],
    [614, 1, undefined],
    [632, 100, undefined],
    [904, 6, undefined],
    [904, 9, undefined],
  ] as const)(
    '%d/%d, which the document does not list, is its * row or the error itself',
    (majorCode, minorCode, event) => {
      const { engine, emitted, news } = rig();
      engine.receive({ majorCode, minorCode, wait: event === 'lockout.started' ? 5 : undefined });
      const first = emitted[0];
      expect(first?.name).toBe('reaction');
      expect(first?.payload).toMatchObject({ entry: { code: majorCode }, frame: { minorCode } });
      if (event) expect(news()[1]).toBe(event);
      const bare = rig();
      bare.engine.receive({ majorCode, wait: event === 'lockout.started' ? 5 : undefined });
      expect(bare.emitted.map(({ name }) => name)).toEqual(emitted.map(({ name }) => name));
    },
  );
});

describe('majors', () => {
  it.each([672, 677, 1038, 1100, 9115, 10177, 10178, 10183, 10184])(
    '%d, which the document does not hold, is reported with its numbers',
    (majorCode) => {
      const { engine, emitted, news } = rig();
      engine.receive({ majorCode, minorCode: 7, message: 'what the server says' });
      expect(news()).toEqual(['reaction', 'error.reported']);
      expect(emitted[1]?.payload).toEqual({
        resolution: {
          reaction: { kind: 'unknown' },
          basis: 'derived',
          frame: { majorCode, minorCode: 7, message: 'what the server says' },
        },
      });
      expect(engine.state.session).toBe('ready');
    },
  );

  it('that the document does not hold may lock all the same', () => {
    const { engine, news } = rig();
    engine.receive({ majorCode: 10177, wait: 5, action: 201 });
    expect(news()).toEqual(['reaction', 'lockout.started']);
    expect(engine.guard(201).allowed).toBe(false);
  });
});

describe('wait', () => {
  it.each([
    [152, 118],
    [204, 201],
    [205, 201],
  ])('on the unflagged %d is a countdown', (majorCode, action) => {
    const { engine, emitted, news } = rig();
    engine.receive({ majorCode, wait: 30 });
    expect(news()).toEqual(['reaction', 'lockout.started']);
    expect(emitted[0]?.payload).toMatchObject({ reaction: { kind: 'lockout', waitMs: 30_000 } });
    expect(engine.guard(action)).toMatchObject({ allowed: false, remainingMs: 30_000 });
  });

  it.each([undefined, 0])(
    '%s on a flagged error is a broken promise, and still a lockout',
    (wait) => {
      const { engine, emitted, news } = rig({ defaultLockoutMs: 7000 });
      engine.receive({ majorCode: 136, wait });
      expect(news()).toEqual(['reaction', 'lockout.started', 'fault']);
      expect(emitted[2]?.payload).toMatchObject({ code: 'frame.noWait' });
      expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 7000 });
    },
  );
});

describe('10 in login', () => {
  it('is waited out, whatever the app asks for in between', async () => {
    const { engine, clock, held } = heldRig();
    engine.logIn();
    held.last.fail({ majorCode: 10, minorCode: 100, wait: 600 });
    for (let second = 0; second < 599; second++) {
      await clock.advance(1000);
      engine.logIn();
      engine.receive({ majorCode: 2 });
    }
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1000);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('is waited out over a reload too', async () => {
    const store = memoryStore();
    const first = heldRig({ store });
    first.engine.logIn();
    first.held.last.fail({ majorCode: 10, wait: 60 });
    await first.clock.advance(20_000);
    await first.engine.dispose();
    const { engine, clock, held } = heldRig({ store, clock: first.clock });
    engine.logIn();
    expect(engine.state.session).toBe('loginDelayed');
    await clock.advance(39_999);
    expect(held.login).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});

describe('2 storms', () => {
  it('are one login', () => {
    const { engine, held, news } = heldRig();
    for (let n = 0; n < 500; n++) engine.receive({ majorCode: 2, requestId: `r${n}`, action: 201 });
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(news().filter((name) => name === 'login.started')).toHaveLength(1);
  });
});

describe('login fails', () => {
  it.each([
    [109, 'loginFailed', 1],
    [110, 'loginFailed', 8],
    [10170, 'ready', 1],
  ] as const)(
    'with %d: ends in %s after %d tries, and not in a loop',
    async (majorCode, end, tries) => {
      const { engine, clock, held } = heldRig();
      engine.logIn();
      for (let n = 0; n < 20; n++) {
        held.last.fail({ majorCode });
        await clock.advance(60_000);
      }
      expect(engine.state.session).toBe(end);
      expect(held.login).toHaveBeenCalledTimes(tries);
    },
  );

  it('with 10: each try waits as long as the server says', async () => {
    const { engine, clock, held } = heldRig();
    engine.logIn();
    for (let n = 1; n <= 20; n++) {
      held.last.fail({ majorCode: 10, wait: 30 });
      await clock.advance(29_999);
      expect(held.login).toHaveBeenCalledTimes(n);
      await clock.advance(1);
      expect(held.login).toHaveBeenCalledTimes(n + 1);
    }
  });
});

describe('no token', () => {
  it('and a 2 lead to registration, not to a silent stop', () => {
    const { engine, held, news } = heldRig({ hasToken: () => false });
    engine.receive({ majorCode: 2 });
    expect(held.login).not.toHaveBeenCalled();
    expect(news()).toEqual(['reaction', 'registration.required', 'state.changed']);
  });
});

describe('3', () => {
  it('stands down: no login follows by itself, only takeOver', async () => {
    const { engine, clock, held } = heldRig();
    engine.receive({ majorCode: 3 });
    for (let minute = 0; minute < 60; minute++) {
      engine.receive({ majorCode: 2 });
      engine.logIn();
      engine.logIn({ newToken: true });
      await clock.advance(60_000);
    }
    expect(engine.state.session).toBe('replaced');
    expect(held.login).not.toHaveBeenCalled();
    expect(engine.takeOver()).toBe(true);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});

describe('8, 111', () => {
  it.each([
    [8, 'session.terminated'],
    [111, 'registration.required'],
  ] as const)('%d for each request in flight is one %s', (majorCode, event) => {
    const { engine, news } = rig();
    for (let n = 0; n < 30; n++) engine.receive({ majorCode, requestId: `r${n}` });
    expect(news().filter((name) => name === event)).toHaveLength(1);
  });
});

describe('9', () => {
  it('for every request until the nickname is set is one nickname.required', () => {
    const { engine, news } = rig();
    for (let n = 0; n < 30; n++) engine.receive({ majorCode: 9, requestId: `r${n}` });
    expect(news().filter((name) => name !== 'reaction')).toEqual([
      'nickname.required',
      'state.changed',
    ]);
    expect(engine.nicknameSet()).toBe(true);
    expect(engine.state.session).toBe('ready');
    news();
    engine.receive({ majorCode: 9 });
    expect(news()).toEqual(['reaction', 'nickname.required', 'state.changed']);
  });

  it('does not keep a 2 from starting the login', () => {
    const { engine } = rigIn('nicknameRequired');
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loggingIn');
  });
});

describe('countdowns', () => {
  const flagged = Object.values(errorCodes).filter((code) => findError(code).flagged);

  it('belong to 21 errors', () => {
    expect(flagged).toHaveLength(21);
  });

  it.each(flagged)('of %d: stored, shared by all who look, and ended once', async (majorCode) => {
    const store = memoryStore();
    const first = rig({ store });
    first.engine.receive({ majorCode, wait: 90 });
    const { engine, clock, news } = rig({ store, clock: first.clock });
    await engine.restored;
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('nothing is locked');
    const [one, other] = [engine.countdown(lockout), engine.countdown(lockout)];
    const seen: number[] = [];
    one.subscribe(() => seen.push(one.get()));
    await clock.advance(1);
    expect([one.get(), other.get()]).toEqual([90_000, 90_000]);
    await clock.advance(89_999);
    expect(seen).toHaveLength(90);
    expect(seen.at(-1)).toBe(0);
    expect(news().filter((name) => name === 'lockout.ended')).toHaveLength(1);
  });

  it('above 24.8 days do not overflow', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ majorCode: 136, wait: 2 ** 32 - 1 });
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('nothing is locked');
    const countdown = engine.countdown(lockout);
    await clock.advance(60_000);
    await clock.sleep(30 * 86_400_000);
    expect(countdown.get()).toBe((2 ** 32 - 1) * 1000 - 60_000 - 30 * 86_400_000);
    expect(news()).not.toContain('lockout.ended');
  });
});
