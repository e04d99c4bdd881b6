import { describe, expect, it } from 'vitest';
import type { ErrorFrame, ReactionEventName } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { heldRig, rigIn } from '../support/session.js';

describe('a frame emits its reaction, and', () => {
  const cases: [string, ErrorFrame, ReactionEventName[]][] = [
    ['2: login.started', { majorCode: 2 }, ['login.started', 'state.changed']],
    ['111: registration.required', { majorCode: 111 }, ['registration.required', 'state.changed']],
    [
      '111/4: account.blocked',
      { majorCode: 111, minorCode: 4 },
      ['account.blocked', 'state.changed'],
    ],
    ['8: session.terminated', { majorCode: 8 }, ['session.terminated', 'state.changed']],
    ['3: session.replaced', { majorCode: 3 }, ['session.replaced', 'state.changed']],
    ['9: nickname.required', { majorCode: 9 }, ['nickname.required', 'state.changed']],
    ['184: twoStep.required', { majorCode: 184 }, ['twoStep.required', 'state.changed']],
    ['correctInput: input.rejected', { majorCode: 203, minorCode: 18 }, ['input.rejected']],
    [
      'correctInput with a wait: lockout.started too',
      { majorCode: 203, minorCode: 18, wait: 5 },
      ['lockout.started', 'input.rejected'],
    ],
    ['deny: request.denied', { majorCode: 205 }, ['request.denied']],
    ['retryLater: request.retryable', { majorCode: 204 }, ['request.retryable']],
    ['inform: error.reported', { majorCode: 1 }, ['error.reported']],
    ['unknown: error.reported', { majorCode: 9999 }, ['error.reported']],
    ['follow: nothing', { majorCode: 6 }, []],
    [
      'follow with a wait: lockout.started',
      { majorCode: 6, wait: 5, action: 201 },
      ['lockout.started'],
    ],
    ['ignore: a fault', { majorCode: 602 }, ['fault']],
    [
      'ignore with a wait: a fault and no lockout',
      { majorCode: 602, wait: 5, action: 201 },
      ['fault'],
    ],
    ['lockout: lockout.started', { majorCode: 234, wait: 5 }, ['lockout.started']],
    ['a derived lockout: only lockout.started', { majorCode: 205, wait: 5 }, ['lockout.started']],
    [
      'a lockout of no known action: lockout.started',
      { majorCode: 9999, wait: 5 },
      ['lockout.started'],
    ],
  ];
  it.each(cases)('%s', (_, frame, events) => {
    const { engine, news } = rig();
    engine.receive(frame);
    expect(news()).toEqual(['reaction', ...events]);
  });

  it('input.rejected names field and problem, in the app’s names', () => {
    const { engine, emitted } = rig({
      fieldNames: { 'location.lat': 'latitude', replyTo: 'answer' },
    });
    engine.receive({ majorCode: 203, minorCode: 18 });
    engine.receive({ majorCode: 203, minorCode: 29 });
    const rejected = emitted.filter(({ name }) => name === 'input.rejected');
    expect(rejected.map(({ payload }) => payload)).toMatchObject([
      { field: 'latitude', problem: 'invalid', resolution: { entry: { code: 203 } } },
      { fields: ['answer', 'forwardFrom'], problem: 'bothSet' },
    ]);
  });

  it('a 2 that starts no login emits nothing more', () => {
    for (const from of ['loggingIn', 'loginFailed', 'registrationRequired', 'replaced'] as const) {
      const { engine, news } = rigIn(from);
      engine.receive({ majorCode: 2 });
      expect(news()).toEqual(['reaction']);
    }
  });

  it('a 2 while #102 is locked emits login.delayed', () => {
    const { engine, news } = rig();
    engine.lockOut({ action: 102, waitMs: 1000 });
    news();
    engine.receive({ majorCode: 2 });
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
  });

  it('a 2 without a token emits registration.required', () => {
    const { engine, news } = rig({ hasToken: () => false });
    engine.receive({ majorCode: 2 });
    expect(news()).toEqual(['reaction', 'registration.required', 'state.changed']);
  });
});

