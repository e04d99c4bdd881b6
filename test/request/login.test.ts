// #102 through `engine.request`: the login that the engine asks for, made of a request.
import { describe, expect, it } from 'vitest';
import type { ErrorFrame } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';
import type { RigOptions } from '../support/session.js';

/** An engine whose login is `engine.request(102, send)`. */
function loginRig(options: RigOptions = {}) {
  let made: ReturnType<typeof requestRig> | undefined;
  const self = requestRig({
    login: () => made?.ask('login', 102).promise ?? Promise.reject(),
    ...options,
  });
  made = self;
  return self;
}

describe('login: () => engine.request(102, send)', () => {
  it('is sent while the login is under way, and succeeds with its answer', async () => {
    const { engine, last, settle, news } = loginRig();
    engine.logIn();
    last('login').answer();
    await settle();
    expect(news()).toEqual(['login.started', 'state.changed', 'login.succeeded', 'state.changed']);
  });

  it.each([
    [{ majorCode: 110 }, 'loginDelayed', ['reaction', 'login.delayed', 'state.changed']],
    [{ majorCode: 2 }, 'loginDelayed', ['reaction', 'login.delayed', 'state.changed']],
    [
      { majorCode: 10, wait: 5 },
      'loginDelayed',
      ['reaction', 'lockout.started', 'login.delayed', 'state.changed'],
    ],
    [
      { majorCode: 109, minorCode: 2 },
      'loginFailed',
      ['reaction', 'login.failed', 'state.changed'],
    ],
    [
      { majorCode: 109, minorCode: 1 },
      'registrationRequired',
      ['reaction', 'registration.required', 'state.changed'],
    ],
    [
      { majorCode: 111, minorCode: 4 },
      'accountBlocked',
      ['reaction', 'account.blocked', 'state.changed'],
    ],
    [{ majorCode: 10170 }, 'ready', ['reaction', 'login.succeeded', 'state.changed']],
  ] as const)(
    'is answered by %j once, however it comes',
    async (frame: ErrorFrame, session, emitted) => {
      for (const by of ['send', 'receive', 'both'] as const) {
        const { engine, last, settle, news } = loginRig();
        engine.logIn();
        news();
        const { requestId, refuse } = last('login');
        if (by !== 'send') engine.receive({ ...frame, requestId });
        if (by !== 'receive') refuse(frame);
        await settle();
        expect(news()).toEqual(emitted);
        expect(engine.state.session).toBe(session);
      }
    },
  );

  it('that nobody answers is one 5/1, and its signal is aborted', async () => {
    const { engine, clock, last, news } = loginRig();
    engine.logIn();
    news();
    await clock.advance(10_000);
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    expect(last('login').signal.aborted).toBe(true);
    await clock.advance(1000);
    expect(last('login').attempt).toBe(1);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('whose own time is shorter is one 5/1 too', async () => {
    const { engine, clock, news } = rig({
      login: () => engine.request(102, () => new Promise(() => {}), { timeoutMs: 500 }),
    });
    engine.logIn();
    news();
    await clock.advance(500);
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    await clock.advance(1000);
    expect(news()).toEqual(['login.started', 'state.changed']);
  });

  it('is given up with the login, where the session ends or the account changes', async () => {
    for (const end of ['8', 'account'] as const) {
      const { engine, last, settle, clock } = loginRig({ account: 'a' });
      engine.logIn();
      if (end === '8') engine.receive({ majorCode: 8 });
      else void engine.signedIn({ account: 'b' });
      await settle();
      expect(last('login').signal.aborted).toBe(true);
      expect(clock.pending).toBe(0);
    }
  });

  it('is given up where another frame answers the login, so that the next is not a second one', async () => {
    const { engine, clock, last, settle, sent } = loginRig();
    engine.logIn();
    const first = last('login');
    // Pushed, or a late one: nothing ties it to the #102 that is on the wire.
    engine.receive({ majorCode: 110 });
    await settle();
    expect([engine.state.session, first.signal.aborted]).toEqual(['loginDelayed', true]);
    await clock.advance(1000);
    expect(sent.filter(({ signal }) => !signal.aborted)).toHaveLength(1);
  });

  it('is not replayed by its own success', async () => {
    const { engine, last, settle, wire } = loginRig();
    engine.logIn();
    last('login').refuse({ majorCode: 2 });
    await settle();
    engine.logIn();
    last('login').answer();
    await settle();
    expect(engine.state.session).toBe('ready');
    expect(wire()).toEqual(['login', 'login']);
  });
});

describe('a login that rejects with a LockedOutError', () => {
  it('is delayed as long as that lockout holds, and is not counted', async () => {
    const { engine, clock, held, news, emitted, ask, settle } = requestRig({
      loginBackoff: { maxAttempts: 1 },
    });
    engine.lockOut({ action: 300, waitMs: 5000 });
    const blocked = ask('blocked', 300);
    await settle();
    engine.logIn();
    news();
    engine.lockOut({ action: 102, waitMs: 5000 });
    held.last.fail(blocked.error);
    await settle();
    expect(news()).toEqual(['lockout.started', 'login.delayed', 'state.changed']);
    expect(emitted.at(-2)?.payload).toMatchObject({ reason: 'lockout', delayMs: 5000 });
    await clock.advance(5000);
    expect(held.calls).toHaveLength(2);
  });
});
