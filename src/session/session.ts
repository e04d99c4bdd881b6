// Stage 4: the session machine and the one login that it may have in flight. Comes in: resolutions, calls of the host. Goes out: the
// state, session events, calls of the host's `login` and `hasToken`. Next: the engine's events.
import { createActor, type InspectionEvent } from 'xstate';
import { type Clock, within } from '../clock.js';
import type { Ledger } from '../lockout/ledger.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { loginAction, noAnswerFrame, readAnswer, sessionKind } from './answer.js';
import type { SessionState } from './events.js';
import { phaseOf, type SessionInput, sessionMachine, sessionOf } from './machine.js';
import type { Outbox } from './outbox.js';
import { createLoginRun, type PartialBackoff } from './run.js';

/** What the host gives the session. */
export interface SessionOptions {
  readonly login:
    | ((call: { readonly attempt: number; readonly signal: AbortSignal }) => PromiseLike<unknown>)
    | undefined;
  readonly hasToken: (() => boolean | PromiseLike<boolean>) | undefined;
  readonly inspect: ((event: InspectionEvent) => void) | undefined;
  readonly loginBackoff: PartialBackoff | undefined;
  readonly loginTimeoutMs: number;
}

/** A call of the host, by name. */
export type HostCall =
  | 'logIn'
  | 'newToken'
  | 'takeOver'
  | 'twoStepVerified'
  | 'nicknameSet'
  | 'signedOut';

export interface Session {
  state(): SessionState;
  /** Takes a call of the host. Whether it fits the state; one that does not changes nothing. */
  call(type: HostCall): boolean;
  /** #30102 has come, by the host's word: it answers the login in flight, unless that is another account's. */
  signedIn(sameAccount: boolean): void;
  /** Takes a received error, with the lockout that it started. Whether it was the session's, so that no request is told of it. */
  receive(resolution: Resolution, lockout: Lockout | undefined): boolean;
  /** Takes the error that answers #102, with the lockout that it started or met. None: a rejection that is no error frame. */
  answer(resolution?: Resolution, lockout?: Lockout): void;
  /** Acts on the state, at the end of each turn: what is to be looked up, called, aborted, or is no longer delayed. */
  settle(): void;
  dispose(): void;
}

/** A call of the host's `login` (or a `login.started` that asks for one) that has not settled yet. */
interface Flight {
  readonly abort: AbortController;
  readonly timer: unknown;
  /** Its answer is of no use any more, but the next login waits for it. */
  aborted: boolean;
}

/** What is being looked up before a login. */
interface Preparation {
  asked?: boolean;
  hasToken?: boolean;
}

