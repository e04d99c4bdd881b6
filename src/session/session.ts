// Stage 4: the session machine and the one login that it may have in flight. Comes in: resolutions, calls of the host. Goes out: the
// state, session events, calls of the host's `login` and `hasToken`. Next: the engine's events.
import { createActor, type InspectionEvent } from 'xstate';
import type { EngineClock } from '../clock.js';
import type { Ledger } from '../lockout/ledger.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { loginAction, noAnswerFrame, readAnswer, sessionKind } from './answer.js';
import type { SessionEvents, SessionState } from './events.js';
import {
  type HostCall,
  isUnderWay,
  type SessionInput,
  type SessionKind,
  type SessionPhase,
  sessionMachine,
  sessionOf,
  tells,
} from './machine.js';
import type { Outbox } from './outbox.js';
import { createLoginRun, type PartialBackoff } from './run.js';

/** What the host gives the session. */
export interface SessionOptions {
  readonly login?:
    | ((call: { readonly attempt: number; readonly signal: AbortSignal }) => PromiseLike<unknown>)
    | undefined;
  readonly hasToken?: (() => boolean | PromiseLike<boolean>) | undefined;
  readonly inspect?: ((event: InspectionEvent) => void) | undefined;
  readonly loginBackoff?: PartialBackoff | undefined;
  readonly loginTimeoutMs: number;
}

export interface Session {
  state(): SessionState;
  /** Takes a call of the host. Whether it fits the state; one that does not changes nothing. */
  call(call: HostCall): boolean;
  /** #30102 has come, by the host's word: it answers the login in flight, unless that is another account's. */
  signedIn(sameAccount: boolean): void;
  /** The moment now, for a request that is sent: it grows with what later errors of that request do not undo. */
  moment(): number;
  /** The sign-in has ended: what was sent before this moment is of another. */
  leave(): void;
  isForeign(sentAt: number): boolean;
  /** Aborted when the login in flight is given up; undefined while none is. */
  signal(): AbortSignal | undefined;
  /** Takes a received error, with the lockout that it started, and the moment at which its request was sent (absent: now). Whether it answered #102, so that no request is told of it. */
  receive(resolution: Resolution, lockout: Lockout | undefined, sentAt?: number): boolean;
  /** Takes the error that answers #102, with the lockout that it started or met. Neither: a rejection that is no error frame. */
  answer(resolution?: Resolution, lockout?: Lockout): void;
  /** Acts on the state, at the end of each turn: what is to be looked up, called, aborted, or is no longer delayed. */
  settle(): void;
  dispose(): void;
}

/** A call of the host's `login` (or a `login.started` that asks for one) that has not settled yet. Aborted: its answer is of no use any more, but the next login waits for it. */
interface Flight {
  readonly abort: AbortController;
  readonly timer: unknown;
}

type EventName = keyof SessionEvents;

/** What is being looked up before a login. */
interface Preparation {
  timer?: unknown;
  asked?: boolean;
  found?: boolean;
}

