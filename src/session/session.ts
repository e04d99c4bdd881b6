// Stage 4: the relation to the server, and the one login that it may have in flight. Comes in: resolutions, calls of the app, what
// becomes of connections, what other tabs say. Goes out: the state, session events, calls of `login` and `hasToken`. Next: requests.
import type { EngineClock } from '../clock.js';
import type {
  ConnectionState,
  SessionEvents,
  SessionState,
  SignedOutReason,
} from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import { aboutTypedNumber, isOffline, loginAction } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import { readAnswer, sessionKind } from './answer.js';
import type { Logins } from './login.js';
import { createMarks, type Mark, type Marks } from './marks.js';
import type { Phase } from './phase.js';
import type { LoginRun } from './run.js';
import type { TokenSearch } from './token-search.js';
import {
  entering,
  isUnderWay,
  type SessionInput,
  type SessionPhase,
  sessionOf,
} from './transitions.js';

/** A call of the app that may change the state. `newToken` is `logIn` with a token that was just obtained. */
export type SessionCall =
  | 'logIn'
  | 'newToken'
  | 'takeOver'
  | 'twoStepVerified'
  | 'nicknameSet'
  | 'setNickname'
  | 'verifyTwoStep';

/** What a received error meant for the session: it changed it or may not, it is the request's, or it concerns a number that was only typed. */
export type SessionVerdict = 'session' | 'request' | 'denied';

export interface Session {
  readonly marks: Marks;
  state(): SessionState;
  reason(): SignedOutReason | undefined;
  /** Takes a call of the app. Whether it fits the state; one that does not changes nothing. */
  call(call: SessionCall): boolean;
  /** #30102 has come on this connection, as the app says: it answers the login in flight, unless that is another account's. */
  signedIn(sameAccount: boolean): void;
  /** The sign-in ends, in this tab or, as far as that counts here, in another. */
  signedOut(input: 'signedOut' | 'tabSignedOut'): void;
  /** Another tab has signed this one's account in. */
  tabSignedIn(): void;
  /** #30102 has come for the login in flight, which has landed. */
  loginSucceeded(): void;
  /** #102 was sent at a moment through `engine.request`, and has its answer. */
  loginAnswered(sentAt: number): void;
  /** A connection begins; one ends, or another socket is connecting. */
  connected(): void;
  disconnected(): void;
  connecting(): void;
  /** Takes a received error, with the lockout that it started, and the moment at which its request was sent (absent: now). */
  receive(resolution: Resolution, lockout: Lockout | undefined, sentAt?: number): SessionVerdict;
  /** Takes the error that answers #102, with the lockout that it started or met. Neither: a rejection that is no error frame. `delayMs`: how long a lockout that this engine does not hold remains. */
  answer(resolution?: Resolution, lockout?: Lockout, delayMs?: number): void;
  /** Acts on the state, at the end of each turn: what is to be looked up, called, aborted, or is no longer delayed. */
  settle(): void;
  dispose(): void;
}

/** What a session is made of. */
export interface SessionParts {
  readonly clock: EngineClock;
  readonly lockouts: Lockouts;
  readonly outbox: Pick<Outbox, 'emit' | 'because'>;
  readonly phase: Phase;
  readonly run: LoginRun;
  readonly logins: Logins;
  readonly token: TokenSearch;
  readonly connection: () => ConnectionState;
  /** Whether `login` is given: else the app answers `login.started` by itself. */
  readonly hasLogin: boolean;
  /** Whether an account is named at the start. */
  readonly isNamed: boolean;
}

type EventName = keyof SessionEvents;

const marked: { readonly [Call in SessionCall]?: Mark } = {
  takeOver: 'signIn',
  nicknameSet: 'setNickname',
  twoStepVerified: 'verifyTwoStep',
};

/** Where a connection that begins starts a login. A back-off goes on, unless there was no connection. */
const renewable: readonly SessionPhase[] = ['ready', 'nicknameRequired', 'offline', 'loginFailed'];

/** Where people type a phone number, a code, a password. */
const forms: readonly SessionPhase[] = [
  'registrationRequired',
  'twoStepRequired',
  'accountBlocked',
];

