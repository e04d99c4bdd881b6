// Wires the stages: a frame is parsed, resolved, locks what it locks, concerns the session or not, and is told. Comes in: options,
// frames, calls of the host. Goes out: events and state. Each stage can be tested alone; this file holds their order.
import { engineClock } from './clock.js';
import { DisposedError, type Fault, WireError } from './faults.js';
import { actionCountdown } from './lockout/action-countdown.js';
import type { Countdown } from './lockout/countdown.js';
import { createLedger } from './lockout/ledger.js';
import { keyOf, type Lockout, subjectKey } from './lockout/lockout.js';
import { openTabs, type TabMessage } from './lockout/tabs.js';
import {
  expectAll,
  expectArguments,
  type ReactionEngineOptions,
  readOptions,
  requestKinds,
} from './options.js';
import type { Reaction, ReactionKind } from './reaction/reaction.js';
import { lockoutMs, type Resolution, resolve } from './reaction/resolve.js';
import type {
  GuardedAction,
  HostLockout,
  ReactionEngine,
  ReactionState,
  Received,
} from './reaction-engine.js';
import { isReactionError } from './reaction-error.js';
import { createFlights } from './request/flight.js';
import { remember } from './request/memory.js';
import type { RequestOptions, Send, TrackedRequest } from './request/request.js';
import { AccountChangedError } from './request/request-error.js';
import { createRequests } from './request/requests.js';
import { isClientMade, loginAction } from './session/answer.js';
import type { ReactionEventName, SessionState, WaitOptions } from './session/events.js';
import { createOutbox } from './session/outbox.js';
import { createSession, type Session } from './session/session.js';
import { decodeErrorFrame } from './wire/decode-error-frame.js';
import {
  type ErrorFrame,
  type ParsedFrame,
  parseErrorFrame,
  parseRejection,
} from './wire/error-frame.js';
import { type Bytes, isBytes } from './wire/frame.js';

/** What is told of a request's error, by its reaction. */
const requestEvents: {
  readonly [Kind in ReactionKind]?: 'request.denied' | 'request.retryable' | 'error.reported';
} = {
  deny: 'request.denied',
  retryLater: 'request.retryable',
  inform: 'error.reported',
  unknown: 'error.reported',
};

/** What a sign-in or sign-out in another tab does not change. */
const standsStill: readonly SessionState[] = ['replaced', 'accountBlocked'];

type WrongInput = Omit<Extract<Reaction, { kind: 'correctInput' }>, 'kind'>;

/**
 * A reaction engine. Reads the stored lockouts of its account; touches nothing else until it is used. What it finds in the
 * storage is told after the present task, so that listeners can be added first.
 *
 * @throws OptionError that names a wrong option.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine({
 *   login: async ({ signal }) => console.log('send #102, resolve on #30102', signal.aborted),
 * });
 * engine.on('login.succeeded', ({ attempt }) => console.log('logged in at try', attempt));
 * engine.receive({ majorCode: 2 });
 * ```
 */
