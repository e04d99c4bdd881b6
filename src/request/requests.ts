// Stage 6: the life of requests. Comes in: the app's `send`, and what becomes of its flights. Goes out: one settled promise for each.
// A request is held, waits for a lockout, or is in flight. `pump` moves what a turn has made movable, and nothing else. Next: the app.
import type { EngineClock } from '../clock.js';
import type { SessionState } from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import { keysOf } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import type { Resolution } from '../reaction/resolve.js';
import { createBudgets } from './budget.js';
import type { FlightEnd, Flights } from './flight.js';
import type { Gate } from './gate.js';
import { createHeldQueue } from './held-queue.js';
import { goesOn } from './replay.js';
import type { RequestReport } from './report.js';
import {
  LockedOutError,
  NotSentError,
  RequestRefusedError,
  SessionEndedError,
} from './request-error.js';
import type { Member, Unit } from './unit.js';
import { createWaitingRoom } from './waiting-room.js';

export interface Requests {
  /** Everything that has not settled, in the order of the calls. */
  readonly all: ReadonlySet<Unit>;
  /** A new request: sent, held, or rejected once this turn is over. */
  add(unit: Unit): void;
  /** Rejects one member, wherever it stands. */
  cancel(unit: Unit, member: Member, error: unknown): void;
  /** Rejects everything that has not settled. */
  endAll(error: Error): void;
  /** A lockout of this key has started, is another, or has ended. */
  lockoutChanged(key: string): void;
  /** Has what became movable moved once the turn's events are emitted. */
  settle(): void;
  dispose(): void;
}

/** What requests ask of the engine. */
export interface RequestParts {
  readonly clock: EngineClock;
  readonly lockouts: Lockouts;
  readonly outbox: Pick<Outbox, 'turn' | 'after'>;
  readonly flights: Flights;
  readonly gate: Gate;
  readonly report: RequestReport;
  readonly session: () => SessionState;
  /** How many of what was held may be unanswered in their first second. */
  readonly windowSize: number;
}

/** For so long what was held counts in the window, and what went first after a lockout is waited for. */
const firstMs = 1000;

/** How a unit comes to be looked at: by itself, because it is next in its queue, or alone after a lockout. */
type Coming = 'new' | 'next' | 'first';

