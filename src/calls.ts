// Calls that may change the state, each a turn of its own. Comes in: the parts of the engine. Goes out: plain functions, each with its arguments
// checked; engine.ts guards them. Next: the app.
import type { Accounts } from './account.js';
import { aFilter, anAction } from './arguments.js';
import {
  aBatchOptions,
  aLockout,
  aMatch,
  anAppLockout,
  aRequestOptions,
  aSend,
  aTrackedRequest,
  batchMembers,
  closeOptions,
  logInOptions,
  signInOptions,
} from './call-arguments.js';
import type { Connection } from './connection.js';
import type { Delivery } from './delivery/delivery.js';
import type { Outbox } from './event/outbox.js';
import { type Lockout, subjectKey } from './lockout/lockout.js';
import type { Lockouts } from './lockout/lockouts.js';
import type { AppLockout } from './reaction-engine.js';
import type { Ask } from './request/ask.js';
import type { Flights } from './request/flight.js';
import type { Gate } from './request/gate.js';
import { cancelRequests } from './request/overview.js';
import type { Requests } from './request/request-parts.js';
import type {
  BatchAnswers,
  BatchMember,
  BatchOptions,
  PendingRequest,
  RequestMatch,
  RequestOptions,
  Send,
  TrackedRequest,
} from './request-options.js';
import type { Session, SessionCall } from './session/session.js';

/** What the calls are made of. */
export interface CallParts {
  readonly outbox: Outbox;
  readonly lockouts: Lockouts;
  readonly session: Session;
  readonly connection: Connection;
  readonly accounts: Accounts;
  readonly delivery: Delivery;
  readonly flights: Flights;
  readonly requests: Requests;
  readonly gate: Gate;
  readonly ask: Ask;
}

/** A request of the app's, checked. */
export function askFor<T>(
  ask: Ask,
  action: number,
  send: Send<T>,
  given?: RequestOptions,
  isOver?: () => boolean,
): Promise<T> {
  anAction('request.action', action);
  aSend('request.send', send);
  if (given === undefined) return ask([{ action, send }], false, given, isOver)[0] as Promise<T>;
  const { subject, ...options } = aRequestOptions('request.options', given, 'request.');
  return ask([{ action, subject, send }], false, options, isOver)[0] as Promise<T>;
}

export function createCalls(parts: CallParts) {
  const { outbox, lockouts, session, connection, accounts, delivery, flights } = parts;
  const { requests, gate, ask } = parts;
  const saying = (call: SessionCall) => () => session.call(call);
  return {
    lockOut(given: AppLockout) {
      const { action, subject, waitMs } = anAppLockout('lockOut', given);
      const key = subject === undefined ? `${action}` : subjectKey(action, subject);
      return lockouts.lock(key, undefined, waitMs, 'app');
    },
    clearLockout(lockout: Lockout) {
      return lockouts.clear(aLockout('clearLockout.lockout', lockout));
    },
    request: <T>(action: number, send: Send<T>, options?: RequestOptions) =>
      askFor(ask, action, send, options),
    batch<const Members extends readonly BatchMember<unknown>[]>(
      given: Members,
      options: BatchOptions = {},
    ) {
      const members = batchMembers('batch.members', given);
      const sound = aBatchOptions('batch.options', options, 'batch.');
      return (members.length ? ask(members, true, sound) : []) as BatchAnswers<Members>;
    },
    cancel(which: RequestMatch | ((request: PendingRequest) => boolean)) {
      aFilter('cancel.which', which);
      const match = typeof which === 'function' ? which : aMatch('cancel.which', which, 'cancel.');
      return cancelRequests(requests, gate, match);
    },
    track(given: TrackedRequest) {
      const { requestId, action, subject } = aTrackedRequest('track', given);
      delivery.forget(requestId);
      flights.track(requestId, action, subject);
    },
    signedIn(options: { account?: string | null | undefined } = {}) {
      const { account = accounts.current() } = signInOptions('signedIn', options);
      return accounts.signedIn(account);
    },
    signedOut: accounts.signedOut,
    logIn(options: { newToken?: boolean | undefined } = {}) {
      const { newToken } = logInOptions('logIn', options);
      return session.call('logIn') || (newToken === true && session.call('newToken'));
    },
    takeOver: saying('takeOver'),
    nicknameRequired: saying('setNickname'),
    nicknameSet: saying('nicknameSet'),
    twoStepRequired: saying('verifyTwoStep'),
    twoStepVerified: saying('twoStepVerified'),
    connected() {
      outbox.because('connection');
      return connection.begin((end) => outbox.turn('connection', end));
    },
    disconnected(options: { connecting?: boolean | undefined } = {}) {
      const { connecting } = closeOptions('disconnected', options);
      outbox.because('connection');
      connection.end();
      if (connecting) session.connecting();
    },
  };
}
