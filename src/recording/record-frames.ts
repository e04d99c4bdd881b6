// A recording of a client's day. Comes in: an engine's public events. Goes out: lines that `npx igap-reactions play` plays to the same reactions:
// error frames, answers to #102, calls of the app. Numbers and times only: texts are left out, ordinals stand for subjects, accounts and ids.
import { aClock, from1, having, record } from '../arguments.js';
import { type Clock, engineClock, systemClock } from '../clock.js';
import { development } from '../development.js';
import type { ReactionEventName, ReactionEvents, SessionState } from '../event/events.js';
import type { Lockout } from '../lockout/lockout.js';
import type { ReactionKind } from '../protocol/reaction.js';
import type { ResolvedFrame } from '../reaction/resolve.js';
import type { ScreenEngine } from '../screen-engine.js';
import { type AppCall, appCallOf } from './app-calls.js';
import { createOrdinals } from './ordinals.js';
import { createTape } from './tape.js';

/** What {@link recordFrames} takes besides. Each may be absent. */
export interface RecordingOptions {
  /** How many lines are kept, the last ones; 1 or more. @default 10000 */
  readonly limit?: number | undefined;
  /** By which lines are timed: the engine's own. @default systemClock */
  readonly clock?: Clock | undefined;
}

/** What was recorded. */
export interface Recording {
  /** One JSON text per line, so far: `lines.join('\n')` is a file to play. */
  readonly lines: readonly string[];
  /** Records nothing more; what was recorded stays. `dispose()` of the engine does so too. */
  stop(): void;
}

const anEngine = having<ScreenEngine>(development && 'an engine', ['on', 'countdown']);
const options = () => record<RecordingOptions>({ limit: from1, clock: aClock });

/** When a login must be answered in the player, which ends it by itself 1 ms later. */
const answerWithinMs = 9999;

/** Reactions to a phone number, which end a session only while nobody is signed in. */
const aboutNumber: readonly ReactionKind[] = ['accountBlocked', 'verifyTwoStep'];
/** The states that they end then. */
const openStates: readonly SessionState[] = ['ready', 'loggingIn', 'loginDelayed'];

/**
 * Records what an engine reacts to, for `npx igap-reactions play`: what a person reports can be played on a desk. It uses the engine's public
 * events only, so it takes an engine over a port too. A line holds numbers and times: no text and no timestamp of the server, and `s1`, `a1`,
 * `r1.0` in the place of a subject, an account, the id of a batch's member. Other ids are left out.
 *
 * The player knows neither `overrides` nor errors that the app added, nor another `loginTimeoutMs`. A `signedIn()` without an account emits
 * nothing where the session is ready, so it is recorded only once a reaction depends on it.
 *
 * @throws OptionError for a wrong engine or option; DisposedError where the engine was disposed of.
 * @example
 * ```ts
 * import { recordFrames } from 'igap-reactions/recording';
 * import { testEngine } from 'igap-reactions/testing';
 *
 * const { engine, clock } = testEngine();
 * const recording = recordFrames(engine, { clock });
 * engine.receive({ majorCode: 234, wait: 20, subject: 'sara', message: 'Slow down.' });
 * console.log(recording.lines.join()); // {"atMs":0,"frame":{"majorCode":234,"wait":20,"subject":"s1"}}
 * recording.stop();
 * await engine.dispose();
 * ```
 */
