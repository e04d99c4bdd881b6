// The session as one table: state x input -> state. Comes in: nothing. Goes out: the table, as data, and what its states are called
// outside. No I/O, no time: session.ts has both. Next: phase.ts follows it, session-machine.ts draws it.
import type { SessionEvents, SessionState } from '../event/events.js';

/** Errors about a phone number: where they lead as long as nobody is signed in. */
const aboutNumber = { accountBlocked: 'accountBlocked', verifyTwoStep: 'twoStepRequired' } as const;

/** Where error frames lead an open session, by their reaction: one against which nothing final is known. */
const frames = {
  ...aboutNumber,
  register: 'registrationRequired',
  sessionTerminated: 'terminated',
  sessionReplaced: 'replaced',
  setNickname: 'nicknameRequired',
} as const;

/** #30102, and the end of the sign-in, whatever the state. */
const always = { signedIn: 'ready', signedOut: 'registrationRequired' } as const;
const open = { ...always, ...frames } as const;

/** Where no login is under way, and one can begin. */
const idle = {
  ...open,
  login: 'preparing',
  logIn: 'preparing',
  connected: 'preparing',
  backedOff: 'backingOff',
  failed: 'loginFailed',
} as const;

/** Where people type a phone number, a code, a password. */
const form = { ...always, ...aboutNumber, newToken: 'preparing' } as const;

/** The table. A state that does not list an input stays. docs/session.md draws it. */
export const transitions = {
  ready: { ...idle, connecting: 'preparing' },
  nicknameRequired: { ...idle, nicknameSet: 'ready' },
  /** What could be in the way of a login is looked up: the connection, stored lockouts, an aborted one, a lockout of #102, the token. */
  preparing: {
    ...open,
    connected: 'preparing',
    prepared: 'calling',
    lockedOut: 'lockedOut',
    backedOff: 'backingOff',
    disconnected: 'offline',
    noToken: 'registrationRequired',
  },
  /** The one login is in flight. */
  calling: {
    ...open,
    lockedOut: 'lockedOut',
    backedOff: 'backingOff',
    disconnected: 'offline',
    failed: 'loginFailed',
  },
  lockedOut: { ...open, again: 'preparing' },
  backingOff: { ...open, again: 'preparing', logIn: 'preparing', connected: 'preparing' },
  /** A login is wanted, and there is no connection. */
  offline: { ...open, connected: 'preparing', backedOff: 'backingOff' },
  loginFailed: {
    ...open,
    logIn: 'preparing',
    connected: 'preparing',
    backedOff: 'backingOff',
    tabSignedIn: 'ready',
  },
  registrationRequired: { ...form, tabSignedIn: 'ready' },
  twoStepRequired: { ...form, twoStepVerified: 'preparing' },
  accountBlocked: form,
  replaced: { ...always, takeOver: 'preparing' },
  terminated: { ...always, newToken: 'preparing', tabSignedIn: 'ready' },
} as const;

/** A state of the table: the session's own, or a part of `loggingIn` and `loginDelayed`. */
export type SessionPhase = keyof typeof transitions;

/** What a phase lists. */
export type RowOf<Phase> = Phase extends SessionPhase ? keyof (typeof transitions)[Phase] : never;

/** What the table takes: a reaction, a call of the app, what becomes of a connection or a login, what another tab says. */
export type SessionInput = RowOf<SessionPhase>;

/** A reaction that changes an open session, whatever it is doing. */
export type SessionKind = keyof typeof frames;

/** Whether a reaction may change an open session. */
export const isSessionKind = (kind: string): kind is SessionKind => kind in frames;

/** Whether a reaction is about a phone number. */
export const isAboutNumber = (kind: SessionKind) => kind in aboutNumber;

/** Whether a phase lists an input: it goes on by it, or says again what it said. */
export const lists = (phase: SessionPhase, input: SessionInput) => input in transitions[phase];

/** The phase that follows. Total: what the table does not list changes nothing. */
export function follow(phase: SessionPhase, { type }: { readonly type: string }): SessionPhase {
  const row: { readonly [input: string]: SessionPhase } = transitions[phase];
  return (Object.hasOwn(row, type) && row[type]) || phase;
}

/**
 * What entering a phase emits, unless the app itself brought it about: `preparing` nothing, `ready` that a login succeeded.
 * Staying in a phase emits nothing.
 */
export const entering = {
  ready: 'login.succeeded',
  preparing: '',
  calling: 'login.started',
  lockedOut: 'login.delayed',
  backingOff: 'login.delayed',
  offline: 'login.delayed',
  loginFailed: 'login.failed',
  nicknameRequired: 'nickname.required',
  registrationRequired: 'registration.required',
  twoStepRequired: 'twoStep.required',
  accountBlocked: 'account.blocked',
  replaced: 'session.replaced',
  terminated: 'session.terminated',
} as const satisfies Record<SessionPhase, keyof SessionEvents | ''>;

/** The phases in which a login is under way, and the states that they are part of. */
const parts: { readonly [Phase in SessionPhase]?: SessionState } = {
  preparing: 'loggingIn',
  calling: 'loggingIn',
  lockedOut: 'loginDelayed',
  backingOff: 'loginDelayed',
  offline: 'loginDelayed',
};

/** Whether a login is under way: in flight, or to come by itself. */
export const isUnderWay = (phase: SessionPhase) => phase in parts;

/** The session's state by its public name. */
export function sessionOf(phase: SessionPhase): SessionState {
  return parts[phase] ?? (phase as SessionState);
}
