// What the app must have called. Comes in: a change of the state that neither a frame nor a login brought about. Goes out: the call that brings
// another engine into the same state, as far as a recording knows such a call. Pure. Next: record-frames.ts writes it.
import type { ReactionEvents } from '../event/events.js';
import type { Ordinals } from './ordinals.js';

/** A call of a recording, with its arguments. */
export interface AppCall {
  readonly name:
    | 'logIn'
    | 'takeOver'
    | 'twoStepVerified'
    | 'nicknameSet'
    | 'signedIn'
    | 'signedOut'
    | 'lockOut'
    | 'clearLockout';
  readonly args?: readonly unknown[];
}

/** The calls that begin a login, by the state that they lead out of. From any other it is `logIn()`. */
const begins: { readonly [session: string]: AppCall } = {
  replaced: { name: 'takeOver' },
  twoStepRequired: { name: 'twoStepVerified' },
  registrationRequired: { name: 'logIn', args: [{ newToken: true }] },
  accountBlocked: { name: 'logIn', args: [{ newToken: true }] },
  terminated: { name: 'logIn', args: [{ newToken: true }] },
};

/** `isAnswered`: an answer to #102 was written, which says it already. */
export function appCallOf(
  { session, account, previous, cause }: ReactionEvents['state.changed'],
  ordinals: Pick<Ordinals, 'account'>,
  isAnswered: boolean,
): AppCall | undefined {
  if (account !== previous.account && account !== null) {
    return { name: 'signedIn', args: [{ account: ordinals.account(account) }] };
  }
  if (isAnswered || cause === 'frame' || cause === 'login') return undefined;
  if (session === previous.session && account === previous.account) return undefined;
  switch (session) {
    case 'loggingIn':
    case 'loginDelayed':
      // A login that was lost with its connection, or began by itself.
      if (previous.session === 'loggingIn') return undefined;
      return begins[previous.session] ?? { name: 'logIn' };
    case 'ready':
      return { name: previous.session === 'nicknameRequired' ? 'nicknameSet' : 'signedIn' };
    case 'registrationRequired':
      return { name: 'signedOut' };
    default:
      return undefined;
  }
}