describe('a call emits', () => {
  it.each([
    ['signedIn while logging in', 'loggingIn', 'signedIn', ['login.succeeded', 'state.changed']],
    ['signedIn elsewhere', 'terminated', 'signedIn', ['state.changed']],
    ['signedOut', 'ready', 'signedOut', ['state.changed']],
    ['signedOut while logging in', 'loggingIn', 'signedOut', ['state.changed']],
    ['nicknameSet', 'nicknameRequired', 'nicknameSet', ['state.changed']],
    ['takeOver', 'replaced', 'takeOver', ['login.started', 'state.changed']],
    ['twoStepVerified', 'twoStepRequired', 'twoStepVerified', ['login.started', 'state.changed']],
    ['logIn', 'ready', 'logIn', ['login.started', 'state.changed']],
  ] as const)('%s', (_, from, call, events) => {
    const { engine, news } = rigIn(from);
    void engine[call]();
    expect(news()).toEqual(events);
  });

  it('lockOut and clearLockout: lockout.started, lockout.extended, lockout.ended', async () => {
    const { engine, clock, emitted, news } = rig();
    const lockout = engine.lockOut({ action: 100, waitMs: 5000 });
    await clock.advance(2000);
    engine.lockOut({ action: 100, waitMs: 5000 });
    if (lockout) engine.clearLockout(lockout);
    expect(news()).toEqual(['lockout.started', 'lockout.extended', 'lockout.ended']);
    expect(emitted.map(({ payload }) => payload)).toMatchObject([
      { origin: 'app', lockout: { id: lockout?.id } },
      { lockout: { id: lockout?.id } },
      { reason: 'cleared', lockout: { id: lockout?.id } },
    ]);
  });

  it('looking: nothing', async () => {
    const { engine, clock, news } = rig();
    const lockout = engine.lockOut({ action: 100, waitMs: 1000 });
    await clock.sleep(0);
    clock.jump(5000);
    news();
    engine.guard(100);
    engine.lockouts();
    if (lockout) engine.countdown(lockout).get();
    expect(engine.state.lockouts).toEqual([]);
    expect(news()).toEqual([]);
    await clock.advance(0);
    expect(news()).toEqual(['lockout.ended']);
  });
});

describe('payloads', () => {
  it('a lockout.started of a frame says so, and its end says that time went by', async () => {
    const { engine, clock, emitted } = rig();
    engine.receive({ majorCode: 136, wait: 5 });
    await clock.advance(5000);
    expect(emitted.slice(1)).toMatchObject([
      { name: 'lockout.started', payload: { origin: 'frame', lockout: { majorCode: 136 } } },
      { name: 'lockout.ended', payload: { reason: 'elapsed', lockout: { majorCode: 136 } } },
    ]);
  });

  it('state.changed has the account and the connection too, and what the turn began with', () => {
    const { engine, emitted } = rig({ account: 'a' });
    void engine.signedIn({ account: 'b' });
    expect(emitted).toEqual([
      {
        name: 'state.changed',
        payload: {
          session: 'ready',
          account: 'b',
          connection: 'unknown',
          previous: { session: 'ready', account: 'a', connection: 'unknown' },
          cause: 'app',
        },
      },
    ]);
  });

  it('of a run that ended are its tries and its last error', async () => {
    const { engine, clock, held, emitted } = heldRig();
    engine.logIn();
    held.last.fail({ majorCode: 110 });
    await clock.advance(1000);
    held.last.fail({ majorCode: 109, minorCode: 2 });
    await clock.advance(0);
    expect(emitted.at(-2)).toMatchObject({
      name: 'login.failed',
      payload: { attempt: 2, resolution: { entry: { code: 109 }, minor: { minor: 2 } } },
    });
  });
});