export function createRequests(parts: RequestParts): Requests {
  const { clock, lockouts, outbox, flights, gate, report, windowSize } = parts;
  const prefix = `${Math.random().toString(36).slice(2)}-`;
  let ids = 0;
  const all = new Set<Unit>();
  /** What is to be looked at: new, or back from its flight. */
  let fresh: Unit[] = [];
  const held = { login: createHeldQueue(), connection: createHeldQueue() };
  const window = new Set<Unit>();
  const budgets = createBudgets(clock, expire);
  const waiting = createWaitingRoom({
    isLocked: (key) => lockouts.find(key) !== undefined,
    admit,
    holdBehind(unit) {
      if (!budgets.leave(unit)) return tooLate(unit, 'waiting');
      unit.wasHeld = true;
      budgets.park(unit, 'held');
      report.held(unit, 'queue');
    },
  });
  let sign = '';
  let movable = false;
  let scheduled = false;

  function settle(unit: Unit, member: Member, end: FlightEnd): void {
    if (!unit.members.delete(member)) return;
    const { abandon } = member;
    member.abandon = undefined;
    abandon?.();
    report.settled(unit, member, end);
    if (unit.members.size === 0) {
      budgets.leave(unit);
      waiting.leave(unit);
      all.delete(unit);
      unit.off();
      firstSecondEnds(unit);
    }
    member[end.how](end.value);
  }

  function reject(unit: Unit, error: unknown): void {
    for (const member of unit.members) settle(unit, member, { how: 'reject', value: error });
  }

  /** It counts in no window any more, and nobody waits for it. */
  function firstSecondEnds(unit: Unit): void {
    clock.clearTimeout(unit.second);
    movable = window.delete(unit) || waiting.isFirst(unit) || movable;
    waiting.answered(unit);
  }

  function expire(unit: Unit): void {
    const stand = unit.stand === 'waiting' ? 'waiting' : 'held';
    // A lockout that ends at the same moment has let it go.
    if (budgets.leave(unit) && stand === 'waiting' && !gate.lockOf(unit)) {
      waiting.leave(unit);
      admit(unit, 'new');
    } else tooLate(unit, stand);
  }

  /** A unit was held, or has waited, for as long as it may. */
  function tooLate(unit: Unit, stand: 'held' | 'waiting'): void {
    const lockout = gate.lockOf(unit)?.lockout ?? unit.lockout;
    if (stand === 'waiting' && lockout) {
      reject(unit, new LockedOutError(lockout, lockouts.remainingMs(lockout)));
    } else if (unit.refusal) reject(unit, new RequestRefusedError(unit.refusal));
    else reject(unit, new NotSentError(gate.holdReasonOf(unit)));
  }

  function ended(unit: Unit): void {
    const state = parts.session();
    const isRefused = unit.refusal && state === 'loginFailed';
    reject(
      unit,
      isRefused
        ? new RequestRefusedError(unit.refusal as Resolution)
        : new SessionEndedError(state),
    );
  }

  function hold(unit: Unit): void {
    const bar = gate.barOf(unit);
    if (unit.leftMs.held <= 0 && bar !== 'storage') return tooLate(unit, 'held');
    unit.wasHeld = true;
    budgets.park(unit, 'held');
    held[unit.need() === 'connection' ? 'connection' : 'login'].push(unit);
    report.held(unit, bar === 'storage' ? bar : gate.holdReasonOf(unit));
  }

  /** Sends a unit, rejects it, or says where it is to stand. */
  function admit(unit: Unit, coming: Coming): void {
    const stand = unit.stand === 'waiting' ? 'waiting' : 'held';
    if (!all.has(unit)) return;
    if (!budgets.leave(unit)) return tooLate(unit, stand);
    const bar = gate.barOf(unit);
    if (bar === 'ended') return ended(unit);
    if (bar) return hold(unit);
    const lock = gate.lockOf(unit);
    if (lock) {
      unit.lockout = lock.lockout;
      if (!gate.mayWait(unit, lock)) {
        return reject(unit, new LockedOutError(lock.lockout, lock.remainingMs));
      }
      budgets.park(unit, 'waiting');
      waiting.enter(unit, lock.lockout.key);
      return report.held(unit, 'lockout');
    }
    if (coming !== 'first' && joinsProbe(unit)) return;
    const isBehind = coming === 'new' && held.login.peek() !== undefined;
    const isFull = coming !== 'first' && unit.wasHeld && window.size >= windowSize;
    if (unit.need() === 'login' && (isBehind || isFull)) hold(unit);
    else launch(unit, coming);
  }

  /** After a lockout one goes first: who would wait for that lockout waits for what becomes of it. */
  function joinsProbe(unit: Unit): boolean {
    const { whileLockedOut = 'reject' } = unit.options;
    if (whileLockedOut === 'reject' || unit.leftMs.held <= 0) return false;
    for (const { action, subject } of unit.members) {
      const key = waiting.probedKey(keysOf(action, subject));
      if (key === undefined) continue;
      unit.wasHeld = true;
      budgets.park(unit, 'held');
      waiting.enter(unit, key);
      report.held(unit, 'queue');
      return true;
    }
    return false;
  }

  function launch(unit: Unit, coming: Coming): void {
    unit.stand = 'inFlight';
    unit.sinceMs = clock.elapsed();
    unit.sinceWallMs = clock.now();
    unit.attempt++;
    if (unit.wasHeld && unit.need() === 'login') window.add(unit);
    if (coming === 'first' || window.has(unit)) {
      unit.second = clock.setTimeout(() => firstSecondEnds(unit), firstMs);
    }
    report.sent(unit);
    const unitId = prefix + ++ids;
    const { attempt, isBatch, options } = unit;
    let index = 0;
    for (const member of unit.members) {
      member.following = undefined;
      const requestId = isBatch ? `${unitId}.${index++}` : unitId;
      const { timeoutMs = 10_000 } = options;
      member.abandon = flights.launch({ ...member, requestId, attempt, timeoutMs }, (end) => {
        member.abandon = undefined;
        landed(unit, member, end);
      });
    }
  }

  /** A flight has ended: the member has its answer, or the unit goes on. */
  function landed(unit: Unit, member: Member, end: FlightEnd): void {
    const resolution = end.how === 'reject' ? end.resolution : undefined;
    if (resolution && goesOn(unit, resolution, gate)) return takeBack(unit);
    if (resolution?.reaction.kind === 'follow' && unit.isBatch) member.following = end;
    else settle(unit, member, end);
    const isDone = [...unit.members].every(({ following }) => following);
    if (!isDone) return;
    for (const each of unit.members) settle(unit, each, each.following as FlightEnd);
  }

  /** What has not settled comes back from its flight. */
  function takeBack(unit: Unit): void {
    for (const member of unit.members) {
      const { abandon } = member;
      member.abandon = member.following = undefined;
      abandon?.();
    }
    unit.wasHeld = true;
    unit.stand = 'new';
    firstSecondEnds(unit);
    fresh.push(unit);
    movable = true;
  }

  /** Moves what is new, what a lockout lets go, and what is held and may go. */
  function pump(): void {
    scheduled = false;
    movable = false;
    const before = sign;
    sign = gate.sign();
    if (sign !== before) {
      budgets.pause(all, !lockouts.ready());
      for (const unit of all)
        if (unit.stand === 'waiting' && gate.barOf(unit) === 'ended') ended(unit);
    }
    waiting.release();
    const looked = fresh;
    fresh = [];
    for (const unit of looked) admit(unit, 'new');
    drain(held.connection, Infinity);
    drain(held.login, windowSize);
  }

  function drain(queue: typeof held.login, size: number): void {
    for (let next = queue.peek(); next; next = queue.peek()) {
      const bar = gate.barOf(next);
      if (bar !== 'ended' && (bar || window.size >= size)) return;
      queue.pop();
      admit(next, 'next');
    }
  }

  return {
    all,
    add(unit) {
      all.add(unit);
      fresh.push(unit);
      movable = true;
    },
    cancel: (unit, member, error) => settle(unit, member, { how: 'reject', value: error }),
    endAll(error) {
      for (const unit of all) reject(unit, error);
    },
    lockoutChanged(key) {
      movable = waiting.changed(key) || movable;
    },
    settle() {
      if (scheduled || all.size === 0 || !(movable || gate.sign() !== sign)) return;
      scheduled = true;
      outbox.after(() => outbox.turn('login', pump));
    },
    dispose: budgets.dispose,
  };
}
