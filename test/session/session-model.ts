// The session as docs/session.md describes it, written down a second time in the plainest way: one person, one clock, a login that settles when
// the test says so (or rejects once it is aborted). What the engine does is compared with it.
import type { ConnectionState, SessionState, SignedOutReason } from '../../src/index.js';

export const settings = { baseMs: 1000, maxMs: 60_000, maxAttempts: 3, resetAfterMs: 30_000 };
const loginTimeoutMs = 10_000;

export type Code = '2' | '3' | '8' | '9' | '111' | '111/4' | '105' | '184';
/** What #102 is answered with; `wait` locks it for 4 s. */
export type Answer =
  | Code
  | 'ok'
  | '10170'
  | '109/1'
  | '109/2'
  | '110'
  | '5/2'
  | 'wait'
  | 'no frame';

const open: readonly SessionState[] = [
  'ready',
  'loggingIn',
  'loginDelayed',
  'loginFailed',
  'nicknameRequired',
];
const forms: readonly SessionState[] = [
  'registrationRequired',
  'twoStepRequired',
  'accountBlocked',
];
const leads: Record<Exclude<Code, '2'>, SessionState> = {
  '3': 'replaced',
  '8': 'terminated',
  '9': 'nicknameRequired',
  '111': 'registrationRequired',
  '111/4': 'accountBlocked',
  '105': 'accountBlocked',
  '184': 'twoStepRequired',
};
const reasons: Partial<Record<SessionState, SignedOutReason>> = {
  terminated: 'terminated',
  replaced: 'replaced',
  accountBlocked: 'accountBlocked',
  registrationRequired: 'registrationRequired',
};

