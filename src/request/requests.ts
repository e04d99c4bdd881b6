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
import type { Flights } from './flight.js';
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

interface Pending {
  readonly action: number;
  readonly subject: RequestOptions['subject'];
  readonly send: Send<unknown>;
  readonly timeoutMs: number;
  /** For how long it may be parked, and until when, elapsed ms. */
  readonly mostMs: Readonly<Record<Park, number>>;
  readonly untilMs: { [Why in Park]?: number | undefined };
  readonly settle: { resolve(value: unknown): void; reject(error: unknown): void };
  attempt: number;
  /** In flight: gives it up. */
  abandon?: (() => void) | undefined;
  parked?: Park | undefined;
  timer?: unknown;
  /** Whether a 2 has it sent once more; and that 2. */
  replays: boolean;
  refusal?: Resolution | undefined;
  /** Whether it had to wait for its turn, so that it counts among the few that may be unanswered. */
  queued: boolean;
  /** What it waits for, until an answer has shown that it is over. */
  behind?: Lockout | undefined;
}

/** How many that were parked may be unanswered at a time. */
const mostUnanswered = 4;

/** Where a login is under way, or comes of what the person does. */
const holding: readonly SessionState[] = ['loggingIn', 'loginDelayed', 'twoStepRequired'];
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
  /** What somebody went first after, whose answer the others wait for, by its key. */
  const probed = new Map<string, Lockout>();
  let unanswered = 0;

  function end(pending: Pending, how: keyof Pending['settle'], value: unknown): void {
    if (!all.delete(pending)) return;
    clock.clearTimeout(pending.timer);
    pending.abandon?.();
    pending.settle[how](value);
  }

  /** For how long it may yet be parked, from now on or since it was first. */
  function leftMs({ untilMs, mostMs }: Pending, why: Park): number {
    const nowMs = clock.elapsed();
    untilMs[why] ??= nowMs + mostMs[why];
    return untilMs[why] - nowMs;
  }

  /** Leaves it where it is, for `leastMs` or more. What may not be parked so long is `late`. */
  function park(pending: Pending, why: Park, late: () => Error, leastMs = 1): void {
    const left = leftMs(pending, why);
    if (left < leastMs) return end(pending, 'reject', late());
    pending.queued = true;
    if (pending.parked === why) return;
    clock.clearTimeout(pending.timer);
    pending.parked = why;
    pending.timer = clock.setTimeout(() => {
      // The pump after this turn finds that its time is up, or parks it anew where the timer was early.
      pending.parked = undefined;
    }, Math.ceil(left));
  }

  /** Sends, rejects or parks one that is not in flight. `full`: one before it waits for its turn. Whether it does. */
  function move(pending: Pending, full: boolean): boolean {
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
      const first = keysOf(action, subject).find((key) => probed.has(key));
      if (!guard.allowed) {
        const { lockout, remainingMs } = guard;
        pending.behind = lockout;
        park(pending, 'wait', () => new LockedOutError(lockout, remainingMs), remainingMs);
      } else if (first && mostMs.wait > 0) {
        const lockout = probed.get(first) as Lockout;
        pending.behind = lockout;
        park(pending, 'wait', () => new LockedOutError(lockout, 0));
      } else if (bound && (full || (pending.queued && unanswered >= mostUnanswered))) {
        park(pending, 'hold', late);
        return true;
      } else launch(pending);
    }
    return full;
  }

  function launch(pending: Pending): void {
    const { queued, behind } = pending;
    clock.clearTimeout(pending.timer);
    pending.parked = undefined;
    pending.untilMs.hold = undefined;
    pending.behind = undefined;
    pending.attempt++;
    if (queued) unanswered++;
    if (behind) probed.set(behind.key, behind);
    const over = (answered: boolean) => {
      pending.abandon = undefined;
      if (queued) unanswered--;
      if (!behind) return;
      probed.delete(behind.key);
      // The others need not go one by one.
      if (answered)
        for (const other of all) if (other.behind?.key === behind.key) other.behind = undefined;
    };
    const flight = flights.prepare(pending, {
      resolved(value) {
        over(true);
        end(pending, 'resolve', value);
      },
      refused(resolution, cause) {
        const { kind } = resolution.reaction;
        over(kind !== 'lockout' && !isClientMade(resolution.frame));
        const guard = ledger.guard(pending.action, pending.subject);
        if (kind === 'login' && pending.replays) {
          pending.replays = false;
          pending.refusal = resolution;
          pending.queued = true;
        } else if (
          kind !== 'lockout' ||
          guard.allowed ||
          guard.remainingMs > leftMs(pending, 'wait')
        ) {
          end(pending, 'reject', new RequestRefusedError(resolution, cause));
        }
      },
      failed(error) {
        over(false);
        end(pending, 'reject', error);
      },
    });
    pending.abandon = () => {
      flight.abandon();
      over(false);
    };
    flight.start();
  }

  function endAll(error: () => Error): void {
    for (const pending of all) end(pending, 'reject', error());
  }

  return {
    request: <T>(action: number, send: Send<T>, options: RequestOptions) =>
      new Promise<T>((resolve, reject) => {
        const { signal, maxWaitMs = 30_000, maxHoldMs = 30_000 } = options;
        const abort = () => turn(() => end(pending, 'reject', signal?.reason));
        const settling =
          <V>(settle: (value: V) => void) =>
          (value: unknown) => {
            signal?.removeEventListener('abort', abort);
            settle(value as V);
          };
        const pending: Pending = {
          action,
          subject: options.subject,
          send,
          timeoutMs: options.timeoutMs ?? 10_000,
          mostMs: { hold: maxHoldMs, wait: options.whileLockedOut === 'wait' ? maxWaitMs : 0 },
          untilMs: {},
          settle: { resolve: settling(resolve), reject: settling(reject) },
          attempt: 0,
          replays: options.replay !== 'never' && action !== loginAction,
          queued: false,
        };
        all.add(pending);
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
      }),
    leave() {
      flights.leave();
      endAll(() => new AccountChangedError());
    },
    settle() {
      for (const { abandon } of all) if (!abandon) return after(pump);
    },
    dispose() {
      flights.dispose();
      endAll(() => new DisposedError());
    },
  };

  /** Sends, rejects or parks what is not in flight. */
  function pump(): void {
    let full = false;
    for (const pending of all) if (!pending.abandon) full = move(pending, full);
  }
}