export function recordFrames(engine: ScreenEngine, given: RecordingOptions = {}): Recording {
  const source = anEngine('recordFrames(engine)', engine);
  const { limit = 10_000, clock: own = systemClock } = options()('options', given, '');
  const clock = engineClock(
    own,
    (callback) => callback(),
    () => {},
  );
  const ordinals = createOrdinals();
  const tape = createTape(clock, limit);
  const offs: (() => void)[] = [];
  const on = <Name extends ReactionEventName>(
    name: Name,
    listener: (payload: ReactionEvents[Name]) => void,
  ) => offs.push(source.on(name, listener));

  /** When the login began that is in flight, ms from the start. */
  let loginAt: number | undefined;
  /** Whether this turn has written an answer to it. */
  let isAnswered = false;

  /** Whether the lines so far say that somebody is signed in. */
  let isSaid = false;

  const call = (made: AppCall | undefined) => {
    if (!made) return;
    tape.write({ call: made });
    if (made.name === 'signedIn') isSaid = true;
    if (made.name === 'signedOut') isSaid = false;
  };
  const answer = (login: 'ok' | object, begunAt: number) => {
    const latestMs = begunAt + answerWithinMs;
    // Where the player has ended it by itself, a success is that of its next login.
    if (!tape.write({ login }, latestMs) && login === 'ok') tape.write({ login });
    if (login === 'ok') isSaid = true;
    loginAt = undefined;
    isAnswered = true;
  };

  /** Of a frame the numbers. JSON leaves out what is undefined. */
  const numbersOf = ({
    majorCode,
    minorCode,
    wait,
    requestId,
    action,
    subject,
  }: ResolvedFrame) => ({
    ...{ majorCode, minorCode, wait },
    requestId: requestId && ordinals.requestId(requestId),
    action,
    subject: subject && ordinals.subject(subject),
  });
  /** Action and subject of what a lockout locks. Absent: it is none that an app locks. */
  const actionOf = ({ scope }: Lockout): { action: number; subject?: string } | undefined => {
    if (scope.kind === 'action') return { action: scope.action };
    if (scope.kind !== 'subject' || scope.subject === undefined) return undefined;
    return { action: scope.action, subject: ordinals.subject(scope.subject) };
  };
  const lockOut = (lockout: Lockout) => {
    const locked = actionOf(lockout);
    // Of one that was stored, or is another tab's, a part has passed.
    const waitMs = Math.min(lockout.waitMs, source.countdown(lockout).get());
    if (locked) call({ name: 'lockOut', args: [{ ...locked, waitMs }] });
  };

  on('reaction', ({ reaction, frame }) => {
    // The state is already that after the frame: what has ended the login is its answer.
    const { session } = source.state;
    if (loginAt !== undefined && session !== 'loggingIn') return answer(numbersOf(frame), loginAt);
    if (!isSaid && openStates.includes(session) && aboutNumber.includes(reaction.kind)) {
      // Somebody is signed in, which no event has said: a number that was typed changes nothing then. A login that is under way goes on.
      call({ name: 'signedIn' });
      if (session !== 'ready') call({ name: 'logIn' });
    }
    tape.write({ frame: numbersOf(frame) });
    // A 2 that came too late to begin a login. The player, which does not know that, begins one.
    if (reaction.kind === 'login' && session === 'ready') tape.write({ login: 'ok' });
  });
  on('login.started', () => {
    loginAt = tape.nowMs();
  });
  on('login.succeeded', () => {
    if (loginAt !== undefined) answer('ok', loginAt);
  });
  // Without an error frame: an answer that cannot be read does the same.
  const failed = () => {
    if (loginAt !== undefined) answer({}, loginAt);
  };
  on('login.delayed', failed);
  on('login.failed', failed);
  on('lockout.started', ({ lockout, origin }) => {
    if (origin !== 'frame') lockOut(lockout);
  });
  on('lockout.extended', ({ lockout }) => {
    if (lockout.majorCode === undefined) lockOut(lockout);
  });
  on('lockout.ended', ({ lockout, reason }) => {
    const locked = actionOf(lockout);
    const isOfAll = lockout.scope.kind === 'everything';
    if (reason !== 'cleared' || !(locked || isOfAll)) return;
    call({ name: 'clearLockout', args: locked ? Object.values(locked) : [] });
  });
  on('state.changed', (changed) => {
    if (changed.session !== 'loggingIn') loginAt = undefined;
    call(appCallOf(changed, ordinals, isAnswered));
    isAnswered = false;
  });

  const { account } = source.state;
  if (account !== null) {
    call({ name: 'signedIn', args: [{ account: ordinals.account(account) }] });
  }
  return {
    get lines() {
      return tape.lines();
    },
    stop() {
      for (const off of offs.splice(0)) off();
    },
  };
}
