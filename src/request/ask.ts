// A request as it is asked for. Comes in: what the app wants sent, and its options over the defaults. Goes out: a unit to be moved, and a
// promise for each of its members. Next: requests.ts.
import { loginAction, type Need, needOf } from '../protocol/facts.js';
import type { BatchOptions, RequestDefaults, Send } from '../request-options.js';
import { listenToAbort } from '../signal.js';
import type { Requests } from './requests.js';
import type { Member, Unit } from './unit.js';

/** One request to be sent, its subject as a string. */
export interface Asked {
  readonly action: number;
  readonly subject?: string | undefined;
  readonly send: Send<unknown>;
}

/** What asking needs of the engine. */
export interface AskParts {
  readonly requests: Requests;
  readonly defaults: RequestDefaults;
  readonly beforeLogin: readonly number[];
  /** Makes a turn of what comes later. */
  readonly turn: (work: () => void) => void;
}

/** `isOver`: it is made by the login itself, which is not held behind itself; tells when that login is over. */
export type Ask = (
  asked: readonly Asked[],
  isBatch: boolean,
  options: BatchOptions,
  isOver?: () => boolean,
) => Promise<unknown>[];

/** Low enough to go before everything that is not urgent. */
const urgent = 2 ** 50;
const needs: readonly Need[] = ['nothing', 'connection', 'login'];

export function createAsk({ requests, defaults, beforeLogin, turn }: AskParts): Ask {
  const page = `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  let ids = 0;

  return (asked, isBatch, given, isOver) => {
    const options = { ...defaults, ...given };
    const { maxHoldMs = 30_000, maxWaitMs = 30_000, priority, replay, signal } = options;
    const order = ++ids;
    const id = `request-${order}`;
    const most = Math.max(...asked.map(({ action }) => needs.indexOf(needOf(action, beforeLogin))));
    const need = needs[most] as Need;
    const isWithin = () => isOver !== undefined && !isOver();
    const isLogin = asked.every(({ action }) => action === loginAction);
    const members = new Set<Member>();
    const unit: Unit = {
      id,
      order: priority === 'high' ? order - urgent : order,
      options,
      isBatch,
      need: () => (isWithin() ? 'nothing' : need),
      members,
      off: () => {},
      stand: 'new',
      sinceMs: 0,
      sinceWallMs: 0,
      leftMs: { held: maxHoldMs, waiting: maxWaitMs },
      spentMs: { held: 0, waiting: 0 },
      dueMs: 0,
      dueAt: -1,
      attempt: 0,
      wasHeld: false,
      replays: replay !== 'never' && !isLogin && !isWithin(),
      resends: 0,
    };
    const answers = asked.map(({ action, subject, send }, at) => {
      const own = isBatch ? `${id}.${at}` : id;
      const idempotencyKey = `${page}-${isBatch ? `${order}.${at}` : order}`;
      return new Promise((resolve, reject) => {
        members.add({ id: own, action, subject, send, idempotencyKey, resolve, reject });
      });
    });
    requests.add(unit);
    unit.off = listenToAbort(signal, (reason) =>
      turn(() => {
        for (const member of members) requests.cancel(unit, member, reason);
      }),
    );
    return answers;
  };
}
