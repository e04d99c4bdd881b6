// The table of calls: what the app can ask of an engine, each with its arguments checked. Comes in: the parts of the engine. Goes out: plain
// functions; engine.ts guards them. Next: the app.
import type { Accounts } from './account.js';
import {
  aBatchOptions,
  aBoolean,
  aFilter,
  aFunction,
  anAccount,
  anAction,
  anObject,
  aRequestOptions,
  aSend,
  aSignal,
  aSubject,
  aText,
  aTimeout,
  aWaitOrNone,
  type Kinds,
  kind,
  listOf,
  record,
} from './arguments.js';
import type { EngineClock } from './clock.js';
import type { Connection } from './connection.js';
import type { Delivery } from './delivery/delivery.js';
import type { ReactionEventName, ReactionEvents, WaitOptions } from './event/events.js';
import type { Outbox } from './event/outbox.js';
import { waitFor } from './event/wait-for.js';
import { actionCountdown } from './lockout/action-countdown.js';
import type { Countdown } from './lockout/countdown.js';
import { type Lockout, subjectKey } from './lockout/lockout.js';
import type { Lockouts } from './lockout/lockouts.js';
import type {
  AppLockout,
  BatchAnswers,
  GuardedAction,
  PendingRequest,
  RequestMatch,
} from './reaction-engine.js';
import type { Ask, Asked } from './request/ask.js';
import type { Flights } from './request/flight.js';
import type { Gate } from './request/gate.js';
import { cancelRequests, listRequests } from './request/overview.js';
import type { Requests } from './request/requests.js';
import type {
  BatchMember,
  BatchOptions,
  RequestOptions,
  Send,
  TrackedRequest,
} from './request-options.js';
import type { Session, SessionCall } from './session/session.js';
import { fieldsOf } from './stranger.js';
import type { Subject } from './wire/subject.js';

/** What the calls are made of. */
export interface CallParts {
  readonly clock: EngineClock;
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

/** An action, and its subject as a string. */
interface Acting {
  readonly action: number;
  readonly subject?: string;
}
const acting: Kinds<Acting> = { action: anAction, subject: aSubject };

/** What names a lockout: an event, a guard or the state gave it out. */
const aLockout = kind('a lockout', (value): Pick<Lockout, 'key' | 'id'> | undefined => {
  const { key, id } = Object(value);
  return typeof key === 'string' && typeof id === 'string' ? { key, id } : undefined;
});
const aGuardedAction = record(acting, 'action');
const anAppLockout = record<Acting & Pick<AppLockout, 'waitMs'>>(
  { ...acting, waitMs: aWaitOrNone },
  'action',
  'waitMs',
);
const aTrackedRequest = record<Acting & Pick<TrackedRequest, 'requestId'>>(
  { ...acting, requestId: aText },
  'action',
  'requestId',
);
const batchMembers = listOf(
  record<Acting & Pick<Asked, 'send'>>({ ...acting, send: aSend }, 'action', 'send'),
);
const aMatch = record<RequestMatch>({ ...acting, id: aText });
const waitOptions = record<WaitOptions<ReactionEventName>>({
  signal: aSignal,
  timeoutMs: aTimeout,
  filter: aFunction,
});
const signInOptions = record({ account: anAccount });
const logInOptions = record({ newToken: aBoolean });
const closeOptions = record({ connecting: aBoolean });

/** A request of the app's, checked. */
export function askFor<T>(
  ask: Ask,
  action: number,
  send: Send<T>,
  given: RequestOptions = {},
  isOver?: () => boolean,
): Promise<T> {
  anAction('request.action', action);
  aSend('request.send', send);
  const { subject, ...options } = aRequestOptions('request.options', given, 'request.');
  return ask([{ action, subject, send }], false, options, isOver)[0] as Promise<T>;
}

/** Calls that look: they change nothing, and emit nothing. */
export function createLooks({ clock, outbox, lockouts, requests, gate }: CallParts) {
  const listening =
    (call: 'on' | 'once') =>
    <Name extends ReactionEventName>(
      event: Name,
      listener: (payload: ReactionEvents[Name]) => unknown,
    ) => {
      aText(`${call}.event`, event);
      aFunction(`${call}.listener`, listener);
      return outbox[call](event, listener);
    };
  function guardOf({ action, subject }: Acting) {
    return lockouts.guard(action, subject);
  }
  function countAction(of: Acting): Countdown {
    const refusing = () => {
      const guard = guardOf(of);
      return guard.allowed ? undefined : guard.lockout;
    };
    return actionCountdown(refusing, lockouts.countdown, (called) => outbox.on('state', called));
  }
  return {
    subscribe(listener: () => void) {
      aFunction('subscribe.listener', listener);
      return outbox.on('state', () => listener());
    },
    on: listening('on'),
    once: listening('once'),
    waitFor<Name extends ReactionEventName>(event: Name, options: WaitOptions<Name> = {}) {
      aText('waitFor.event', event);
      return waitFor(event, waitOptions('waitFor.options', options, 'waitFor.'), outbox, clock);
    },
    lockouts: lockouts.list,
    guard: (action: number, subject?: Subject) =>
      guardOf(aGuardedAction('guard', { action, subject })),
    countdown(of: Lockout | GuardedAction): Countdown {
      const { key } = fieldsOf(anObject('countdown.of', of), 'key');
      const { get, subscribe } =
        key === undefined
          ? countAction(aGuardedAction('countdown.of', of, 'countdown.'))
          : lockouts.countdown(aLockout('countdown.of', of));
      return {
        get,
        subscribe(listener: () => void) {
          aFunction('subscribe.listener', listener);
          return subscribe(listener);
        },
      };
    },
    requests: () => listRequests(requests, gate),
  };
}

/** Calls that may change the state, each a turn of its own. */
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
