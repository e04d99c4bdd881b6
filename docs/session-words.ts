// What the page of the session says in words: of each input and phase of the machine, and around them. Next: session-diagram.ts
// puts the machine's own diagram and table in.
import type { SessionInput } from '../src/index.js';
import type { SessionPhase } from '../src/session/machine.js';

const inputWords: Readonly<Record<SessionInput['type'], string>> = {
  register: '111, 109/1, no token',
  accountBlocked: '111/4, 105, 135',
  sessionTerminated: '8',
  sessionReplaced: '3',
  setNickname: '9',
  verifyTwoStep: '184',
  login: '2',
  logIn: 'logIn()',
  newToken: 'logIn() with a new token',
  takeOver: 'takeOver()',
  twoStepVerified: 'twoStepVerified()',
  nicknameSet: 'nicknameSet()',
  signedIn: 'signedIn()',
  signedOut: 'signedOut()',
  prepared: 'nothing in its way',
  succeeded: '#30102',
  lockedOut: 'locked out',
  backedOff: 'to be tried again',
  failed: 'failed',
  again: 'over',
};

/** What leads from one phase to another, as the arrows of the diagrams say it. */
export function arrowWords({ type }: SessionInput, from: SessionPhase): string {
  // Where no login is in flight only a 2 can come to nothing, by the run of tries that it goes on with.
  if (from !== 'calling' && type === 'backedOff') return '2 soon after a success';
  if (from !== 'calling' && type === 'failed') return '2 after the last try';
  return inputWords[type];
}

/** What each phase of the machine means. */
export const phaseWords: Readonly<Record<SessionPhase, string>> = {
  ready: 'Nothing is known against the session. Not that #102 was sent.',
  nicknameRequired: 'The server refuses all until a nickname is set.',
  preparing:
    'What could be in the way of a login is looked up: stored lockouts, an aborted login, a lockout, the token.',
  calling: 'The one login is in flight.',
  lockedOut: 'A lockout of #102 or of everything holds the login back.',
  backingOff: 'The last try came to nothing; the next waits.',
  loginFailed: 'No try is left, or the answer says that none helps.',
  registrationRequired: 'There is no token, or none that can ever succeed.',
  twoStepRequired: 'The two-step password is asked for.',
  accountBlocked: 'The account is blocked.',
  replaced: 'A new client is in this session.',
  terminated: 'The session was ended from another device.',
};
