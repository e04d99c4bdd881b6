import type { SessionState } from '../../src/event/events.js';

const all: { readonly [State in SessionState]: true } = {
  ready: true,
  loggingIn: true,
  loginDelayed: true,
  loginFailed: true,
  registrationRequired: true,
  nicknameRequired: true,
  twoStepRequired: true,
  accountBlocked: true,
  replaced: true,
  terminated: true,
};

/** Every state of the session. */
export const sessionStates = Object.keys(all) as readonly SessionState[];
