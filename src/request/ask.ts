// A request as it is asked for. Comes in: what the app wants sent, and its options over the defaults. Goes out: a unit to be moved, and a
// promise for each of its members. Next: requests.ts.
import { type Need, needOf, type ProtocolFacts } from '../protocol/facts.js';
import type { BatchOptions, RequestDefaults, Send } from '../request-options.js';
import { listenToAbort } from '../signal.js';
import type { Requests } from './request-parts.js';
import type { Member, Unit } from './unit.js';

/** One request to be sent, its subject as a string. */
export interface Asked {
  readonly action: number;
  readonly subject?: string | undefined;
  readonly send: Send<unknown>;
}

/** What asking needs of the engine. */
export interface AskParts {
  readonly facts: ProtocolFacts;
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
  options: BatchOptions | undefined,
  isOver?: () => boolean,
) => Promise<unknown>[];

/** Low enough to go before everything that is not urgent. */
const urgent = 2 ** 50;
/** So often what lost its connection is sent again, where that is wanted. */
const mostResends = 3;
const nothing = { held: 0, waiting: 0 };
const idle = () => {};
const needs: readonly Need[] = ['nothing', 'connection', 'login'];

export function createAsk({ facts, requests, defaults, beforeLogin, turn }: AskParts): Ask {
  // Another for every page and engine: servers know requests by these ids.
  const random = () => Math.random().toString(36).slice(2);
  const page = random() + random();
  let ids = 0;

  return (asked, isBatch, given, isOver = () => true) => {
    const options: BatchOptions = given ? { ...defaults, ...given } : defaults;
    const { maxHoldMs = 30_000, maxWaitMs = 30_000, priority, replay, signal } = options;
    const order = ++ids;
    const id = `request-${order}`;
    const key = `${page}-${order}`;
    const need = (action: number) => needs.indexOf(needOf(facts, action, beforeLogin));
    const most = needs[Math.max(...asked.map(({ action }) => need(action)))] as Need;
    const members = new Set<Member>();
    // The login itself is tried again by the session only; a 2 of what it is made of answers it.
    const isLogin = asked.some(({ action }) => action === facts.login.action);
    const unit: Unit = {
      id,
      key,
      order: priority === 'high' ? order - urgent : order,
      options,
      need: () => (isOver() ? most : 'nothing'),
      members,
      followers: 0,
      off: idle,
      stand: 'new',
      why: undefined,
      sinceWallMs: 0,
      mostMs: { held: maxHoldMs, waiting: maxWaitMs },
      spentMs: nothing,
      sinceMs: 0,
      dueMs: 0,
      dueAt: -1,
      line: undefined,
      lineAt: -1,
      keys: undefined,
      lockedBy: '',
      attempt: 0,
      again: {
        login: isLogin || replay === 'never' || !isOver() ? 0 : 1,
        lost: isLogin || replay !== 'idempotent' ? 0 : mostResends,
        lockout: isLogin ? 0 : Infinity,
      },
      refusal: undefined,
    };
    const answers = asked.map((one, at) => {
      const suffix = isBatch ? `.${at}` : '';
      const { action, subject, send } = one;

      return new Promise((resolve, reject) => {
        members.add({
          id: id + suffix,
          suffix,
          idempotencyKey: key + suffix,
          action,
          subject,
          send,
          resolve,
          reject,
          abandon: undefined,
          following: undefined,
        });
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
