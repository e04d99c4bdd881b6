// Plays a recording on an engine. Comes in: lines, an engine and the clock that both go by. Goes out: moments, each with its cause,
// what came of it and every event that it told; at the end, what is left. Next: timeline.ts prints them.
import type {
  Clock,
  Lockout,
  ReactionEngine,
  ReactionEventName,
  ReactionEvents,
} from 'igap-reactions';
import { act, type Outcome } from './act.js';
import type { LoginDesk } from './login-desk.js';
import type { Line } from './script.js';

/** An event as it was told. */
export type Told = {
  [Name in ReactionEventName]: { readonly name: Name; readonly payload: ReactionEvents[Name] };
}[ReactionEventName];

export interface Moment {
  /** Since the start. */
  readonly atMs: number;
  /** Absent: a timer of the engine. */
  readonly line?: Line | undefined;
  readonly outcome?: Outcome | undefined;
  readonly told: readonly Told[];
}

export interface Ending {
  readonly atMs: number;
  /** Why it ended: all lines were played, the same but a login was left without an answer, or `signal` was aborted. */
  readonly reason: 'played' | 'unanswered' | 'stopped';
  readonly locked: readonly { readonly lockout: Lockout; readonly remainingMs: number }[];
}

export interface Stage {
  readonly engine: ReactionEngine;
  readonly desk: LoginDesk;
  readonly clock: Clock;
  readonly show: (moment: Moment) => void;
  readonly signal: AbortSignal;
}

/** The names of all events; the type says that none is left out. */
export const eventNames: Readonly<Record<ReactionEventName, true>> = {
  reaction: true,
  'login.started': true,
  'login.succeeded': true,
  'login.delayed': true,
  'login.failed': true,
  'registration.required': true,
  'nickname.required': true,
  'twoStep.required': true,
  'account.blocked': true,
  'session.replaced': true,
  'session.terminated': true,
  'lockout.started': true,
  'lockout.extended': true,
  'lockout.ended': true,
  'input.rejected': true,
  'request.denied': true,
  'request.retryable': true,
  'error.reported': true,
  'state.changed': true,
  fault: true,
};

/** After the last line, a login that is delayed or has an answer coming is waited for this long. */
const lingerMs = 10_000;

/** Plays every line at its time. The engine is left as it is then; disposing it is the caller's. */
export async function play(lines: readonly Line[], stage: Stage): Promise<Ending> {
  const { engine, desk, clock, show, signal } = stage;
  const startMs = clock.monotonic();
  const elapsedMs = () => clock.monotonic() - startMs;
  let told: Told[] | undefined;

  /** Everything that is told until the promises which a cause settles have run belongs to that cause. */
  const moment = async (line?: Line, act?: () => Outcome | undefined) => {
    const heard: Told[] = [];
    told = heard;
    const atMs = elapsedMs();
    const outcome = act?.();
    await new Promise((resolve) => setImmediate(resolve));
    if (told === heard) told = undefined;
    show({ atMs, line, outcome, told: heard });
  };
  const offs = Object.keys(eventNames).map((name) =>
    engine.on(name as ReactionEventName, (payload) => {
      if (!told) void moment();
      told?.push({ name, payload } as Told);
    }),
  );

  for (const line of lines) {
    await sleep(clock, line.atMs - elapsedMs(), signal);
    if (signal.aborted) break;
    await moment(line, () => act(line.step, engine, desk));
  }
  const endMs = elapsedMs() + lingerMs;
  while (loginPending(stage) && !signal.aborted && elapsedMs() < endMs) {
    await engine
      .waitFor('state.changed', { signal, timeoutMs: Math.max(0, endMs - elapsedMs()) })
      .catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const off of offs) off();
  const unanswered = ['loggingIn', 'loginDelayed'].includes(engine.state.session);
  return {
    atMs: elapsedMs(),
    reason: signal.aborted ? 'stopped' : unanswered ? 'unanswered' : 'played',
    locked: engine.lockouts().map((lockout) => ({
      lockout,
      remainingMs: engine.countdown(lockout).get(),
    })),
  };
}

/** Whether a login may still come to something: nobody is left to answer one that has no answer by now. */
function loginPending({ engine, desk }: Stage): boolean {
  const { session } = engine.state;
  return session === 'loginDelayed' || (session === 'loggingIn' && desk.kept > 0);
}

function sleep(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (delayMs <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.setTimeout(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