export function createReactionEngine(options: ReactionEngineOptions = {}): ReactionEngine {
  const settings = readOptions(options);
  const outbox = createOutbox(endTurn);
  const { tell, fault } = outbox;
  const clock = engineClock(settings.clock, outbox.turn, () => fault('clock', 'The clock failed'));
  const tabs = openTabs(settings.openChannel, fault, hear);
  const ledger = createLedger(clock, settings.store, outbox, tabs);
  const session = createSession(clock, ledger, outbox, settings, loginEnded);
  const flights = createFlights(clock, session, outbox, (parsed, sent) =>
    withoutMessage(deliver(parsed, sent)),
  );
  const requests = createRequests(clock, ledger, session, outbox, flights);
  // What the last request ids resolved to: a frame is handled once, however it arrives.
  const delivered = new Map<string | undefined, Resolution>();
  let account = settings.account;
  let told = { session: session.state(), account };
  let version = 0;
  let state: ReactionState | undefined;
  let disposal: Promise<void> | undefined;

  ledger.open(account ?? '');
  outbox.open();

  /** Tells what a turn has changed. */
  function endTurn(): void {
    if (disposal !== undefined) return;
    session.settle();
    requests.settle();
    const previous = told;
    const before = version;
    told = { session: session.state(), account };
    version = ledger.version();
    const changed = told.session !== previous.session || account !== previous.account;
    if (changed) tell('state.changed', { ...told, previous });
    if (changed || version !== before) {
      state = undefined;
      tell('state', undefined);
    }
  }

  function readState(): ReactionState {
    state ??= Object.freeze({ ...told, lockouts: Object.freeze(ledger.list()) });
    return state;
  }

  const tellFault = ({ code, message }: Fault) => fault(code, message);

  function receive(input: ErrorFrame | Bytes | WireError): Received {
    if (disposal !== undefined) {
      const { message } = new DisposedError();
      return { outcome: 'fault', fault: { code: 'disposed', message } };
    }
    return outbox.turn(() => {
      let message = 'No integer majorCode';
      try {
        const inBytes = isBytes(input);
        const decoded = inBytes ? decodeErrorFrame(input, tellFault) : input;
        if (inBytes && !decoded) return { outcome: 'notAnError' };
        if (decoded instanceof WireError) throw decoded;
        const parsed = parseErrorFrame(decoded);
        if (parsed) return { outcome: 'resolved', resolution: deliver(parsed) };
      } catch (error) {
        if (error instanceof WireError) message = error.message;
      }
      return { outcome: 'fault', fault: fault('frame.invalid', message) };
    });
  }

  /** A login has ended without #30102: with an error frame, an object that carries one as `frame`, a lockout, or anything else. */
  function loginEnded(error: unknown): void {
    const parsed = parseRejection(error);
    if (parsed) {
      const frame = { action: loginAction, ...parsed.frame };
      deliver({ ...parsed, frame }, undefined, session.answer);
    } else {
      const by = isReactionError(error, 'LockedOutError') ? error.lockout : undefined;
      session.answer(undefined, by);
    }
  }

  /** Handles a frame once. `sent`: its request; `answer`: it is what a login ended with. */
  function deliver(
    { frame: arrived, dropped }: ParsedFrame,
    sent = flights.sent(arrived.requestId),
    answer?: Session['answer'],
  ): Resolution {
    const { requestId } = arrived;
    const known = delivered.get(requestId);
    if (known) {
      answer?.(
        withoutMessage(known),
        ledger.list().find(({ key }) => key === keyOf(known)),
      );
      return known;
    }
    const frame = { ...sent?.request, ...arrived };
    const resolution = resolve(frame, settings);
    if (resolution.reaction.kind === 'follow') {
      // Looked up when it is read: it may yet come.
      Object.defineProperty(resolution.reaction, 'sibling', { get: () => siblingOf(frame) });
    }
    const quiet = withoutMessage(resolution);
    if (requestId && !isClientMade(frame)) remember(delivered, requestId, resolution);
    tell('reaction', resolution);
    // What is left of another account says nothing of this one.
    if (sent && session.isForeign(sent.moment)) return resolution;
    tellFaults(resolution, dropped);
    const waitMs = lockoutMs(resolution, settings);
    const lockout =
      waitMs > 0 ? ledger.lock(keyOf(resolution), frame.majorCode, waitMs, 'frame') : undefined;
    if (answer) answer(quiet, lockout);
    else if (!session.receive(quiet, lockout, sent?.moment)) tellRequest(quiet, resolution);
    flights.refuse(requestId, quiet);
    return resolution;
  }

  /** The error of the member that failed of the batch (`<batch>.<index>`) to which a request belongs. */
  function siblingOf({ requestId = '' }: ErrorFrame): ErrorFrame | undefined {
    const batch = requestId.slice(0, requestId.lastIndexOf('.') + 1);
    const failed = [...delivered].find(
      ([id, { reaction }]) => batch && id?.startsWith(batch) && reaction.kind !== 'follow',
    );
    return failed && withoutMessage(failed[1]).frame;
  }

  function tellFaults({ entry, reaction, basis, frame }: Resolution, dropped: readonly string[]) {
    const error = `error ${frame.majorCode}`;
    if (dropped.length > 0) fault('frame.field', `Dropped ${dropped} of ${error}`);
    if (reaction.kind === 'ignore') {
      if (basis !== 'override') fault('frame.virtual', `Virtual ${error}`);
    } else if (entry?.flagged && !frame.wait) fault('frame.noWait', `No wait in ${error}`);
  }

  /** The one event of a frame that is not the session's. */
  function tellRequest(resolution: Resolution, withMessage: Resolution): void {
    const { kind, ...wrong } = resolution.reaction;
    if (kind === 'correctInput') tell('input.rejected', { resolution, ...(wrong as WrongInput) });
    const name = requestEvents[kind];
    if (name) tell(name, { resolution: name === 'error.reported' ? withMessage : resolution });
  }

  /** The sign-in ends: nothing that was asked for in it has an answer any more. */
  function leave(): void {
    session.leave();
    requests.endAll(new AccountChangedError());
  }

  /** Leaves the account for another, if it is one. Whether it was the same. */
  function enter(next: string | null): boolean {
    const same = next === account;
    if (!same) {
      account = next;
      delivered.clear();
      leave();
      ledger.open(next ?? '');
    }
    return same;
  }

  function countAction({ action, subject }: GuardedAction): Countdown {
    expectArguments('countdown', { action, subject });
    const refusing = () => {
      const guard = ledger.guard(action, subject);
      return guard.allowed ? undefined : guard.lockout;
    };
    return actionCountdown(refusing, ledger.countdown, (listener) => outbox.on('state', listener));
  }

  function signIn(next: string | null): void {
    session.signedIn(enter(next));
  }

  function signOut(): void {
    // The anonymous account may be left for itself: the sign-in ends all the same.
    if (enter(null)) leave();
    session.call('signedOut');
  }

  /** Another tab has something to say: to those of its account. */
  function hear(message: TabMessage): void {
    outbox.turn(() => {
      if (disposal !== undefined || message.account !== (account ?? '')) return;
      if ('record' in message) return ledger.hear(message);
      // Who stood down, or may not come back, stays so.
      if (standsStill.includes(session.state())) return;
      if (message.kind === 'signedOut') signOut();
      else signIn(message.next || null);
    });
  }

  /** Listening and looking change nothing, and tell nothing: they take no turn. */
  const looks = guarded((look) => look(), {
    subscribe: (listener: () => void) => outbox.on('state', listener),
    on: outbox.on,
    once: outbox.once,
    waitFor: <Name extends ReactionEventName>(event: Name, wait: WaitOptions<Name> = {}) =>
      outbox.waitFor(event, wait, clock),
    lockouts: ledger.list,
    guard: ledger.guard,
    countdown: (of: Lockout | GuardedAction) =>
      'key' in of ? ledger.countdown(of) : countAction(of),
  });

  const calls = guarded(outbox.turn, {
    lockOut({ action, subject, waitMs }: HostLockout) {
      expectArguments('lockOut', { action, subject, waitMs });
      const key = subject === undefined ? `${action}` : subjectKey(action, subject);
      return waitMs > 0 ? ledger.lock(key, undefined, waitMs, 'host') : undefined;
    },
    clearLockout: ledger.clear,
    request<T>(action: number, send: Send<T>, given: RequestOptions = {}) {
      expectArguments('request', { action, send, options: given });
      expectAll('request.', given, requestKinds, true);
      return requests.request(action, send, given);
    },
    track({ requestId, action, subject }: TrackedRequest) {
      const request = { requestId, action, subject };
      expectArguments('track', request);
      flights.track(request);
    },
    signedIn({ account: next = account }: { account?: string | null | undefined } = {}) {
      expectArguments('signedIn', { account: next });
      tabs.tell({ kind: 'signedIn', account: account ?? '', next: next ?? '' });
      signIn(next);
      return ledger.restored();
    },
    signedOut() {
      tabs.tell({ kind: 'signedOut', account: account ?? '' });
      signOut();
      return ledger.restored();
    },
    logIn: ({ newToken }: { newToken?: boolean | undefined } = {}) =>
      session.call('logIn') || (newToken === true && session.call('newToken')),
    takeOver: () => session.call('takeOver'),
    nicknameSet: () => session.call('nicknameSet'),
    twoStepVerified: () => session.call('twoStepVerified'),
  });

  /** Functions of the host's, each called by `run`, none after `dispose()`. */
  function guarded<T extends Record<string, (...args: never[]) => unknown>>(
    run: <R>(call: () => R) => R,
    functions: T,
  ): T {
    const entries = Object.entries(functions).map(([name, call]) => [
      name,
      (...args: never[]) => {
        if (disposal !== undefined) throw new DisposedError();
        return run(() => call(...args));
      },
    ]);
    return Object.fromEntries(entries) as T;
  }

  return {
    ...looks,
    ...calls,
    receive,
    get state() {
      return readState();
    },
    get restored() {
      return ledger.restored();
    },
    dispose() {
      if (disposal === undefined) {
        readState();
        // What is removed at the end is told to the other tabs too.
        disposal = ledger.dispose().then(tabs.close);
        flights.dispose();
        requests.endAll(new DisposedError());
        session.dispose();
        outbox.dispose();
      }
      return disposal;
    },
  };
}

/** The same resolution without the server's own text, for everything but `reaction` and `error.reported`. */
function withoutMessage(resolution: Resolution): Resolution {
  const { message: _, ...frame } = resolution.frame;
  return { ...resolution, frame };
}
