import { describe, expect, it } from 'vitest';
import type { ErrorFrame } from '../../src/index.js';
import { heldLogin, heldRig, type RigOptions, rigIn } from '../support/session.js';

function inFlight(options: RigOptions = {}) {
  const held = heldLogin();
  return { held, ...rigIn('loggingIn', { login: held.login, ...options }) };
}

/** How a login settles too late, and what that emits: a real error is resolved all the same. */
const settlements = [
  ['a success', 'succeed', undefined, []],
  ['a termination', 'fail', { majorCode: 8, requestId: 'late' }, ['reaction']],
  ['no frame', 'fail', new Error('late'), []],
] as const;

describe('while a login is in flight', () => {
  it.each([
    ['the entry’s action', { majorCode: 110 }],
    ['the entry’s action and not the frame’s', { majorCode: 110, action: 201 }],
    ['the frame’s, where the entry has none', { majorCode: 7, action: 102 }],
    ['the frame’s, of an undocumented error', { majorCode: 9999, action: 102 }],
  ])('a frame answers it by %s', (_, frame) => {
    const { engine, news } = inFlight();
    engine.receive(frame);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
  });

  const others: [string, ErrorFrame][] = [
    ['of another action by its entry', { majorCode: 204, action: 102 }],
    ['of another action by its frame', { majorCode: 7, action: 201 }],
    ['of no known action', { majorCode: 7 }],
    ['that locks everything', { majorCode: 10, wait: 5 }],
  ];
  it.each(others)('a frame %s is no answer', (_, frame) => {
    const { engine, held, news } = inFlight();
    engine.receive(frame);
    expect(engine.state.session).toBe('loggingIn');
    expect(held.last.signal.aborted).toBe(false);
    expect(news()).not.toContain('login.delayed');
  });

  it.each(settlements)(
    '%s that comes after a frame’s answer does not change the session',
    async (_, way, error, late) => {
      const { engine, clock, held, news } = inFlight();
      engine.receive({ majorCode: 110 });
      const { state } = engine;
      news();
      held.last[way](error);
      await clock.advance(0);
      expect(engine.state).toBe(state);
      expect(news()).toEqual(late);
    },
  );

  it.each(settlements)(
    '%s of an answered login does not end the next one',
    async (_, way, error, late) => {
      const { engine, clock, held, news } = inFlight();
      engine.receive({ majorCode: 110 });
      engine.logIn();
      expect(held.login).toHaveBeenCalledTimes(2);
      news();
      held.calls[0]?.[way](error);
      await clock.advance(0);
      expect(engine.state.session).toBe('loggingIn');
      expect(news()).toEqual(late);
      held.last.succeed();
      await clock.advance(0);
      expect(engine.state.session).toBe('ready');
    },
  );

  it.each(settlements)(
    '%s after its session has ended changes nothing',
    async (_, way, error, late) => {
      for (const end of [3, 105, 111, 184] as const) {
        const { engine, clock, held, news } = inFlight();
        engine.receive({ majorCode: end });
        const { state } = engine;
        news();
        held.last[way](error);
        await clock.advance(60_000);
        expect(engine.state).toBe(state);
        expect(news()).toEqual(late);
      }
    },
  );

  it('a first answer counts, whatever frames of #102 follow', () => {
    const { engine, news } = inFlight();
    engine.receive({ majorCode: 109, minorCode: 2 });
    news();
    engine.receive({ majorCode: 110 });
    expect(engine.state.session).toBe('loginFailed');
    expect(news()).toEqual(['reaction', 'request.retryable']);
  });
});

describe.each([
  ['with a login', {}],
  ['without a login', { login: undefined }],
])('loginTimeoutMs %s', (_, options) => {
  it.each([
    ['10 000 by default', {}, 10_000],
    ['what is set', { loginTimeoutMs: 500 }, 500],
  ])('is %s', async (_, timeout, afterMs) => {
    const { engine, clock, news } = rigIn('loggingIn', {
      login: heldLogin().login,
      ...options,
      ...timeout,
    });
    await clock.advance(afterMs - 1);
    expect(engine.state.session).toBe('loggingIn');
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(engine.state.session).toBe('loginDelayed');
  });

  it('passes as a 5/1 that backs off and counts', async () => {
    const { clock, emitted, news } = rigIn('loggingIn', {
      login: heldLogin().login,
      ...options,
      loginBackoff: { random: () => 1, maxAttempts: 2 },
    });
    await clock.advance(10_000);
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    expect(emitted.at(-3)?.payload).toMatchObject({ frame: { majorCode: 5, minorCode: 1 } });
    expect(emitted.at(-2)?.payload).toMatchObject({
      reason: 'backoff',
      delayMs: 1000,
      resolution: { frame: { majorCode: 5, minorCode: 1 } },
    });
    await clock.advance(11_000);
    expect(news()).toEqual([
      'login.started',
      'state.changed',
      'reaction',
      'login.failed',
      'state.changed',
    ]);
  });
});

