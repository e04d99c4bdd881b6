// The table of calls: what the app can ask of an engine, each with its arguments checked. Comes in: the parts of the engine. Goes out: plain
// functions; engine.ts guards them. Next: the app.
import type { Accounts } from './account.js';
import {
  aBoolean,
  anObject,
  argumentKinds,
  expect,
  type Kinds,
  read,
  requestKinds,
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
import type { Session } from './session/session.js';
import { type Subject, subjectText } from './wire/subject.js';

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

const { action: anAction, subject: aSubject } = argumentKinds;
const { subject: _, ...batchKinds } = requestKinds;

/** The known arguments of a call, each of its kind; those that are required must be there. */
function argumentsOf<T>(call: string, given: unknown, names: string, required = ''): T {
  const kinds: Record<string, Kinds[string]> = {};
  for (const name of names.split(' ')) kinds[name] = argumentKinds[name as 'action'];
  return read<T>(call, given, kinds, required.split(' '));
}

/** An action and its subject, checked. */
function guarded(call: string, action: unknown, subject: unknown): Asked['subject'] {
  expect(`${call}.action`, action, anAction);
  if (subject === undefined) return undefined;
  expect(`${call}.subject`, subject, aSubject);
  return subjectText(subject);
}

/** A request of the app's, checked. */
export function askFor<T>(
  ask: Ask,
  action: number,
  send: Send<T>,
  given: RequestOptions = {},
  isOver?: () => boolean,
): Promise<T> {
  expect('request.action', action, anAction);
  expect('request.send', send, argumentKinds.send);
  expect('request.options', given, anObject);
  const { subject, ...options } = read<RequestOptions>('request', given, requestKinds);
  const asked = { action, subject: subjectText(subject), send };
  return ask([asked], false, options, isOver)[0] as Promise<T>;
}

/** Calls that look: they change nothing, and emit nothing. */
export function createLooks(parts: CallParts) {
  const { clock, outbox, lockouts, requests, gate } = parts;
  const listener = (call: string, event: unknown, called: unknown) => {
    expect(`${call}.event`, event, argumentKinds.event);
    expect(`${call}.listener`, called, argumentKinds.listener);
  };
  function countAction(given: GuardedAction): Countdown {
    const { action, subject } = argumentsOf<GuardedAction>(
      'countdown',
      given,
      'action subject',
      'action',
    );
    const refusing = () => {
      const guard = lockouts.guard(action, subjectText(subject));
      return guard.allowed ? undefined : guard.lockout;
    };
    return actionCountdown(refusing, lockouts.countdown, (called) => outbox.on('state', called));
  }
  return {
    subscribe(called: () => void) {
      expect('subscribe.listener', called, argumentKinds.listener);
      return outbox.on('state', () => called());
    },
    on<Name extends ReactionEventName>(
      event: Name,
      called: (payload: ReactionEvents[Name]) => unknown,
    ) {
      listener('on', event, called);
      return outbox.on(event, called);
    },
    once<Name extends ReactionEventName>(
      event: Name,
      called: (payload: ReactionEvents[Name]) => unknown,
    ) {
      listener('once', event, called);
      return outbox.once(event, called);
    },
    waitFor<Name extends ReactionEventName>(event: Name, given: WaitOptions<Name> = {}) {
      expect('waitFor.event', event, argumentKinds.event);
      const options = argumentsOf<WaitOptions<Name>>('waitFor', given, 'signal timeoutMs filter');
      return waitFor(event, options, outbox, clock);
    },
    lockouts: lockouts.list,
    guard: (action: number, subject?: Subject) =>
      lockouts.guard(action, guarded('guard', action, subject)),
    countdown(of: Lockout | GuardedAction) {
      expect('countdown(of)', of, anObject);
      return 'key' in of ? lockouts.countdown(of) : countAction(of);
    },
    requests: () => listRequests(requests, gate),
  };
}

/** Calls that may change the state, each a turn of its own. */
export function createCalls(parts: CallParts) {
  const { lockouts, session, accounts, delivery, flights, requests, gate, ask } = parts;
  return {
    lockOut(given: AppLockout) {
      const { action, subject, waitMs } = argumentsOf<AppLockout>(
        'lockOut',
        given,
        'action subject waitMs',
        'action waitMs',
      );
      const key = subject === undefined ? `${action}` : subjectKey(action, subjectText(subject));
      return lockouts.lock(key, undefined, waitMs, 'app');
    },
    clearLockout(lockout: Lockout) {
      expect('clearLockout(lockout)', lockout, anObject);
      return lockouts.clear(lockout);
    },
    request: <T>(action: number, send: Send<T>, options?: RequestOptions) =>
      askFor(ask, action, send, options),
    batch<const Members extends readonly BatchMember<unknown>[]>(
      members: Members,
      given: BatchOptions = {},
    ) {
      expect('batch.members', members, argumentKinds.members);
      const asked = members.map((member, at) => {
        const name = `batch.members[${at}]`;
        const { action, subject, send } = argumentsOf<BatchMember<unknown>>(
          name,
          member,
          'action subject send',
          'action send',
        );
        return { action, subject: subjectText(subject), send };
      });
      const options = read<BatchOptions>('batch', given, batchKinds);
      return (asked.length ? ask(asked, true, options) : []) as BatchAnswers<Members>;
    },
    cancel(which: RequestMatch | ((request: PendingRequest) => boolean)) {
      expect('cancel(which)', which, argumentKinds.filter);
      return cancelRequests(requests, gate, which);
    },
    track(given: TrackedRequest) {
      const { requestId, action, subject } = argumentsOf<TrackedRequest>(
        'track',
        given,
        'requestId action subject',
        'requestId action',
      );
      delivery.forget(requestId);
      flights.track(requestId, action, subjectText(subject));
    },
    signedIn(given: { account?: string | null | undefined } = {}) {
      const { account = accounts.current() } = argumentsOf<typeof given>(
        'signedIn',
        given,
        'account',
      );
      return accounts.signedIn(account);
    },
    signedOut: accounts.signedOut,
    logIn(given: { newToken?: boolean | undefined } = {}) {
      const { newToken } = argumentsOf<typeof given>('logIn', given, 'newToken');
      return session.call('logIn') || (newToken === true && session.call('newToken'));
    },
    takeOver: () => session.call('takeOver'),
    nicknameRequired: () => session.call('setNickname'),
    nicknameSet: () => session.call('nicknameSet'),
    twoStepRequired: () => session.call('verifyTwoStep'),
    twoStepVerified: () => session.call('twoStepVerified'),
  };
}

/** Calls about the connection. */
export function createConnectionCalls({ connection, session, outbox }: CallParts) {
  return {
    connected: () => connection.begin((end) => outbox.turn('connection', end)),
    disconnected(given: { connecting?: boolean | undefined } = {}) {
      const { connecting } = read<typeof given>('disconnected', given, { connecting: aBoolean });
      connection.end();
      if (connecting) session.connecting();
    },
  };
}
