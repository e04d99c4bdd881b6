// Stage 6: the life of requests. Comes in: the app's `send`, and what becomes of its flights. Goes out: one settled promise for each.
// A request is held, waits for a lockout, or is in flight. `pump` moves what a turn has made movable, and nothing else. Next: the app.
import { abortOf } from '../signal.js';
import { createBudgets } from './budget.js';
import type { FlightEnd } from './flight.js';
import type { Lock } from './gate.js';
import { createLines } from './lines.js';
import { goesOn } from './replay.js';
import { createRequestReport, outcomeOf } from './report.js';
import { LockedOutError } from './request-error.js';
import type { RequestParts, Requests } from './request-parts.js';
import type { Line, Member, Unit, Why } from './unit.js';
import { createWaitingRoom } from './waiting-room.js';

/** For so long what was held counts in the window, and what went first after a lockout is waited for. */
const firstMs = 1000;
/** A timer of a hidden page may ring so late: what has spent no more than that beyond its budget may still go. */
const lateMs = 1000;

export function createRequests(parts: RequestParts): Requests {
  const { facts, clock, lockouts, outbox, flights, gate, windowSize } = parts;
  const all = new Set<Unit>();
  /** What is to be looked at: new, or back from its flight. */
  let fresh: Unit[] = [];
  const lines = createLines(gate, windowSize);
  const waiting = createWaitingRoom(clock, lockouts);
  const budgets = createBudgets(clock, (unit) => {
    if (unit.stand === 'inFlight') firstSecondEnds(unit);
    else giveUp(unit);
  });
  const report = createRequestReport(outbox, budgets.spent);
  let version = 0;
  let isMovable = false;
  let isScheduled = false;

  /** A unit stands nowhere any more. */
  function leave(unit: Unit): void {
    budgets.leave(unit);
    lines.leave(unit);
    waiting.leave(unit);
  }

  /** It counts in no window any more, and nobody waits for it. */
  function firstSecondEnds(unit: Unit): void {
    const counted = lines.answered(unit);
    isMovable = waiting.answered(unit) || counted || isMovable;
  }

  function settle(unit: Unit, member: Member, end: FlightEnd): boolean {
    if (!unit.members.delete(member)) return false;
    if (member.following) unit.followers--;
    member.abandon?.();
    const flightMs = unit.stand === 'inFlight' ? budgets.ageMs(unit) : 0;
    const attempts = unit.attempt;
    report('request.settled', unit, [member], () => ({ ...outcomeOf(end), attempts, flightMs }));
    member[end.how](end.value);
    if (unit.members.size === 0) {
      firstSecondEnds(unit);
      leave(unit);
      all.delete(unit);
      outbox.after(unit.off);
    }
    return true;
  }

  /** What was refused with 6 has its answer once no other can be refused with 2. */
  function settleFollowers(unit: Unit): void {
    if (unit.members.size > unit.followers) return;
    for (const each of unit.members) settle(unit, each, each.following as FlightEnd);
  }

  function reject(unit: Unit, value: unknown): void {
    for (const member of unit.members) settle(unit, member, { how: 'reject', value });
  }

  const giveUp = (unit: Unit) => reject(unit, gate.endOf(unit));

  function park(unit: Unit, stand: 'held' | 'waiting', why: Why): void {
    budgets.enter(unit, stand, stand === 'held' ? budgets.leftMs(unit, stand) : Infinity);
    if (unit.why === why) return;
    unit.why = why;
    unit.sinceWallMs = clock.now();
    report('request.held', unit, unit.members, () => ({ why }));
  }

  /** Holds a unit: in a line, or where it has waited for a lockout. */
  function hold(unit: Unit, line?: Line): void {
    if (line) lines.hold(unit, line);
    else waiting.enter(unit, -Infinity);
    park(unit, 'held', gate.whyOf(unit));
  }

  /** Whether a unit may wait for a lockout: that ends in time, and the app wants it. */
  function mayWait(unit: Unit, lock: Lock | undefined): boolean {
    const leftMs = budgets.leftMs(unit, 'waiting');
    return lock !== undefined && lock.remainingMs <= leftMs && gate.waits(unit, lock);
  }

  function meet(unit: Unit, lock: Lock): void {
    const { lockout, remainingMs } = lock;
    if (!mayWait(unit, lock)) reject(unit, new LockedOutError(lockout, remainingMs));
    // The app's own function may have ended it.
    if (!all.has(unit)) return;
    unit.lockedBy = lockout.key;
    const leftMs = budgets.leftMs(unit, 'waiting');
    const isAsked = typeof unit.options.whileLockedOut === 'function';
    waiting.enter(unit, isAsked ? Math.min(leftMs, remainingMs + lateMs) : leftMs);
    park(unit, 'waiting', 'lockout');
  }

  /** Sends a unit, rejects it, or has it stand where it is to. */
  function admit(unit: Unit): void {
    const abort = abortOf(unit.options.signal);
    const { stand, line: from } = unit;
    const isNew = unit.attempt === 0 && !unit.why;
    leave(unit);
    // The app's own signal or clock may have ended it.
    if (!all.has(unit)) return;
    const need = unit.need();
    const bar = gate.barOf(unit);
    const lock = bar && stand !== 'waiting' ? undefined : gate.lockOf(unit);
    // One signal may be that of many, which learn of its abort one after the other.
    if (abort) reject(unit, abort.reason);
    else if (bar === 'ended' || budgets.leftMs(unit, 'held') < -lateMs) giveUp(unit);
    else if (lock) meet(unit, lock);
    else if (need === 'nothing') launch(unit);
    else if (bar || waiting.isBehind(unit)) hold(unit, bar && need);
    else if (stand === 'waiting') {
      waiting.goFirst(unit);
      launch(unit, firstMs);
    } else if (from === 'login') {
      lines.sent(unit);
      launch(unit, firstMs);
    } else if (from || (isNew && !lines.isBehind(unit, need))) launch(unit);
    else hold(unit, need);
  }

  /** Others wait for its answer for `forMs`. */
  function launch(unit: Unit, forMs = Infinity): void {
    const { key, options } = unit;
    const attempt = ++unit.attempt;
    budgets.enter(unit, 'inFlight', forMs);
    unit.why = undefined;
    unit.sinceWallMs = clock.now();
    report('request.sent', unit, unit.members, () => ({ attempt }));
    for (const member of unit.members) {
      const sending = { requestId: `${key}-${attempt}${member.suffix}`, attempt, options };
      member.abandon = flights.launch(member, sending, (end) => landed(unit, member, end));
    }
  }

  /** A flight has ended: the member has its answer, or the unit goes on. */
  function landed(unit: Unit, member: Member, end: FlightEnd): void {
    const resolution = end.how === 'reject' ? end.resolution : undefined;
    if (resolution && goesOn(facts, unit, resolution, () => mayWait(unit, gate.lockOf(unit)))) {
      unit.refusal = end.value;
      takeBack(unit);
    } else if (resolution?.reaction.kind === 'follow') {
      member.following = end;
      unit.followers++;
    } else settle(unit, member, end);
    settleFollowers(unit);
  }

  /** What has not settled comes back from its flight. */
  function takeBack(unit: Unit): void {
    for (const member of unit.members) {
      member.abandon?.();
      member.following = undefined;
    }
    unit.followers = 0;
    leave(unit);
    firstSecondEnds(unit);
    fresh.push(unit);
    isMovable = true;
  }

  /** Moves whom a lockout concerns, what is new, and what is held and may go. */
  function pump(): void {
    isScheduled = isMovable = false;
    if (version !== gate.version()) {
      version = gate.version();
      budgets.pause(!lockouts.ready());
      if (gate.isEnded()) for (const unit of all) if (unit.why) admit(unit);
    }
    const looked = fresh;
    fresh = [];
    for (const unit of waiting.concerned()) admit(unit);
    for (const unit of looked) admit(unit);
    for (let next = lines.next(); next; next = lines.next()) admit(next);
  }

  return {
    all,
    add(unit) {
      all.add(unit);
      fresh.push(unit);
      unit.sinceWallMs = clock.now();
      isMovable = true;
    },
    cancel(unit, member, value) {
      const isNews = settle(unit, member, { how: 'reject', value });
      settleFollowers(unit);
      return isNews;
    },
    endAll(error) {
      for (const unit of all) reject(unit, error);
    },
    lockoutChanged(key) {
      if (all.size === 0) return;
      waiting.changed(key);
      isMovable = true;
    },
    settle() {
      if (isScheduled || all.size === 0 || !(isMovable || gate.version() !== version)) return;
      isScheduled = true;
      outbox.after(() => outbox.turn('login', pump));
    },
  };
}
