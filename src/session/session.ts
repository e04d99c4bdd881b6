// Stage 4: the relation to the server, and the one login that it may have in flight. Comes in: resolutions, calls of the app, what
// becomes of connections, what other tabs say. Goes out: the state, session events, calls of `login` and `hasToken`. Next: requests.
import type { SessionEvents, SessionState, SignedOutReason } from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { isOfLogin, isOfTypedNumber, sessionKind } from './answer.js';
import { type CourseParts, createCourse } from './course.js';
import { createDelay } from './delay.js';
import { createMarks, type Mark, type Marks } from './marks.js';
import {
  entering,
  isUnderWay,
  lists,
  type SessionInput,
  type SessionKind,
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
  /** The sign-in ends. */
  signedOut(): void;
  /** Another tab has signed this one's account in. */
  tabSignedIn(): void;
  /** #30102 has come for a #102 that was sent at a moment. */
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
export interface SessionParts extends CourseParts {
  readonly outbox: Pick<Outbox, 'emit' | 'because'>;
  /** Whether an account is named at the start. */
  readonly isNamed: boolean;
}

const marked: { readonly [Call in SessionCall]?: Mark } = {
  takeOver: 'signIn',
  nicknameSet: 'setNickname',
  twoStepVerified: 'verifyTwoStep',
};

export function createSession(parts: SessionParts): Session {
  const { facts, outbox, phase, run, logins, token, connection } = parts;
  const marks = createMarks();
  const delay = createDelay(facts, parts.clock, parts.lockouts, go);
  const { backOff, answer, step } = createCourse(parts, { marks, delay, go, succeed });
  /** Somebody is signed in: an account was named, or a login has succeeded. */
  let somebody = parts.isNamed;
  /** A nickname is still to be set once this login has succeeded. */
  let nameless = false;

  const isCalling = () => phase.get() === 'calling';

  /** Goes on to the next phase; where a payload is given, entering it is emitted. Whether it is another. */
  function go(type: SessionInput, payload?: SessionEvents[keyof SessionEvents]): boolean {
    const changed = phase.go(type);
    const name = entering[phase.get()];
    if (payload && changed && name) outbox.emit(name, payload as never);
    return changed;
  }

  /** #30102 has come. `attempt`: of the login that it answers. */
  function succeed(attempt: number | undefined): void {
    const isPageBack = nameless && isCalling();
    marks.set('signIn');
    run.succeeded();
    somebody = true;
    go('signedIn', attempt === undefined ? undefined : { attempt });
    if (isPageBack) go('setNickname');
  }

  /** An error that changes an open session. */
  function takeKind(kind: SessionKind, resolution: Resolution): SessionVerdict {
    const now = phase.get();
    if (!lists(now, kind)) return 'session';
    const isOpen = lists(now, 'register');
    if (isOpen && somebody && isOfTypedNumber(facts, kind, resolution)) return 'denied';
    // A form that is refused again is answered again.
    return go(kind, { resolution }) || isOpen ? 'session' : 'denied';
  }

  return {
    marks,
    state: () => sessionOf(phase.get()),
    reason: phase.reason,
    call(type) {
      const wasUnderWay = isUnderWay(phase.get());
      const changed = go(type, type === 'nicknameSet' ? undefined : {});
      const mark = changed && marked[type];
      if (mark) marks.set(mark);
      if (changed && !wasUnderWay && phase.get() === 'preparing') run.begin();
      return changed || (wasUnderWay && type === 'logIn');
    },
    signedIn(sameAccount) {
      // The app's `login` says what its request has said: what was sent since then counts.
      if (sameAccount && logins.isReturning() && lists(phase.get(), 'login')) return;
      const answers = sessionOf(phase.get()) === 'loggingIn';
      logins.answered(sameAccount && isCalling());
      const attempt = answers ? run.attempt() : undefined;
      // A success that is said twice is one; another account's run is another.
      if (!sameAccount || !(answers || run.goesOn())) run.begin();
      if (!sameAccount) nameless = false;
      succeed(attempt);
    },
    signedOut() {
      somebody = false;
      run.begin();
      go('signedOut');
    },
    tabSignedIn() {
      somebody = true;
      if (go('tabSignedIn') && connection() === 'open') go('connected');
    },
    loginAnswered(sentAt) {
      if (!isCalling() || !marks.counts('login', sentAt)) return;
      logins.succeeded();
      succeed(run.attempt());
    },
    connected() {
      const now = phase.get();
      // A back-off goes on, unless it was for want of a connection.
      if (!lists(now, 'connected') || (now === 'backingOff' && !delay.endsOnline())) return;
      nameless ||= now === 'nicknameRequired';
      const distanceMs = run.distanceMs();
      if (distanceMs > 0) delay.backOff(distanceMs);
      else go('connected');
    },
    disconnected() {
      marks.set('signIn');
      if (isCalling()) run.lost();
      logins.lose();
      delay.goOffline();
    },
    connecting: () => void go('connecting'),
    receive(resolution, by, sentAt = marks.now()) {
      const now = phase.get();
      if (logins.current() && isOfLogin(facts, resolution) && marks.counts('login', sentAt)) {
        logins.abort();
        logins.answered(now === 'calling');
        // An aborted one's is none of the next.
        if (now === 'calling') answer(resolution, by);
        return 'session';
      }
      const kind = sessionKind(resolution);
      if (!marks.counts('signIn', sentAt) || (kind && !marks.counts(kind, sentAt)))
        return 'request';
      if (kind) return takeKind(kind, resolution);
      if (resolution.reaction.kind !== 'login' || !lists(now, 'login')) return 'request';
      if (run.goesOn() && connection() !== 'closed') backOff(resolution);
      else go('login');
      return 'request';
    },
    answer,
    settle() {
      let before: SessionPhase | undefined;
      while (before !== phase.get()) {
        before = phase.get();
        if (!isUnderWay(before)) nameless = false;
        step(before);
      }
    },
    dispose() {
      delay.settle('ready');
      token.stop();
      logins.dispose();
    },
  };
}
