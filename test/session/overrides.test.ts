import { describe, expect, it } from 'vitest';
import { rig, rigIn } from '../support/session.js';

describe('the session acts on the kind after overrides', () => {
  it.each([
    [
      '110 as deny ends the run',
      { USER_LOGIN_INTERNAL_SERVER_ERROR: { kind: 'deny' } },
      { majorCode: 110 },
      'loginFailed',
    ],
    [
      '109 as register asks for registration',
      { USER_LOGIN_BAD_PAYLOAD: { kind: 'register' } },
      { majorCode: 109, minorCode: 2 },
      'registrationRequired',
    ],
    [
      '109/2 as retryLater backs off',
      { 'USER_LOGIN_BAD_PAYLOAD/2': { kind: 'retryLater' } },
      { majorCode: 109, minorCode: 2 },
      'loginDelayed',
    ],
    [
      '109/1 as retryLater backs off, and asks for no registration',
      { 'USER_LOGIN_BAD_PAYLOAD/1': { kind: 'retryLater' } },
      { majorCode: 109, minorCode: 1 },
      'loginDelayed',
    ],
    [
      '10170 as deny is no success',
      { USER_LOGIN_ALREADY_LOGGED_IN: { kind: 'deny' } },
      { majorCode: 10170 },
      'loginFailed',
    ],
    [
      '109/3 is not 109/2',
      { 'USER_LOGIN_BAD_PAYLOAD/2': { kind: 'retryLater' } },
      { majorCode: 109, minorCode: 3 },
      'loginFailed',
    ],
    [
      '111 as retryLater backs off',
      { USER_LOGIN_FAILED: { kind: 'retryLater' } },
      { majorCode: 111 },
      'loginDelayed',
    ],
    [
      '111/4 has a reaction of its own',
      { USER_LOGIN_FAILED: { kind: 'retryLater' } },
      { majorCode: 111, minorCode: 4 },
      'accountBlocked',
    ],
    [
      '111/4 overridden by name',
      { 'USER_LOGIN_FAILED/4': { kind: 'register' } },
      { majorCode: 111, minorCode: 4 },
      'registrationRequired',
    ],
    [
      'a wait of an overridden error still delays',
      { FLOOD_REQUEST: { kind: 'inform' } },
      { majorCode: 10, wait: 5, action: 102 },
      'loginDelayed',
    ],
    [
      '1 as sessionTerminated ends it',
      { BAD_REQUEST: { kind: 'sessionTerminated' } },
      { majorCode: 1, action: 102 },
      'terminated',
    ],
  ] as const)('in an answer to #102: %s', (_, overrides, answer, next) => {
    const { engine } = rigIn('loggingIn', { overrides });
    engine.receive(answer);
    expect(engine.state.session).toBe(next);
  });

  it.each([
    [
      '8 as inform ends nothing',
      { SESSION_IS_TERMINATED: { kind: 'inform' } },
      { majorCode: 8 },
      'ready',
      'error.reported',
    ],
    [
      '2 as retryLater starts no login',
      { LOGIN_REQUIRED: { kind: 'retryLater' } },
      { majorCode: 2 },
      'ready',
      'request.retryable',
    ],
    [
      '205 as login starts one',
      { CHAT_SEND_MESSAGE_FORBIDDEN: { kind: 'login' } },
      { majorCode: 205 },
      'loggingIn',
      'login.started',
    ],
    [
      '205 as setNickname asks for it',
      { CHAT_SEND_MESSAGE_FORBIDDEN: { kind: 'setNickname' } },
      { majorCode: 205 },
      'nicknameRequired',
      'nickname.required',
    ],
    [
      '3 as follow emits nothing more',
      { NEW_CLIENT_IN_SESSION: { kind: 'follow' } },
      { majorCode: 3 },
      'ready',
      'reaction',
    ],
  ] as const)('in a frame: %s', (_, overrides, frame, next, event) => {
    const { engine, news } = rig({ overrides });
    engine.receive(frame);
    expect(engine.state.session).toBe(next);
    expect(
      news()
        .filter((name) => name !== 'state.changed')
        .at(-1),
    ).toBe(event);
  });

  it('2 as ignore starts no login', () => {
    const { engine } = rig({ overrides: { LOGIN_REQUIRED: { kind: 'ignore' } } });
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('ready');
  });
});
