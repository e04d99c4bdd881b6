// Stage 6: the life of requests. Comes in: the host's `send`, and what becomes of its flights. Goes out: one settled promise for each.
// A request is in flight or parked: a login or its turn holds it, or it waits for a lockout. `pump` moves what is parked, in the order
// of the calls, after every turn. Next: the host.
import type { EngineClock } from '../clock.js';
import type { Ledger } from '../lockout/ledger.js';
import { keysOf, type Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { isClientMade, loginAction } from '../session/answer.js';
import type { SessionState } from '../session/events.js';
import type { Outbox } from '../session/outbox.js';
import type { Session } from '../session/session.js';
import type { Cargo, Flights } from './flight.js';
import { needsLogin, type RequestOptions, type Send } from './request.js';
import { LockedOutError, RequestRefusedError, SessionEndedError } from './request-error.js';

export interface Requests {
  request<T>(action: number, send: Send<T>, options: RequestOptions): Promise<T>;
  /** Rejects everything that has not settled. */
  endAll(error: Error): void;
  /** Has what is parked moved once the turn is told. */
  settle(): void;
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
  /** For how long it may be parked in all; what times that; what it is rejected with then. */
  readonly mostMs: Record<Park, number>;
  readonly timers: { [Why in Park]?: unknown };
  late?: () => Error;
  /** It was parked: in flight it counts among the few that may be unanswered. */
  queued: boolean;
  /** The lockout that it waits for or, in flight, goes first after: the others wait for what becomes of it. */
  behind?: Lockout | undefined;
  /** Whether a 2 has it sent once more; and the 2 that did. */
  replays: boolean;
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
  { launch: fly }: Pick<Flights, 'launch'>,
): Requests {
  /** All that have not settled, in the order of their calls. */
  const all = new Set<Pending>();

  function end(pending: Pending, how: 'resolve' | 'reject', value: unknown): void {
    if (!all.delete(pending)) return;
    Object.values(pending.timers).map(clock.clearTimeout);
    pending.abandon?.();
    pending.off();
    pending[how](value);
  }

  /** Leaves it where it is; `late` is what it is rejected with once it was parked for as long as it may be. */
  function park(pending: Pending, why: Park, late: () => Error): void {
    pending.queued = true;
    pending.late = late;
    pending.timers[why] ??= clock.setTimeout(() => {
      pending.mostMs[why] = 0;
      if (!pending.abandon) end(pending, 'reject', pending.late?.());
    }, pending.mostMs[why]);
  }

  function launch(pending: Pending): void {
    clock.clearTimeout(pending.timers.hold);
    pending.timers.hold = undefined;
    pending.attempt++;
    fly(pending, (how, value) => {
      const { behind, action, subject, mostMs } = pending;
      const refused = how === 'reject' && value instanceof RequestRefusedError;
      const resolution = refused ? value.resolution : undefined;
      const kind = resolution?.reaction.kind;
      const guard = ledger.guard(action, subject);
      pending.behind = undefined;
      pending.queued = true;
      if (kind === 'login' && pending.replays) {
        pending.replays = false;
        pending.refusal = resolution;
      } else if (kind !== 'lockout' || guard.allowed || guard.remainingMs > mostMs.wait) {
        end(pending, how, value);
      }
      // An answer shows that the lockout is over: the others need not go one by one.
      if (how === 'resolve' || (refused && guard.allowed && !isClientMade(value.frame))) {
        for (const other of all) if (other.behind?.key === behind?.key) other.behind = undefined;
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
          const lockedOut = () => new LockedOutError(lockout, ledger.remainingMs(lockout));
          pending.behind = lockout;
          if (ledger.remainingMs(lockout) > mostMs.wait) end(pending, 'reject', lockedOut());
          else park(pending, 'wait', lockedOut);
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
        const { subject, signal, replay, whileLockedOut } = options;
        const { timeoutMs = 10_000, maxHoldMs = 30_000, maxWaitMs = 30_000 } = options;
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
          timers: {},
          queued: false,
          replays: replay !== 'never' && action !== loginAction,
        };
        all.add(pending);
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
      }),
    endAll(error) {
      for (const pending of all) end(pending, 'reject', error);
    },
    settle() {
      for (const { abandon } of all) if (!abandon) return after(pump);
    },
  };
}