export function sessionModel() {
  let session: SessionState = 'ready';
  let connection: ConnectionState = 'unknown';
  let reason: SignedOutReason | undefined;
  /** Why `loginDelayed`: until when it backs off, or for what else it waits. */
  let delay: number | 'lockout' | 'offline' = 'offline';
  let endsOnline = false;
  let nowMs = 0;
  let lockedUntilMs = 0;
  let somebody = false;
  let nameless = false;
  const run = { attempt: 0, counted: 0, tries: 0, startedAtMs: 0, wasLost: false };
  let succeededAtMs: number | undefined;
  const attempts: number[] = [];

  const backOffMs = () =>
    Math.min(settings.maxMs, settings.baseMs * 2 ** Math.max(0, run.tries - 1));
  const newRun = () => Object.assign(run, { attempt: 0, counted: 0, tries: 0, wasLost: false });
  /** Whether the run goes on with the login that is wanted now. */
  function goesOn(): boolean {
    const isRecent = succeededAtMs !== undefined && nowMs - succeededAtMs < settings.resetAfterMs;
    if (succeededAtMs !== undefined && !isRecent) newRun();
    succeededAtMs = undefined;
    return isRecent;
  }

  function enter(next: SessionState): void {
    if (next !== session) reason = reasons[next] ?? reason;
    if (next === 'ready') reason = undefined;
    if (next !== 'loggingIn' && next !== 'loginDelayed') nameless = false;
    session = next;
  }
  function wait(why: typeof delay, online = false): void {
    delay = why;
    endsOnline = online;
    enter('loginDelayed');
  }
  /** A login is wanted: it begins, unless something is in its way. */
  function want(): void {
    if (connection === 'closed') wait('offline');
    else if (lockedUntilMs > nowMs) wait('lockout');
    else {
      run.attempt++;
      run.tries++;
      run.startedAtMs = nowMs;
      run.wasLost = false;
      succeededAtMs = undefined;
      attempts.push(run.attempt);
      enter('loggingIn');
    }
  }
  function succeed(): void {
    const comesBack = nameless && session === 'loggingIn';
    succeededAtMs = nowMs;
    somebody = true;
    enter('ready');
    if (comesBack) enter('nicknameRequired');
  }
  function fail(): void {
    run.attempt = run.counted = 0;
    enter('loginFailed');
  }
  function backOff(counts: boolean): void {
    if (counts && run.attempt > 0) run.counted++;
    if (!counts) run.wasLost = true;
    if (run.counted >= settings.maxAttempts) fail();
    else wait(nowMs + backOffMs(), !counts);
  }
  /** #102 is refused. */
  function refuse(answer: Exclude<Answer, 'ok' | '10170'>): void {
    if (answer === '109/1') enter('registrationRequired');
    else if (answer === '109/2') fail();
    else if (answer === 'wait') {
      lockedUntilMs = Math.max(lockedUntilMs, nowMs + 4000);
      wait('lockout');
    } else if (answer === '5/2') backOff(false);
    else if (answer === '2' || answer === '110' || answer === 'no frame') backOff(true);
    else enter(leads[answer]);
  }
  function end(): void {
    if (connection === 'closed') return;
    connection = 'closed';
    if (session !== 'loggingIn') return;
    run.wasLost = true;
    wait('offline');
  }

  return {
    attempts,
    state: () => ({ session, connection, reason }),
    isCalling: () => session === 'loggingIn',
    receive(code: Code): void {
      if (code === '2') {
        if (session !== 'ready' && session !== 'nicknameRequired') return;
        if (goesOn() && connection !== 'closed') backOff(true);
        else want();
      } else if (open.includes(session)) {
        const isTyped = code === '105' || code === '184';
        if (!(isTyped && somebody)) enter(leads[code]);
      } else if (forms.includes(session)) {
        if (code === '105' || code === '184' || code === '111/4') enter(leads[code]);
      }
    },
    answer(answer: Answer): void {
      if (answer === 'ok' || answer === '10170') succeed();
      else refuse(answer);
    },
    connected(): void {
      if (connection === 'open') end();
      connection = 'open';
      const isWanted =
        session === 'ready' ||
        session === 'nicknameRequired' ||
        session === 'loginFailed' ||
        (session === 'loginDelayed' &&
          (delay === 'offline' || (delay !== 'lockout' && endsOnline)));
      if (!isWanted) return;
      if (session === 'nicknameRequired') nameless = true;
      goesOn();
      const isFirstLost = run.tries === 1 && run.wasLost;
      const fromMs = run.tries === 0 || isFirstLost ? nowMs : run.startedAtMs + backOffMs();
      if (fromMs > nowMs) wait(fromMs);
      else want();
    },
    disconnected: end,
    connecting(): void {
      end();
      if (session === 'ready') want();
    },
    logIn(newToken: boolean): boolean {
      const isIdle = session === 'ready' || session === 'nicknameRequired';
      const final: readonly SessionState[] = [...forms, 'terminated'];
      if (isIdle || session === 'loginFailed' || (newToken && final.includes(session))) {
        newRun();
        want();
      } else if (session === 'loginDelayed' && typeof delay === 'number') want();
      else return session === 'loggingIn' || session === 'loginDelayed';
      return true;
    },
    /** A call that fits one state only, and begins a login. */
    begin(from: SessionState): boolean {
      if (session !== from) return false;
      newRun();
      want();
      return true;
    },
    nicknameSet(): boolean {
      if (session !== 'nicknameRequired') return false;
      enter('ready');
      return true;
    },
    says(next: 'nicknameRequired' | 'twoStepRequired'): boolean {
      const fits =
        open.includes(session) || (next === 'twoStepRequired' && forms.includes(session));
      if (!fits || session === next) return false;
      enter(next);
      return true;
    },
    signedIn(): void {
      if (session !== 'loggingIn' && !goesOn()) newRun();
      succeed();
    },
    signedOut(): void {
      somebody = false;
      newRun();
      const before = reason;
      enter('registrationRequired');
      reason = before ?? 'signedOut';
    },
    lock(waitMs: number): void {
      lockedUntilMs = Math.max(lockedUntilMs, nowMs + waitMs);
    },
    pass(ms: number): void {
      const endMs = nowMs + ms;
      for (;;) {
        const dueMs =
          session === 'loggingIn'
            ? run.startedAtMs + loginTimeoutMs
            : session !== 'loginDelayed' || delay === 'offline'
              ? Infinity
              : delay === 'lockout'
                ? lockedUntilMs
                : delay;
        if (dueMs > endMs) break;
        nowMs = Math.max(nowMs, dueMs);
        if (session === 'loggingIn') backOff(true);
        else want();
      }
      nowMs = endMs;
    },
  };
}