/** What no frame changes any more. */
const isOver = (phase: SessionPhase) => phase === 'terminated' || phase === 'replaced';

export function createSession(parts: SessionParts): Session {
  const { clock, lockouts, outbox, phase, run, logins, token, connection } = parts;
  const marks = createMarks();
  /** What delays the login: a lockout, or the back-off's timer, and whether that is for want of a connection. */
  let lockout: Lockout | undefined;
  let backOffTimer: unknown;
  let wasOffline = false;
  /** Somebody is signed in: an account was named, or a login has succeeded. */
  let somebody = parts.isNamed;
  /** A nickname is still to be set once this login has succeeded. */
  let nameless = false;

  /** Goes on to the next phase; where a payload is given, entering it is emitted. Whether it is another. */
  function go(type: SessionInput, payload?: SessionEvents[EventName]): boolean {
    const changed = phase.go(type);
    const name = entering[phase.get()];
    if (payload && changed && name) outbox.emit(name, payload as never);
    return changed;
  }

  function succeed(): void {
    marks.set('signIn');
    run.succeeded(clock.elapsed());
    somebody = true;
    const attempt = run.attempt();
    // The page of the nickname comes back as it was: only that the login has succeeded is new.
    if (!nameless) go('succeeded', { attempt });
    else if (go('succeededNameless')) outbox.emit('login.succeeded', { attempt });
  }

  function lockOut(by: Lockout, resolution?: Resolution): void {
    lockout = by;
    const delayMs = lockouts.remainingMs(by);
    go('lockedOut', { reason: 'lockout', delayMs, lockout, resolution });
  }

  function delay(delayMs: number, resolution?: Resolution): void {
    clock.clearTimeout(backOffTimer);
    backOffTimer = clock.setTimeout(again, delayMs);
    go('backedOff', { reason: 'backoff', delayMs, resolution });
  }

  /** The last try came to nothing. */
  function backOff(counts: boolean, resolution?: Resolution, ownMs?: number): void {
    const delayMs = run.backOff(counts);
    if (delayMs === undefined) go('failed', { attempt: run.attempt(), resolution });
    else delay(ownMs ?? delayMs, resolution);
  }

  /** What delayed the login is over. */
  function again(): void {
    if (connection() === 'closed') goOffline();
    else go('again');
  }

  function goOffline(): void {
    go('disconnected', { reason: 'offline' });
  }

  function answer(resolution?: Resolution, by?: Lockout, ownMs?: number): void {
    const outcome = resolution ? readAnswer(resolution, by !== undefined) : 'refused';
    wasOffline = resolution !== undefined && isOffline(resolution.frame);
    if (by && (outcome === 'lockedOut' || !resolution)) lockOut(by, resolution);
    else if (outcome === 'succeeded') succeed();
    else if (outcome === 'refused' || outcome === 'offline') {
      backOff(outcome === 'refused', resolution, ownMs);
    } else if (outcome === 'failed') go('failed', { attempt: run.attempt(), resolution });
    else go(outcome as SessionInput, { resolution });
  }

  /** Looks up what is in the way of a login, and begins it where nothing is. */
  function prepare(): void {
    const isClosed = connection() === 'closed';
    if (!isClosed) {
      if (logins.current() || !lockouts.ready()) return;
      const guard = lockouts.guard(loginAction, undefined);
      if (!guard.allowed) return lockOut(guard.lockout);
    }
    const found = token.found();
    if (phase.get() !== 'preparing' || found === undefined) return;
    if (!found) {
      outbox.because('noToken');
      go('noToken', {});
    } else if (isClosed) goOffline();
    else {
      marks.set('login');
      const attempt = run.next(clock.elapsed());
      logins.begin(attempt, marks.now());
      go('prepared', { attempt });
    }
  }

  /** Does what the phase asks for. */
  function step(now: SessionPhase): void {
    if (now !== 'calling') logins.abort();
    if (now !== 'backingOff') clock.clearTimeout(backOffTimer);
    if (!isUnderWay(now)) nameless = false;
    if (now === 'preparing') prepare();
    else token.stop();
    if (now === 'calling' && !logins.current()) backOff(true);
    const isLocked = lockout && lockouts.remainingMs(lockout) > 0;
    if (now === 'lockedOut' && !isLocked && lockouts.guard(loginAction, undefined).allowed) again();
  }

  return {
    marks,
    state: () => sessionOf(phase.get()),
    reason: phase.reason,
    call(type) {
      const wasUnderWay = isUnderWay(phase.get());
      const changed = go(type, type === 'setNickname' || type === 'verifyTwoStep' ? {} : undefined);
      const mark = changed && marked[type];
      if (mark) marks.set(mark);
      if (changed && !wasUnderWay && phase.get() === 'preparing') run.begin();
      return changed || (wasUnderWay && type === 'logIn');
    },
    signedIn(sameAccount) {
      const now = phase.get();
      const answers = sessionOf(now) === 'loggingIn';
      // Nobody else says that a login without a promise of its own has settled.
      if (!parts.hasLogin || (sameAccount && now === 'calling')) logins.land();
      // A success that is said twice is one; another account's run is another.
      const goesOn = answers || (now === 'ready' && run.isSoon(clock.elapsed()));
      const attempt = run.attempt();
      if (!sameAccount || !goesOn) run.begin();
      run.succeeded(clock.elapsed());
      marks.set('signIn');
      somebody = true;
      if (answers && nameless && sameAccount && now === 'calling') {
        go('succeededNameless');
        outbox.emit('login.succeeded', { attempt });
      } else go('signedIn', answers ? { attempt } : undefined);
    },
    signedOut(input) {
      somebody = false;
      go(input);
    },
    tabSignedIn() {
      somebody = true;
      if (go('tabSignedIn') && connection() === 'open') go('connected');
    },
    loginSucceeded() {
      if (phase.get() === 'calling') succeed();
    },
    loginAnswered(sentAt) {
      if (phase.get() !== 'calling' || !marks.counts('login', sentAt)) return;
      logins.land();
      succeed();
    },
    connected() {
      const now = phase.get();
      if (!renewable.includes(now) && !(now === 'backingOff' && wasOffline)) return;
      nameless ||= now === 'nicknameRequired';
      if (now === 'loginFailed') run.countAnew();
      const delayMs = run.distanceMs(clock.elapsed());
      wasOffline = false;
      if (delayMs > 0) delay(delayMs);
      else go('connected');
    },
    disconnected() {
      marks.set('signIn');
      const now = phase.get();
      if (now === 'calling') run.lost();
      logins.abort();
      logins.land();
      if (now === 'calling' || now === 'preparing') goOffline();
    },
    connecting() {
      go('connecting');
    },
    receive(resolution, by, sentAt = marks.now()) {
      const { entry, frame, reaction } = resolution;
      const now = phase.get();
      const answers =
        (entry?.action ?? frame.action) === loginAction && marks.counts('login', sentAt);
      if (answers && (now === 'calling' || logins.current())) {
        // Without a promise of the app's, its answer is all that says that a login has settled. An aborted one's is ignored.
        if (now === 'calling' || !parts.hasLogin) {
          // A #102 that is still on the wire would be a second one beside the next.
          logins.abort();
          logins.land();
        }
        if (now === 'calling') answer(resolution, by);
        return 'session';
      }
      const type = sessionKind(resolution);
      if (!marks.counts('signIn', sentAt) || (type && !marks.counts(type, sentAt)))
        return 'request';
      if (type) {
        const isTyped = aboutTypedNumber.includes(frame.majorCode);
        const isForm = forms.includes(now);
        if (isTyped && somebody && !isForm && !isOver(now)) return 'denied';
        const changed = go(type, { resolution });
        const again = type === 'accountBlocked' || type === 'verifyTwoStep';
        return !changed && isForm && again ? 'denied' : 'session';
      }
      if (reaction.kind === 'login' && (now === 'ready' || now === 'nicknameRequired')) {
        if (run.isSoon(clock.elapsed())) backOff(true, resolution);
        else {
          run.begin();
          go('login');
        }
      }
      return 'request';
    },
    answer,
    settle() {
      let before: SessionPhase | undefined;
      while (before !== phase.get()) {
        before = phase.get();
        step(before);
      }
    },
    dispose() {
      phase.stop();
      clock.clearTimeout(backOffTimer);
      token.stop();
      logins.dispose();
    },
  };
}
