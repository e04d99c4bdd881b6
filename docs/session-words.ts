// What the page of the session says in words: of each input and phase of the table. Next: session-diagram.ts puts the table's own
// diagrams in.
import type { SessionInput, SessionPhase } from '../src/machine.js';

const inputWords: Readonly<Record<SessionInput, string>> = {
  register: '111, 109/1',
  accountBlocked: '111/4, 105, 135',
  sessionTerminated: '8',
  sessionReplaced: '3',
  setNickname: '9, nicknameRequired()',
  verifyTwoStep: '184, twoStepRequired()',
  login: '2',
  logIn: 'logIn()',
  newToken: 'logIn() with a new token',
  takeOver: 'takeOver()',
  twoStepVerified: 'twoStepVerified()',
  nicknameSet: 'nicknameSet()',
  signedIn: '#30102, signedIn()',
  signedOut: 'signedOut()',
  tabSignedIn: 'a sign-in in another tab',
  connected: 'connected()',
  connecting: 'another socket is connecting',
  disconnected: 'no connection',
  prepared: 'nothing in its way',
  lockedOut: 'locked out',
  backedOff: 'connected() too soon after the last try',
  failed: 'failed',
  again: 'over',
  noToken: 'no token',
};

/** What leads from one phase to another, as the arrows of the diagrams say it. */
export function arrowWords(input: SessionInput, from: SessionPhase): string {
  if (input === 'backedOff' && from === 'calling') return 'to be tried again';
  const isOpen = from === 'ready' || from === 'nicknameRequired';
  if (input === 'backedOff' && isOpen) return '2 or connected() too soon after the last try';
  if (input === 'failed' && isOpen) return '2 after the last try';
  return inputWords[input];
}

/** What each phase of the table means. */
export const phaseWords: Readonly<Record<SessionPhase, string>> = {
  ready: 'Nothing is known against the session. Not that #102 was sent.',
  nicknameRequired: 'The server refuses all until a nickname is set.',
  preparing:
    'What could be in the way of a login is looked up: the connection, stored lockouts, an aborted login, a lockout, the token.',
  calling: 'The one login is in flight.',
  lockedOut: 'A lockout of #102 or of everything holds the login back.',
  backingOff: 'The last try came to nothing, or is too recent; the next waits.',
  offline: 'A login is wanted, and there is no connection.',
  loginFailed: 'No try is left, or the answer says that none helps.',
  registrationRequired: 'There is no token, or none that can ever succeed.',
  twoStepRequired: 'The two-step password is asked for.',
  accountBlocked: 'The account is blocked.',
  replaced: 'A new client is in this session.',
  terminated: 'The session was ended from another device.',
};
