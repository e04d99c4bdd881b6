// Error 2 and logins: what is held, replayed, and what becomes of it where no login helps.
import { describe, expect, it } from 'vitest';
import type { ErrorFrame, SessionState } from '../../src/index.js';
import { requestRig } from '../support/request.js';
import { lockedForMs, situations } from '../support/session.js';

const names = (count: number) => Array.from({ length: count }, (_, at) => `r${at}`);

describe('a request that is refused with 2', () => {
  it('is held, logs in once, and is sent once more under a new id', async () => {
    const { held, ask, last, wire, settle, news } = requestRig();
    const outcome = ask('one');
    const first = last('one');
    first.refuse({ majorCode: 2 });
    await settle();
    expect(news()).toEqual(['reaction', 'login.started', 'state.changed']);
    expect(wire()).toEqual(['one']);
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['one']);
    const second = last('one');
    expect(second.attempt).toBe(2);
    expect(second.requestId).not.toBe(first.requestId);
    second.answer('done');
    await settle();
    expect(outcome).toMatchObject({ settled: true, value: 'done' });
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('is replayed in the order of the calls, whatever the order of the refusals', async () => {
    const { held, ask, sent, wire, settle } = requestRig();
    for (const name of names(4)) ask(name);
    for (const call of sent.toReversed()) {
      call.refuse({ majorCode: 2 });
      await settle();
    }
    wire();
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(names(4));
  });

  it('is one of at most 4 replays that are unanswered at a time', async () => {
    const { held, ask, sent, last, wire, settle } = requestRig();
    for (const name of names(10)) ask(name);
    for (const call of [...sent]) call.refuse({ majorCode: 2 });
    await settle();
    wire();
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(names(4));
    last('r2').answer();
    await settle();
    expect(wire()).toEqual(['r4']);
    // A refusal and a failure of its own are answers too.
    last('r0').refuse({ majorCode: 203 });
    last('r1').fail(new Error('no'));
    await settle();
    expect(wire()).toEqual(['r5', 'r6']);
    for (const name of ['r3', 'r4', 'r5', 'r6']) last(name).answer();
    await settle();
    expect(wire()).toEqual(['r7', 'r8', 'r9']);
  });

  it('is replayed before what is asked for later, whose turn comes after', async () => {
    const { held, ask, sent, last, wire, settle } = requestRig();
    for (const name of names(5)) ask(name);
    for (const call of [...sent]) call.refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
    wire();
    ask('new');
    ask('register', 100);
    expect(wire()).toEqual(['register']);
    last('r0').answer();
    await settle();
    expect(wire()).toEqual(['r4']);
    last('r1').answer();
    await settle();
    expect(wire()).toEqual(['new']);
  });

  it('is refused by a second 2, which logs in again for the others', async () => {
    const { held, ask, last, settle, clock } = requestRig();
    const outcome = ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
    last('one').refuse({ majorCode: 2, minorCode: 1 });
    await settle();
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 2, minorCode: 1 },
    });
    await clock.advance(1000);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('is not sent again where the app said never, and logs in all the same', async () => {
    const { engine, ask, last, settle } = requestRig();
    const outcome = ask('one', 201, { replay: 'never' });
    last('one').refuse({ majorCode: 2 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 2 } });
    expect(engine.state.session).toBe('loggingIn');
  });

  it('is replayed without a new login where it was sent before the last one succeeded', async () => {
    const { held, ask, last, wire, settle, news } = requestRig();
    const late = ask('late');
    ask('early');
    last('early').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['late', 'early', 'early']);
    news();
    last('late').refuse({ majorCode: 2 });
    await settle();
    expect(news()).toEqual(['reaction']);
    expect(wire()).toEqual(['late']);
    last('late').answer('late, but done');
    await settle();
    expect(late.value).toBe('late, but done');
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('is not sent again where it was aborted meanwhile', async () => {
    const { held, ask, last, wire, settle } = requestRig();
    const abort = new AbortController();
    const outcome = ask('one', 201, { signal: abort.signal });
    last('one').refuse({ majorCode: 2 });
    await settle();
    wire();
    abort.abort('gone');
    await settle();
    expect(outcome).toMatchObject({ settled: true, error: 'gone' });
    held.last.succeed();
    await settle();
    expect(wire()).toEqual([]);
  });

  it('rejects with the end of the session where there is no token to log in with', async () => {
    const { ask, last, settle } = requestRig({ hasToken: () => false });
    const outcome = ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    expect(outcome.error).toMatchObject({
      name: 'SessionEndedError',
      session: 'registrationRequired',
    });
  });
});

