// The course of a login: from the look at what is in its way to what became of it. Comes in: a phase that asks for one, answers to #102. Goes
// out: the next phase, and the call that begins it. Used by: session.ts.
import type { EngineClock } from '../clock.js';
import type { ConnectionState, SessionEvents } from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import type { ProtocolFacts } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import { isLost, readAnswer } from './answer.js';
import type { Delay } from './delay.js';
import type { Logins } from './login.js';
import type { Marks } from './marks.js';
import type { Phase } from './phase.js';
import type { LoginRun } from './run.js';
import type { TokenSearch } from './token-search.js';
import type { SessionInput, SessionPhase } from './transitions.js';

export interface Course {
  /** The last try came to nothing. `ownMs`: how long to wait, where that is known. */
  backOff(resolution?: Resolution, ownMs?: number): void;
  /** #102 has an answer, with the lockout that it started or met. Neither: a rejection that is no error frame. `ownMs`: how long a lockout that this engine does not hold remains. */
  answer(resolution?: Resolution, lockout?: Lockout, ownMs?: number): void;
  /** Does what a phase asks for. */
  step(now: SessionPhase): void;
}

/** What the course of a login is made of. */
export interface CourseParts {
  readonly facts: ProtocolFacts;
  readonly clock: EngineClock;
  readonly lockouts: Lockouts;
  readonly outbox: Pick<Outbox, 'because'>;
  readonly phase: Phase;
  readonly run: LoginRun;
  readonly logins: Logins;
  readonly token: TokenSearch;
  readonly connection: () => ConnectionState;
}

/** What it needs of the session apart from that. */
export interface CourseHooks {
  readonly marks: Marks;
  readonly delay: Delay;
  /** Goes on to the phase of an input, and emits what entering it means. */
  readonly go: (input: SessionInput, payload: SessionEvents[keyof SessionEvents]) => void;
  /** #30102 has come, for a try. */
  readonly succeed: (attempt: number) => void;
}

export function createCourse(
  { facts, lockouts, outbox, phase, run, logins, token, connection }: CourseParts,
  { marks, delay, go, succeed }: CourseHooks,
): Course {
  const isClosed = () => connection() === 'closed';

  function fail(resolution: Resolution | undefined): void {
    go('failed', { attempt: run.fail(), resolution });
  }

  function backOff(resolution?: Resolution, ownMs?: number): void {
    const delayMs = run.backOff(isLost(facts, resolution));
    if (delayMs === undefined) fail(resolution);
    else delay.backOff(ownMs ?? delayMs, resolution);
  }

  /** Whether nothing of this engine is in the way of a login: stored lockouts not read, an aborted one that has not settled, a lockout. */
  function isFree(): boolean {
    if (logins.current() || !lockouts.ready()) return false;
    const guard = lockouts.guard(facts.login.action, undefined);
    if (!guard.allowed) delay.lockOut(guard.lockout);
    return guard.allowed;
  }

  /** Looks up what is in the way of a login, and begins it where nothing is. */
  function prepare(): void {
    if (!isClosed() && !isFree()) return;
    const found = token.found();
    // It is the app's: whatever it did besides counts.
    if (phase.get() !== 'preparing' || found === undefined) return;
    if (!found) {
      outbox.because('noToken');
      go('noToken', {});
    } else if (isClosed()) delay.goOffline();
    else if (isFree()) {
      marks.set('login');
      const attempt = run.next();
      logins.begin(attempt, marks.now());
      go('prepared', { attempt });
    }
  }

  return {
    backOff,
    answer(resolution, by, ownMs) {
      const lockout = by && lockouts.remainingMs(by) > 0 ? by : undefined;
      const outcome = readAnswer(facts, resolution, lockout !== undefined);
      if (outcome === 'signedIn') succeed(run.attempt());
      else if (lockout && outcome === 'lockedOut') delay.lockOut(lockout, resolution);
      else if (outcome === 'backedOff') backOff(resolution, ownMs);
      else if (outcome === 'failed') fail(resolution);
      else go(outcome, { resolution });
    },
    step(now) {
      delay.settle(now);
      if (now !== 'calling') logins.abort();
      else if (!logins.current()) backOff();
      if (now === 'preparing') prepare();
      else token.stop();
    },
  };
}