/** `ended` takes what a login ended with other than #30102, and calls `answer` in turn. */
export function createSession(
  clock: Clock,
  ledger: Ledger,
  outbox: Outbox,
  { login, hasToken, inspect, loginBackoff, loginTimeoutMs }: SessionOptions,
  ended: (error: unknown) => void,
): Session {
  const run = createLoginRun(loginBackoff);
  let flight: Flight | undefined;
  let preparation: Preparation | undefined;
  /** What delays the login: a lockout, or the back-off's timer. */
  let lockout: Lockout | undefined;
  let backOffTimer: unknown;
  let inspectFailed = false;

  const actor = createActor(
    sessionMachine,
    inspect && {
      inspect(event) {
        try {
          inspect(event);
        } catch {
          if (!inspectFailed) outbox.fault('inspect', 'The inspect option threw');
          inspectFailed = true;
        }
      },
    },
  );
  actor.on('*', ({ type, ...payload }) => outbox.tell(type, payload as never));
  actor.start();

  const { send } = actor;
  const phase = () => phaseOf(actor.getSnapshot());
  const wake = () => outbox.turn(() => {});

  /** The login in flight has settled. */
  function land(): void {
    clock.clearTimeout(flight?.timer);
    flight = undefined;
  }

  function succeed(type: 'succeeded' | 'signedIn'): void {
    run.succeeded(ledger.now());
    send({ type, told: { attempt: run.attempt() } });
  }

  /** The login is locked out, until a lockout ends. */
  function lockedOut(by: Lockout, resolution?: Resolution): SessionInput {
    lockout = by;
    const delayMs = ledger.remainingMs(by);
    return { type: 'lockedOut', told: { reason: 'lockout', delayMs, lockout, resolution } };
  }

  /** The last try came to nothing. */
  function backOff(resolution: Resolution | undefined, counts: boolean): void {
    const delayMs = run.backOff(counts);
    if (delayMs === undefined) fail(resolution);
    else {
      backOffTimer = clock.setTimeout(() => send({ type: 'again' }), delayMs);
      send({ type: 'backedOff', told: { reason: 'backoff', delayMs, resolution } });
    }
  }

  function fail(resolution: Resolution | undefined): void {
    send({ type: 'failed', told: { attempt: run.attempt(), resolution } });
  }

  function answer(resolution?: Resolution, by?: Lockout): void {
    const word = resolution ? readAnswer(resolution, by !== undefined) : 'refused';
    if (word === 'succeeded') succeed(word);
    else if (word === 'lockedOut') by && send(lockedOut(by, resolution));
    else if (word === 'failed') fail(resolution);
    else if (word === 'refused' || word === 'offline') backOff(resolution, word === 'refused');
    else send({ type: word, told: { resolution } });
  }

  /** What is in the way of a login. Undefined: that is not known yet. */
  function prepare(looked: Preparation): SessionInput | undefined {
    if (flight || !ledger.ready()) return undefined;
    const guard = ledger.guard(loginAction);
    if (!guard.allowed) return lockedOut(guard.lockout);
    if (!looked.asked) ask(looked);
    if (looked.hasToken === undefined) return undefined;
    if (!looked.hasToken) return { type: 'register', told: {} };
    run.next();
    const attempt = run.attempt();
    outbox.afterwards(() => logIn(attempt));
    return { type: 'prepared', told: { attempt } };
  }

  function ask(looked: Preparation): void {
    looked.asked = true;
    const failed = () => {
      looked.hasToken = true;
      outbox.fault('hasToken', 'hasToken threw, rejected or never answered; it counts as yes');
    };
    try {
      const has = hasToken ? hasToken() : true;
      if (typeof has !== 'object') looked.hasToken = Boolean(has);
      else {
        void within(clock, loginTimeoutMs, () => has)
          .then((later) => {
            looked.hasToken = Boolean(later);
          })
          .catch(failed)
          .then(wake);
      }
    } catch {
      failed();
    }
  }

  /** Calls the host's `login`, unless what was told of it has changed the state. */
  function logIn(attempt: number): void {
    if (phase() !== 'calling' || run.attempt() !== attempt) return;
    const abort = new AbortController();
    const timer = clock.setTimeout(
      () =>
        end(own, () => {
          outbox.afterwards(() => abort.abort());
          ended({ ...noAnswerFrame, action: loginAction });
        }),
      loginTimeoutMs,
    );
    const own: Flight = { abort, timer, aborted: false };
    flight = own;
    if (!login) return;
    new Promise((settle) => settle(login({ attempt, signal: abort.signal }))).then(
      () => end(own, () => succeed('succeeded')),
      (error: unknown) => end(own, () => ended(error)),
    );
  }

  /** A login has settled; what it settled with counts unless it was aborted, answered or timed out before. */
  function end(own: Flight, act: () => void): void {
    outbox.turn(() => {
      if (flight !== own) return;
      land();
      if (!own.aborted) act();
    });
  }

  /** What the state asks for next. */
  function next(): SessionInput | undefined {
    const now = phase();
    const left = flight;
    if (left && !left.aborted && now !== 'calling') {
      left.aborted = true;
      outbox.afterwards(() => left.abort.abort());
    }
    if (now !== 'backingOff') clock.clearTimeout(backOffTimer);
    if (now !== 'preparing') preparation = undefined;
    else {
      preparation ??= {};
      return prepare(preparation);
    }
    const free =
      now === 'lockedOut' &&
      !(lockout && ledger.remainingMs(lockout)) &&
      ledger.guard(loginAction).allowed;
    return free ? { type: 'again' } : undefined;
  }

  /** What the host does begins a new run of logins, unless one is under way. */
  function beginRun(): void {
    const now = sessionOf(phase());
    if (now !== 'loggingIn' && now !== 'loginDelayed') run.begin();
  }

  return {
    state: () => sessionOf(phase()),
    call(type) {
      const fits = actor.getSnapshot().can({ type });
      if (fits) {
        beginRun();
        send({ type });
      }
      return fits;
    },
    signedIn(sameAccount) {
      // Nobody else tells that a login without a promise of its own has settled.
      if (sameAccount || !login) land();
      if (sessionOf(phase()) !== 'loggingIn') run.begin();
      succeed('signedIn');
    },
    receive(resolution, by) {
      const { entry, frame, reaction } = resolution;
      const now = phase();
      if ((entry?.action ?? frame.action) === loginAction) {
        const answers = now === 'calling';
        if (answers || !login) land();
        if (answers) {
          answer(resolution, by);
          return true;
        }
      }
      const type = sessionKind(resolution);
      if (type) send({ type, told: { resolution } });
      if (reaction.kind !== 'login') return type !== undefined;
      if (now === 'ready' || now === 'nicknameRequired') {
        if (run.isSoon(ledger.now())) backOff(resolution, true);
        else {
          run.begin();
          send({ type: 'login' });
        }
      }
      return true;
    },
    answer,
    settle() {
      for (let input = next(); input; input = next()) send(input);
    },
    dispose() {
      actor.stop();
      clock.clearTimeout(backOffTimer);
      const left = flight;
      land();
      left?.abort.abort();
    },
  };
}
