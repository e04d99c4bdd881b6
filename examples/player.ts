// Plays a recording. Comes in: lines, a stage and the clock that both go by. Goes out: moments, each with its cause, what came of it and
// every event that it emitted; at the end, what is left. Next: timeline.ts prints them.
import type {
  Clock,
  Lockout,
  ReactionEventName,
  ReactionEvents,
  RequestEvents,
} from 'igap-reactions';
import type { Line } from './script.js';
import type { Outcome, Requests, Stage } from './stage.js';

/** What is shown: events of requests are made for measurements only. */
export type ShownEvent = Exclude<ReactionEventName, keyof RequestEvents>;

/** An event as it was emitted. */
export type EmittedEvent = {
  [Name in ShownEvent]: { readonly name: Name; readonly payload: ReactionEvents[Name] };
}[ShownEvent];

export interface Moment {
  /** Since the start. */
  readonly atMs: number;
  /** Absent: a timer of the engine. */
  readonly line?: Line | undefined;
  readonly outcome?: Outcome | undefined;
  readonly emitted: readonly EmittedEvent[];
}

export interface Ending {
  readonly atMs: number;
  /** Why it ended: all lines were played, the same but a login was left without an answer, `signal` was aborted, or enough was shown. */
  readonly reason: 'played' | 'unanswered' | 'stopped' | 'enough';
  readonly locked: readonly { readonly lockout: Lockout; readonly remainingMs: number }[];
  readonly requests?: Requests | undefined;
}

export interface Performance {
  readonly stage: Stage;
  readonly clock: Clock;
  readonly show: (moment: Moment) => void;
  readonly signal: AbortSignal;
}

/** The names of all events that are shown; the type says that none is left out. */
export const eventNames: Readonly<Record<ShownEvent, true>> = {
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

/** Plays every line at its time. The stage is left as it is then; closing it is the caller's. */
export async function play(
  lines: readonly Line[],
  { stage, clock, show, signal }: Performance,
): Promise<Ending> {
  const { engine } = stage;
  const startMs = clock.monotonic();
  const elapsedMs = () => clock.monotonic() - startMs;
  const stopped = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined)),
  );
  const begun = new Map<Line, Received>();
  let listening: Received | undefined;

  /** Everything that is emitted until the promises which a cause settles have run belongs to that cause. */
  const listen = (line?: Line): Received => {
    const received: Received = { atMs: elapsedMs(), line, emitted: [] };
    listening = received;
    setImmediate(() => {
      if (listening === received) listening = undefined;
    });
    return received;
  };
  const begin = (line: Line) => begun.set(line, listen(line));
  const timer = () => {
    const received = listen();
    setImmediate(() => show(received));
    return received;
  };
  const offs = Object.keys(eventNames).map((name) =>
    engine.on(name as ShownEvent, (payload) => {
      const { emitted } = listening ?? timer();
      emitted.push({ name, payload } as EmittedEvent);
    }),
  );

  let reachedMs = -Infinity;
  for (const { atMs, line, early } of cues(lines, stage.leadMs)) {
    // What is of the same time is not torn apart by a timer that was early.
    if (atMs > reachedMs) await sleep(clock, atMs - elapsedMs(), signal);
    reachedMs = atMs;
    if (signal.aborted) break;
    if (early) {
      stage.prepare(line);
      continue;
    }
    const outcome = await Promise.race([stage.deliver(line, begin), stopped]);
    await turn();
    const received = begun.get(line);
    if (received) show({ ...received, outcome });
  }
  const endMs = elapsedMs() + lingerMs;
  while (loginPending(stage) && !signal.aborted && elapsedMs() < endMs) {
    await stateChange(stage, clock, endMs - elapsedMs(), signal);
    await turn();
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
    requests: stage.requests,
  };
}

/** What was emitted since a cause began. */
interface Received extends Moment {
  readonly emitted: EmittedEvent[];
}

/** When each line is to be prepared and to be played. What a line prepares comes after those that are played at that time. */
function cues(lines: readonly Line[], leadMs: number) {
  const early = lines.map((line) => ({ atMs: line.atMs - leadMs, line, early: true }));
  const due = lines.map((line) => ({ atMs: line.atMs, line, early: false }));
  return (leadMs > 0 ? [...due, ...early] : due).sort((one, other) => one.atMs - other.atMs);
}

/** Whether a login may still come to something: nobody is left to answer one that has no answer by now. */
function loginPending({ engine, kept }: Stage): boolean {
  const { session } = engine.state;
  return session === 'loginDelayed' || (session === 'loggingIn' && kept > 0);
}

/** Until the state changes, the time is over, or the player is stopped. */
async function stateChange({ engine }: Stage, clock: Clock, forMs: number, signal: AbortSignal) {
  const over = new AbortController();
  const end = () => over.abort();
  signal.addEventListener('abort', end);
  const changed = engine.waitFor('state.changed', { signal: over.signal });
  // By the clock of the player: time may go by for it alone.
  await Promise.race([changed, sleep(clock, forMs, over.signal)]).catch(() => {});
  signal.removeEventListener('abort', end);
  end();
}

/** The promises that are settled have run then. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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
