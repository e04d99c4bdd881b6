// What the page of reactions says in words: of each kind, and of the ends of names. Next: reaction-table.ts makes the page.
import type { ReactionEventName, ReactionKind } from '../src/index.js';

export interface Meaning {
  readonly server: string;
  readonly screen: string;
  /** What is emitted for it, besides `reaction`. */
  readonly events: readonly ReactionEventName[];
}

/** What each kind means, in the order of the design. */
export const meanings: Readonly<Record<ReactionKind, Meaning>> = {
  login: {
    server: 'Log in first.',
    screen: 'Nothing: the engine logs in.',
    events: ['login.started', 'login.delayed'],
  },
  register: {
    server: 'This login can never succeed.',
    screen: 'Go to the registration page.',
    events: ['registration.required'],
  },
  accountBlocked: {
    server: 'The account is blocked.',
    screen: 'Say so. Keep what is stored of the account, and do not offer to register it.',
    events: ['account.blocked'],
  },
  sessionTerminated: {
    server: 'The session was ended from another device.',
    screen: 'Say so; sign out.',
    events: ['session.terminated'],
  },
  sessionReplaced: {
    server: 'A new client is in this session.',
    screen: 'Say so; offer to take over. Never come back by itself.',
    events: ['session.replaced'],
  },
  setNickname: {
    server: 'The nickname is missing.',
    screen: 'Open its page, once.',
    events: ['nickname.required'],
  },
  verifyTwoStep: {
    server: 'The two-step password is on.',
    screen: 'Ask for it.',
    events: ['twoStep.required'],
  },
  lockout: {
    server: 'Not before so many seconds have passed.',
    screen: 'Show the countdown; send no such request until it has ended.',
    events: ['lockout.started', 'lockout.extended', 'lockout.ended'],
  },
  correctInput: {
    server: 'An input is wrong.',
    screen: 'Mark the field, where one is named, and say what is wrong with it.',
    events: ['input.rejected'],
  },
  retryLater: {
    server: 'It could not, now.',
    screen: 'Offer to try again.',
    events: ['request.retryable'],
  },
  deny: {
    server: 'This may not be done, now or at all.',
    screen: 'Say so; repeating it does not help.',
    events: ['request.denied'],
  },
  inform: {
    server: 'Known, and nothing to react to.',
    screen: 'Say what it is.',
    events: ['error.reported'],
  },
  follow: {
    server: 'Another request of the same batch failed.',
    screen: 'Nothing: the error of the other one says why.',
    events: [],
  },
  ignore: {
    server: 'Its own business: a virtual error.',
    screen: 'Nothing.',
    events: ['fault'],
  },
  unknown: {
    server: 'An error that the document does not hold.',
    screen: 'Show the numbers, or the text that the server sent.',
    events: ['error.reported'],
  },
};

/** What the ends of names say that no rule before the last fits, and some that one does. */
export const reasons: readonly (readonly [end: RegExp, reason: string])[] = [
  [/FORBIDDEN$/, 'not permitted'],
  [/PRIVACY_PROTECTION$/, 'the other person does not want it'],
  [/BLOCKED_BY_PEER$/, 'the other person has blocked this one'],
  [/LIMIT_(?:REACHED|EXCEEDED)$/, 'a limit without a wait: it does not pass by itself'],
  [/MAX_TRY_LOCK$/, 'a lock that the document does not flag with a wait; with one it is a lockout'],
  [/WALLET_RESTRICTION$/, 'the wallet does not allow it'],
  [/BAD_REQUEST$/, 'says no more than that'],
  [/NOT_FOUND$/, 'there is no such thing'],
  [/NOT_REGISTERED$/, 'the other side is not registered there'],
  [/EXISTS$/, 'is so already'],
  [/ALREADY_[A-Z_]+$/, 'is so already'],
  [/(?:REPORTED|CONFIRMED)_BEFORE$/, 'was done before'],
  [/NO_[A-Z_]+$/, 'there is none yet'],
];
