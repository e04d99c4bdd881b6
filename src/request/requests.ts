// Stage 6: the life of requests. Comes in: the host's `send`, and what becomes of its flights. Goes out: one settled promise for each.
// A request is in flight or parked: a login or its turn holds it, or it waits for a lockout. `pump` moves what is parked, in the order
// of the calls, after every turn. Next: the host.
import type { EngineClock } from '../clock.js';
import { DisposedError } from '../faults.js';
import type { Ledger } from '../lockout/ledger.js';
import { keysOf, type Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { isClientMade, loginAction } from '../session/answer.js';
import type { SessionState } from '../session/events.js';
import type { Outbox } from '../session/outbox.js';
import type { Session } from '../session/session.js';
import type { Cargo, Flights } from './flight.js';
import { needsLogin, type RequestOptions, type Send } from './request.js';
import {
  AccountChangedError,
  LockedOutError,
  RequestRefusedError,
  SessionEndedError,
} from './request-error.js';

export interface Requests {
  request<T>(action: number, send: Send<T>, options: RequestOptions): Promise<T>;
  /** The sign-in has ended: nothing that was asked for in it has an answer any more. */
  leave(): void;
  /** Has what is parked moved once the turn is told. */
  settle(): void;
  dispose(): void;
}

/** Why a request is not in flight: a login or its turn holds it, or it waits for a lockout. */
type Park = 'hold' | 'wait';

/** A request that has not settled. */
interface Pending extends Cargo {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Listens to the host's signal no more. */
  readonly off: () => void;
  attempt: number;
  /** For how long it may be parked, and until when, elapsed ms. */
  readonly mostMs: Readonly<Record<Park, number>>;
  readonly untilMs: { [Why in Park]?: number | undefined };
  parked?: Park | undefined;
  timer?: unknown;
  /** It was parked: in flight it counts among the few that may be unanswered. */
  queued: boolean;
  /** The lockout that it waits for or, in flight, goes first after: the others wait for what becomes of it. */
  behind?: Lockout | undefined;
  /** Whether a 2 has it sent once more; and that 2, when it has come. */
  readonly replays: boolean;
  refusal?: Resolution | undefined;
}

/** How many that were parked may be unanswered at a time. */
const mostUnanswered = 4;

/** Where a login is under way, or comes of what the person does. */
const holding: readonly SessionState[] = ['loggingIn', 'loginDelayed', 'twoStepRequired'];
/** Where requests go. In all other states but `loginFailed` nothing of the session is left. */
const going: readonly SessionState[] = ['ready', 'nicknameRequired'];

export function createRequests(
  clock: EngineClock,
  ledger: Ledger,
  session: Session,
  { turn, after }: Pick<Outbox, 'turn' | 'after'>,
  flights: Flights,
): Requests {
  /** All that have not settled, in the order of their calls. */
  const all = new Set<Pending>();

  function end(pending: Pending, how: 'resolve' | 'reject', value: unknown): void {
    if (!all.delete(pending)) return;
    clock.clearTimeout(pending.timer);
    pending.abandon?.();
    pending.off();
    pending[how](value);
  }

  function endAll(error: Error): void {
    for (const pending of all) end(pending, 'reject', error);
  }

  /** For how long it may yet be parked, since it first was. */
  function leftMs({ untilMs, mostMs }: Pending, why: Park): number {
    const nowMs = clock.elapsed();
    untilMs[why] ??= nowMs + mostMs[why];
    return untilMs[why] - nowMs;
  }

  /** Leaves it where it is, for `leastMs` or more. What may not be parked so long is `late`. */
  function park(pending: Pending, why: Park, late: () => Error, leastMs = 0): void {
    const left = leftMs(pending, why);
    pending.queued = true;
    if (left < leastMs || left <= 0) end(pending, 'reject', late());
    else if (pending.parked !== why) {
      clock.clearTimeout(pending.timer);
      pending.parked = why;
      pending.timer = clock.setTimeout(() => {
        // The pump after this turn finds that its time is up, or parks it anew where the timer was early.
        pending.parked = undefined;
      }, Math.ceil(left));
    }
  }

  function launch(pending: Pending): void {
    clock.clearTimeout(pending.timer);
    pending.parked = undefined;
    pending.untilMs.hold = undefined;
    pending.attempt++;
    flights.launch(pending, (how, value) => {
      const { behind, action, subject } = pending;
      const resolution = value instanceof RequestRefusedError ? value.resolution : undefined;
      const kind = resolution?.reaction.kind;
      const locked = kind === 'lockout';
      pending.behind = undefined;
      // An answer shows that the lockout is over: the others need not go one by one.
      if (how === 'resolve' || (resolution && !locked && !isClientMade(resolution.frame))) {
        for (const other of all) if (other.behind?.key === behind?.key) other.behind = undefined;
      }
      const guard = ledger.guard(action, subject);
      if (kind === 'login' && pending.replays && !pending.refusal) {
        pending.queued = true;
        pending.refusal = resolution;
      } else if (!locked || guard.allowed || guard.remainingMs > leftMs(pending, 'wait')) {
        end(pending, how, value);
      }
    });
  }

  /** Sends, rejects or leaves what is parked. */
  function pump(): void {
    const first = new Map<string | undefined, Lockout | undefined>();
    let unanswered = 0;
    let full = false;
    const count = ({ queued, behind }: Pending) => {
      if (queued) unanswered++;
      first.set(behind?.key, behind);
    };
    for (const pending of all) if (pending.abandon) count(pending);
    for (const pending of all) if (!pending.abandon) move(pending);

    function move(pending: Pending): void {
      const { action, subject, mostMs, refusal } = pending;
      const state = session.state();
      const bound = needsLogin(action);
      const held = bound && holding.includes(state);
      const ended = () => new SessionEndedError(state);
      const late = () => (refusal ? new RequestRefusedError(refusal) : ended());
      if (bound && !held && !going.includes(state)) {
        end(pending, 'reject', state === 'loginFailed' ? late() : ended());
      } else if (held || !ledger.ready()) park(pending, 'hold', late);
      else {
        const guard = ledger.guard(action, subject);
        const key = mostMs.wait && keysOf(action, subject).find((each) => first.has(each));
        const lockout = guard.allowed ? key && first.get(key) : guard.lockout;
        full ||= bound && pending.queued && unanswered >= mostUnanswered;
        if (lockout) {
          const remainingMs = guard.allowed ? 0 : guard.remainingMs;
          pending.behind = lockout;
          park(pending, 'wait', () => new LockedOutError(lockout, remainingMs), remainingMs);
        } else if (bound && full) park(pending, 'hold', late);
        else {
          count(pending);
          launch(pending);
        }
      }
    }
  }

  return {
    request: <T>(action: number, send: Send<T>, options: RequestOptions) =>
      new Promise<T>((resolve, reject) => {
        const { subject, signal, timeoutMs = 10_000, replay, whileLockedOut } = options;
        const { maxHoldMs = 30_000, maxWaitMs = 30_000 } = options;
        const abort = () => turn(() => end(pending, 'reject', signal?.reason));
        const pending: Pending = {
          action,
          subject,
          send,
          attempt: 0,
          timeoutMs,
          resolve: resolve as (value: unknown) => void,
          reject,
          off: () => signal?.removeEventListener('abort', abort),
          mostMs: { hold: maxHoldMs, wait: whileLockedOut === 'wait' ? maxWaitMs : 0 },
          untilMs: {},
          queued: false,
          replays: replay !== 'never' && action !== loginAction,
        };
        all.add(pending);
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
      }),
    leave() {
      session.leave();
      endAll(new AccountChangedError());
    },
    settle() {
      for (const { abandon } of all) if (!abandon) return after(pump);
    },
    dispose() {
      flights.dispose();
      endAll(new DisposedError());
    },
  };
}