describe('a login that is not answered in time', () => {
  it('has its signal aborted, and not before', async () => {
    const { clock, held } = inFlight();
    await clock.advance(9999);
    expect(held.last.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(held.last.signal.aborted).toBe(true);
  });

  it.each(settlements)('is over: %s later changes nothing', async (_, way, error, late) => {
    const { engine, clock, held, news } = inFlight();
    await clock.advance(10_000);
    const { state } = engine;
    news();
    held.last[way](error);
    await clock.advance(0);
    expect(engine.state).toBe(state);
    expect(news()).toEqual(late);
  });

  it('does not stand in the way of the next', async () => {
    const { clock, held } = inFlight();
    await clock.advance(11_000);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('does not take its time along to the next', async () => {
    const { engine, clock, held } = inFlight();
    await clock.advance(9000);
    held.last.fail({ majorCode: 110 });
    await clock.advance(1000);
    expect(held.login).toHaveBeenCalledTimes(2);
    await clock.advance(9999);
    expect(engine.state.session).toBe('loggingIn');
    await clock.advance(1);
    expect(engine.state.session).toBe('loginDelayed');
  });
});

describe('an aborted login counts as in flight', () => {
  function aborted(way: 'another account' | '8 and a new token' | 'signedOut and a new token') {
    const rig = inFlight({ account: 'a' });
    const { engine, news } = rig;
    if (way === 'another account') {
      void engine.signedIn({ account: 'b' });
      engine.logIn();
    } else {
      if (way === '8 and a new token') engine.receive({ majorCode: 8 });
      else void engine.signedOut();
      engine.logIn({ newToken: true });
    }
    expect(engine.state.session).toBe('loggingIn');
    expect(rig.held.calls[0]?.signal.aborted).toBe(true);
    expect(rig.held.login).toHaveBeenCalledTimes(1);
    expect(news()).not.toContain('login.started');
    return rig;
  }
  const ways = ['another account', '8 and a new token', 'signedOut and a new token'] as const;

  it.each(ways)('until it settles: %s', async (way) => {
    for (const settle of ['succeed', 'fail'] as const) {
      const { engine, clock, held, news } = aborted(way);
      await clock.advance(5000);
      expect(held.login).toHaveBeenCalledTimes(1);
      held.calls[0]?.[settle]({ majorCode: 3 });
      await clock.advance(0);
      expect(held.login).toHaveBeenCalledTimes(2);
      expect(engine.state.session).toBe('loggingIn');
      expect(news()).toEqual([...(settle === 'fail' ? ['reaction'] : []), 'login.started']);
    }
  });

  it.each(ways)('until loginTimeoutMs has passed: %s', async (way) => {
    const { engine, clock, held, news } = aborted(way);
    await clock.advance(9999);
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
    expect(engine.state.session).toBe('loggingIn');
    expect(news()).toEqual(['login.started']);
    held.calls[0]?.fail({ majorCode: 8 });
    await clock.advance(0);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('also where the app signs in once more in between', async () => {
    const { engine, clock, held } = inFlight({ account: 'a' });
    void engine.signedIn({ account: 'b' });
    void engine.signedIn();
    engine.logIn();
    expect(held.login).toHaveBeenCalledTimes(1);
    held.calls[0]?.succeed();
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('also without a login, until loginTimeoutMs has passed', async () => {
    const { engine, clock, news } = rigIn('loggingIn');
    engine.receive({ majorCode: 8 });
    expect(engine.logIn({ newToken: true })).toBe(true);
    news();
    await clock.advance(9999);
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(news()).toEqual(['login.started']);
  });

  it('also without a login, until its answer comes, which is none of the next', () => {
    const { engine, news } = rigIn('loggingIn');
    engine.receive({ majorCode: 8 });
    engine.logIn({ newToken: true });
    news();
    engine.receive({ majorCode: 110 });
    expect(engine.state.session).toBe('loggingIn');
    expect(news()).toContain('login.started');
  });

  const answers = [
    { majorCode: 110 },
    { majorCode: 3, action: 102 },
    { majorCode: 8, action: 102 },
  ];
  it.each(answers)('and its $majorCode by frame is no answer of the next', async (answer) => {
    const { engine, held, clock } = aborted('another account');
    engine.receive(answer);
    expect(engine.state.session).toBe('loggingIn');
    expect(held.login).toHaveBeenCalledTimes(1);
    held.calls[0]?.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('loggingIn');
    expect(held.login).toHaveBeenCalledTimes(2);
  });
});

describe('a login that is given up before it was called', () => {
  it('is never called, and the next one does not wait for it', () => {
    const { engine, held } = heldRig();
    engine.once('login.started', () => engine.receive({ majorCode: 8 }));
    engine.logIn();
    expect(engine.state.session).toBe('terminated');
    expect(held.login).not.toHaveBeenCalled();
    engine.logIn({ newToken: true });
    expect(held.calls.map(({ signal }) => signal.aborted)).toEqual([false]);
  });
});

describe('the signal of a login', () => {
  it('is aborted when the state is already new', () => {
    const { engine, held } = inFlight();
    const seen: string[] = [];
    held.last.signal.addEventListener('abort', () => seen.push(engine.state.session));
    engine.receive({ majorCode: 8 });
    expect(seen).toEqual(['terminated']);
  });

  it('is not aborted where the login succeeds', async () => {
    const { clock, held } = inFlight();
    held.last.succeed();
    await clock.advance(60_000);
    expect(held.last.signal.aborted).toBe(false);
  });
});