describe('while a login is under way', () => {
  it.each(['loggingIn', 'loginDelayed, locked out', 'loginDelayed, backing off'] as const)(
    'in %s a new request is held, and sent when it has succeeded',
    async (from) => {
      const made = requestRig();
      situations[from].bring(made);
      const { held, ask, wire, settle, clock } = made;
      ask('one', 201, { maxHoldMs: 60_000 });
      await settle();
      expect(wire()).toEqual([]);
      if (from !== 'loggingIn') await clock.advance(lockedForMs - 1000);
      if (from === 'loginDelayed, locked out') await clock.advance(1000);
      held.last.succeed();
      await settle();
      expect(wire()).toEqual(['one']);
    },
  );

  it.each([2, 3, 100, 101, 102, 131, 132, 138, 139, 140, 500, 501, 502, 503, 802])(
    '#%d, which needs no login, is not held',
    (action) => {
      const { engine, ask, wire } = requestRig();
      engine.logIn();
      ask('one', action);
      expect(wire()).toEqual(['one']);
    },
  );

  it.each([103, 105, 107, 141, 201, 499, 504, 801])('#%d is held', (action) => {
    const { engine, ask, wire } = requestRig();
    engine.logIn();
    ask('one', action);
    expect(wire()).toEqual([]);
  });

  it('what has waited for maxHoldMs is rejected: refused with the 2, or never sent', async () => {
    const { engine, ask, last, settle, clock } = requestRig({ loginTimeoutMs: 3_600_000 });
    const refused = ask('refused');
    last('refused').refuse({ majorCode: 2 });
    await settle();
    const neverSent = ask('never sent');
    const shorter = ask('shorter', 201, { maxHoldMs: 500 });
    await clock.advance(499);
    expect(shorter.settled).toBe(false);
    await clock.advance(1);
    expect(shorter.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
    await clock.advance(29_499);
    expect([refused.settled, neverSent.settled]).toEqual([false, false]);
    await clock.advance(1);
    expect(refused.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 2 } });
    expect(neverSent.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
    expect(engine.state.session).toBe('loggingIn');
  });

  it('0 ms hold nothing', async () => {
    const { engine, ask, settle } = requestRig();
    engine.logIn();
    const outcome = ask('one', 201, { maxHoldMs: 0 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
  });
});

describe('where the session ends', () => {
  const ends: [SessionState, ErrorFrame][] = [
    ['terminated', { majorCode: 8 }],
    ['replaced', { majorCode: 3 }],
    ['registrationRequired', { majorCode: 111 }],
    ['accountBlocked', { majorCode: 111, minorCode: 4 }],
  ];

  it.each(ends)(
    'in %s what is held is rejected at once, and so is what is new',
    async (session, frame) => {
      const { engine, ask, last, settle } = requestRig();
      const refused = ask('refused');
      last('refused').refuse({ majorCode: 2 });
      await settle();
      const neverSent = ask('never sent');
      const waiting = ask('waiting', 300, { whileLockedOut: 'wait' });
      engine.receive(frame);
      const later = ask('later');
      await settle();
      for (const outcome of [refused, neverSent, waiting, later]) {
        expect(outcome.error).toMatchObject({ name: 'SessionEndedError', session });
      }
    },
  );

  it.each(ends)('in %s what needs no login is sent', (_, frame) => {
    const { engine, ask, wire } = requestRig();
    engine.receive(frame);
    ask('one', 100);
    expect(wire()).toEqual(['one']);
  });

  it('what waits for a lockout is rejected at once', async () => {
    const { engine, ask, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const outcome = ask('one', 201, { whileLockedOut: 'wait' });
    engine.receive({ majorCode: 8 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'SessionEndedError', session: 'terminated' });
  });

  it('what is in flight keeps its answer', async () => {
    const { engine, ask, last, settle } = requestRig();
    const outcome = ask('one');
    engine.receive({ majorCode: 8 });
    last('one').answer('in time');
    await settle();
    expect(outcome.value).toBe('in time');
  });
});

describe('where a run of logins fails', () => {
  it('what was refused is rejected with its 2, and what was never sent with the end of the session', async () => {
    const { engine, held, ask, last, settle } = requestRig();
    const refused = ask('refused');
    last('refused').refuse({ majorCode: 2, minorCode: 1 });
    await settle();
    const neverSent = ask('never sent');
    held.last.fail({ majorCode: 109, minorCode: 2 });
    await settle();
    const later = ask('later');
    await settle();
    expect(engine.state.session).toBe('loginFailed');
    expect(refused.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 2, minorCode: 1 },
      resolution: { reaction: { kind: 'login' } },
    });
    for (const { error } of [neverSent, later]) {
      expect(error).toMatchObject({ name: 'SessionEndedError', session: 'loginFailed' });
    }
  });

  it('a 2 that comes afterwards is a refusal at once', async () => {
    const { held, ask, last, settle } = requestRig();
    const late = ask('late');
    ask('early');
    last('early').refuse({ majorCode: 2 });
    await settle();
    held.last.fail({ majorCode: 109, minorCode: 2 });
    await settle();
    last('late').refuse({ majorCode: 2 });
    await settle();
    expect(late.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 2 } });
  });
});

