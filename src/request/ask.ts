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

/** `isOver`: it is made by the login itself, which is not held behind itself; whether that login is over. */
export type Ask = (
  asked: readonly Asked[],
  isBatch: boolean,
  options: BatchOptions,
  isOver?: () => boolean,
) => Promise<unknown>[];

/** Low enough to go before everything that is not urgent. */
const urgent = 2 ** 50;
/** So often what lost its connection is sent again, where that is wanted. */
const mostResends = 3;
const needs: readonly Need[] = ['nothing', 'connection', 'login'];

export function createAsk({ requests, defaults, beforeLogin, turn }: AskParts): Ask {
  // Another for every page and engine: servers know requests by these ids.
  const random = () => Math.random().toString(36).slice(2);
  const page = random() + random();
  let ids = 0;

  return (asked, isBatch, given, isOver = () => true) => {
    const options = { ...defaults, ...given };
    const { maxHoldMs = 30_000, maxWaitMs = 30_000, priority, replay, signal } = options;
    const order = ++ids;
    const id = `request-${order}`;
    const key = `${page}-${order}`;
    const need = (action: number) => needs.indexOf(needOf(action, beforeLogin));
    const most = needs[Math.max(...asked.map(({ action }) => need(action)))] as Need;
    const members = new Set<Member>();
    // The login itself is tried again by the session only; a 2 of what it is made of answers it.
    const isLogin = asked.some(({ action }) => action === loginAction);
    const unit: Unit = {
      ...{ id, key, options, members },
      order: priority === 'high' ? order - urgent : order,
      need: () => (isOver() ? most : 'nothing'),
      followers: 0,
      off: () => {},
      stand: 'new',
      mostMs: { held: maxHoldMs, waiting: maxWaitMs },
      spentMs: { held: 0, waiting: 0 },
      ...{ sinceWallMs: 0, sinceMs: 0, dueMs: 0, dueAt: -1, lineAt: -1, attempt: 0 },
      lockedBy: '',
      again: {
        login: isLogin || replay === 'never' || !isOver() ? 0 : 1,
        lost: isLogin || replay !== 'idempotent' ? 0 : mostResends,
        lockout: isLogin ? 0 : Infinity,
      },
    };
    const answers = asked.map((one, at) => {
      const suffix = isBatch ? `.${at}` : '';
      const ids = { id: id + suffix, idempotencyKey: key + suffix, suffix };
      return new Promise((resolve, reject) => {
        members.add({ ...one, subject: one.subject, ...ids, resolve, reject });
      });
    });
    requests.add(unit);
    const off = listenToAbort(signal, (reason) =>
      turn(() => {
        for (const member of members) requests.cancel(unit, member, reason);
      }),
    );
    // The signal may be aborted already, or may have called the engine.
    if (requests.all.has(unit)) unit.off = off;
    else off();
    return answers;
  };
}