/** `ended` takes what a login ended with other than #30102, and calls `answer` in turn. */
export function createSession(
  clock: EngineClock,
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
  let moment = 0;
  /** The moments since which requests must have been sent for their errors to count: at all, for the session, as an answer to #102, as a 9, as a 184. */
  const since: Record<'account' | 'signIn' | 'flight', number> & {
    [Kind in SessionKind]?: number;
  } = { account: 0, signIn: 0, flight: 0 };
  const marks: { readonly [Call in HostCall]?: keyof typeof since } = {
    takeOver: 'signIn',
    nicknameSet: 'setNickname',
    twoStepVerified: 'verifyTwoStep',
  };

  const actor = createActor(
    sessionMachine,
    inspect && { inspect: outbox.safe(inspect, 'inspect') },
  );
  actor.start();

  const phase = (): SessionPhase => actor.getSnapshot().value;

  /** Goes on to the next phase; where a payload is given, entering it is told. Whether it is another. */
  function go(type: SessionInput['type'], payload?: SessionEvents[EventName]): boolean {
    const before = phase();
    actor.send({ type });
    const now = phase();
    const changed = now !== before;
    // `preparing`, which tells nothing, is entered without a payload.
    if (payload && changed) outbox.tell(tells[now] as EventName, payload as never);
    return changed;
  }

  /** The login in flight has settled. */
  function land(): void {
    clock.clearTimeout(flight?.timer);
    flight = undefined;
  }

  function mark(name: keyof typeof since): void {
    since[name] = ++moment;
  }

  function succeed(): void {
    mark('signIn');
    run.succeeded(clock.elapsed());
    go('succeeded', { attempt: run.attempt });
  }

  /** The login is locked out, until a lockout ends. */
  function lockOut(by: Lockout, resolution?: Resolution): void {
    lockout = by;
    const delayMs = ledger.remainingMs(by);
    go('lockedOut', { reason: 'lockout', delayMs, lockout, resolution });
  }

  /** The last try came to nothing. */
  function backOff(counts: boolean, resolution?: Resolution): void {
    const delayMs = run.backOff(counts);
    if (delayMs === undefined) go('failed', { attempt: run.attempt, resolution });
    else {
      backOffTimer = clock.setTimeout(() => go('again'), delayMs);
      go('backedOff', { reason: 'backoff', delayMs, resolution });
    }
  }

  function answer(resolution?: Resolution, by?: Lockout): void {
    const word = resolution
      ? readAnswer(resolution, by !== undefined)
      : by
        ? 'lockedOut'
        : 'refused';
    if (word === 'succeeded') succeed();
    else if (word === 'lockedOut') lockOut(by as Lockout, resolution);
    else if (word === 'refused' || word === 'offline') backOff(word === 'refused', resolution);
    else go(word, word === 'failed' ? { attempt: run.attempt, resolution } : { resolution });
  }

  /** Looks up what is in the way of a login, and begins it where nothing is. */
  function prepare(looked: Preparation): void {
    if (phase() !== 'preparing' || flight || !ledger.ready()) return;
    const guard = ledger.guard(loginAction);
    if (!guard.allowed) lockOut(guard.lockout);
    else if (!looked.asked) ask(looked);
    else if (looked.found) {
      mark('flight');
      go('prepared', { attempt: run.next() });
      outbox.after(logIn);
    } else if (looked.found === false) go('register', {});
  }

  function ask(looked: Preparation): void {
    looked.asked = true;
    const answered = (has: unknown) => {
      looked.found = Boolean(has);
    };
    const failed = () => {
      if (preparation !== looked || looked.found !== undefined) return;
      looked.found = true;
      outbox.fault('hasToken', 'hasToken failed');
    };
    try {
      const has = hasToken ? hasToken() : true;
      if (typeof has !== 'object') answered(has);
      else {
        looked.timer = clock.setTimeout(failed, loginTimeoutMs);
        void Promise.resolve(has)
          .then(answered, failed)
          .then(() => outbox.turn(() => {}));
      }
    } catch {
      failed();
    }
    prepare(looked);
  }

  /** Nothing is being looked up any more. */
  function stopLooking(): void {
    clock.clearTimeout(preparation?.timer);
    preparation = undefined;
  }

  /** Calls the host's `login`, unless what was told of it has changed the state. */
  function logIn(): void {
    if (phase() !== 'calling' || flight) return;
    const { attempt } = run;
    const abort = new AbortController();
    const timer = clock.setTimeout(
      () =>
        end(own, () => {
          outbox.after(() => abort.abort());
          ended({ ...noAnswerFrame, action: loginAction });
        }),
      loginTimeoutMs,
    );
    const own: Flight = { abort, timer };
    flight = own;
    if (!login) return;
    new Promise((settle) => settle(login({ attempt, signal: abort.signal }))).then(
      () => end(own, succeed),
      (error: unknown) => end(own, () => ended(error)),
    );
  }

  /** A login has settled; what it settled with counts unless it was aborted, answered or timed out before. */
  function end(own: Flight, act: () => void): void {
    outbox.turn(() => {
      if (flight !== own) return;
      land();
      if (phase() === 'calling') act();
    });
  }

  /** Does what the phase asks for. */
  function step(now: SessionPhase): void {
    const left = flight;
    if (left && now !== 'calling') outbox.after(() => left.abort.abort());
    if (now !== 'backingOff') clock.clearTimeout(backOffTimer);
    if (now !== 'preparing') stopLooking();
    else {
      preparation ??= {};
      prepare(preparation);
    }
    const locked = lockout && ledger.remainingMs(lockout) > 0;
    if (now === 'lockedOut' && !locked && ledger.guard(loginAction).allowed) go('again');
  }

  return {
    state: () => sessionOf(phase()),
    call(type) {
      const underWay = isUnderWay(phase());
      const changed = go(type);
      const marked = changed && marks[type];
      if (marked) mark(marked);
      if (changed && !underWay) run.begin();
      return changed || (underWay && type === 'logIn');
    },
    signedIn(sameAccount) {
      const answers = sessionOf(phase()) === 'loggingIn';
      // Nobody else tells that a login without a promise of its own has settled.
      if (!login || (sameAccount && phase() === 'calling')) land();
      const { attempt } = run;
      // A success told twice is one; another account's run is another.
      const goesOn = answers || (phase() === 'ready' && run.isSoon(clock.elapsed()));
      if (!sameAccount || !goesOn) run.begin();
      run.succeeded(clock.elapsed());
      mark('signIn');
      go('signedIn', answers ? { attempt } : undefined);
    },
    moment: () => moment,
    leave: () => mark('account'),
    isForeign: (sentAt) => sentAt < since.account,
    signal: () => flight?.abort.signal,
    receive(resolution, by, sentAt = moment) {
      const { entry, frame, reaction } = resolution;
      const now = phase();
      const answers = (entry?.action ?? frame.action) === loginAction && sentAt >= since.flight;
      if (answers && (now === 'calling' || flight)) {
        // Without a promise of the host's, its answer is all that tells that a login has settled. An aborted one's is ignored.
        if (now === 'calling' || !login) {
          // A #102 that is still on the wire would be a second one beside the next.
          const left = flight;
          if (left) outbox.after(() => left.abort.abort());
          land();
        }
        if (now === 'calling') answer(resolution, by);
        return true;
      }
      const type = sessionKind(resolution);
      if (sentAt < since.signIn || sentAt < ((type && since[type]) ?? 0)) return false;
      if (type) go(type, { resolution });
      else if (reaction.kind === 'login' && (now === 'ready' || now === 'nicknameRequired')) {
        if (run.isSoon(clock.elapsed())) backOff(true, resolution);
        else {
          run.begin();
          go('login');
        }
      }
      return false;
    },
    answer,
    settle() {
      let before: SessionPhase | undefined;
      while (before !== phase()) {
        before = phase();
        step(before);
      }
    },
    dispose() {
      actor.stop();
      clock.clearTimeout(backOffTimer);
      stopLooking();
      flight?.abort.abort();
      land();
    },
  };
}