describe('where the two-step password is asked for', () => {
  it('what is held goes on when it was right', async () => {
    const { engine, held, ask, last, wire, settle } = requestRig();
    ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.fail({ majorCode: 184 });
    await settle();
    ask('two');
    ask('password', 132);
    expect(wire()).toEqual(['one', 'password']);
    engine.twoStepVerified();
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['one', 'two']);
  });

  it('what has waited for maxHoldMs is rejected likewise', async () => {
    const { engine, ask, clock } = requestRig();
    engine.receive({ majorCode: 184 });
    const outcome = ask('one');
    await clock.advance(29_999);
    expect(outcome.settled).toBe(false);
    await clock.advance(1);
    expect(outcome.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
  });
});

describe('where a nickname is asked for', () => {
  it('nothing is held', () => {
    const { engine, ask, wire } = requestRig();
    engine.receive({ majorCode: 9 });
    ask('nickname', 105);
    ask('one');
    expect(wire()).toEqual(['nickname', 'one']);
  });
});

describe('before the stored lockouts are read', () => {
  it('every request is held, and not sent into a lockout that it could not know of', async () => {
    let read = (_: readonly (readonly [string, unknown])[]) => {};
    const store = {
      read: () =>
        new Promise<readonly (readonly [string, unknown])[]>((resolve) => {
          read = resolve;
        }),
      write() {},
      remove() {},
    };
    const { ask, wire, settle, clock } = requestRig({ store });
    const locked = ask('locked', 201);
    ask('free', 300);
    ask('register', 100);
    expect(wire()).toEqual([]);
    const arrivedAtMs = clock.now();
    read([['201', { version: 1, key: '201', arrivedAtMs, waitMs: 9000 }]]);
    await settle();
    expect(wire()).toEqual(['free', 'register']);
    expect(locked.error).toMatchObject({ name: 'LockedOutError', remainingMs: 9000 });
  });

  it('a store that hangs holds them for 2 s', async () => {
    const store = { read: () => new Promise<never>(() => {}), write() {}, remove() {} };
    const { ask, wire, clock } = requestRig({ store });
    ask('one');
    await clock.advance(1999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['one']);
  });
});
