// What pages of several tabs know: every lockout that one of them started, and what each page was given. Comes in: what pages do and are
// given. Goes out: which locks there are, and which of them nothing can have ended. Next: tabs-checks.ts, tabs-model.ts.
import type { StoredLockout } from '../../src/index.js';
import { openWorld } from './tabs-world.js';

/** A lockout as some page started it: one record. No two are of one key, error and wait. */
export interface Lock {
  readonly key: string;
  readonly waitMs: number;
  /** True time at which it ends, where no clock is set. */
  readonly endMs: number;
  readonly accounts: Set<string>;
  /** The accounts under which the store has written it. */
  readonly stored: Set<string>;
  /** Later ones of its scope, set by a page that knew it. */
  readonly replacedBy: Set<Lock>;
  cleared: boolean;
  /** A removal of it failed. */
  stuck: boolean;
}

/** What a page was given since it was loaded. */
export interface Mind {
  /** When it was first given a record, in its elapsed time. */
  readonly knownMs: Map<Lock, number>;
  /** What it knows of its present account. */
  sees: Set<Lock>;
  /** What other tabs of its present account said that they cleared. */
  asked: Set<Lock>;
  /** What was said to be cleared in an account that it was not in: it does not learn of that. */
  readonly missed: Set<Lock>;
  /** What it started and does not know to be stored, by account. */
  readonly unsaved: Map<string, Set<Lock>>;
  /** What it has cleared, and in which accounts. */
  readonly cleared: Map<Lock, readonly string[]>;
  /** It was anonymous when it entered its account. */
  adopted: boolean;
  /** What it knew of an account when it left it, or read of it afterwards, and may know again where that cannot be read. */
  readonly left: Map<string, readonly Lock[]>;
}

export const nameOf = ({
  key,
  majorCode,
  waitMs,
}: Pick<StoredLockout, 'key' | 'majorCode' | 'waitMs'>) => `${key} ${majorCode} ${waitMs}`;
const newMind = (): Mind => ({
  ...{ knownMs: new Map(), sees: new Set(), asked: new Set(), missed: new Set() },
  ...{ unsaved: new Map(), cleared: new Map(), adopted: false, left: new Map() },
});

export type Minds = ReturnType<typeof openMinds>;

export function openMinds(account: string | null, instant: boolean) {
  const locks = new Map<string, Lock>();
  const byId = new Map<string, Lock>();
  const minds: Mind[] = [newMind(), newMind(), newMind()];
  /** By how much clocks were set, all together: what ends later than that holds for certain. */
  const clocks = { setMs: 0 };
  const world = openWorld(account, instant, {
    written(_, of, record, done) {
      const lock = lockOf(record);
      byId.set(record.id, lock);
      lock.accounts.add(of);
      if (done) lock.stored.add(of);
    },
    confirmed(tab, of, record) {
      const lock = lockOf(record);
      const unsaved = unsavedOf(tab, of);
      unsaved.delete(lock);
      // What it replaced is removed now, unless its account was left.
      if (of !== ownOf(tab)) return;
      for (const each of unsaved) if (each.replacedBy.has(lock)) unsaved.delete(each);
    },
    removed(id, done) {
      const lock = byId.get(id);
      if (lock && !done) lock.stuck = true;
    },
    read(tab, of, found) {
      const own = ownOf(tab);
      if (of !== own && !(of === '' && mindOf(tab).adopted)) return;
      const records = found.filter((each) => counts(tab, each)).map(lockOf);
      const shown = (world.pages[tab]?.engine.lockouts() ?? []).map(lockOf);
      for (const lock of records) {
        const { key, endMs } = lock;
        learn(tab, lock);
        lock.accounts.add(own);
        if (of === own) unsavedOf(tab, of).delete(lock);
        // What ends earlier than another of its scope stays behind.
        else if ([...records, ...shown].every((each) => each.key !== key || each.endMs <= endMs))
          goesAlong(tab, lock);
      }
      if (of !== own) leave(tab, of, records);
    },
  });

  function lockOf(named: Parameters<typeof nameOf>[0]): Lock {
    const lock = locks.get(nameOf(named));
    if (!lock) throw new Error(`nobody locked ${nameOf(named)}`);
    return lock;
  }
  function mindOf(tab: number): Mind {
    return minds[tab] ?? newMind();
  }
  function ownOf(tab: number): string {
    return world.accounts[tab] ?? '';
  }
  function unsavedOf(tab: number, of: string): Set<Lock> {
    const { unsaved } = mindOf(tab);
    const found = unsaved.get(of) ?? new Set();
    unsaved.set(of, found);
    return found;
  }

  /** What has ended by the clock of a page that did not know it, that does not take over; a message of it may come later. */
  function counts(tab: number, record: StoredLockout): boolean {
    const wallMs = world.pages[tab]?.clock.now() ?? 0;
    return mindOf(tab).knownMs.has(lockOf(record)) || record.arrivedAtMs + record.waitMs > wallMs;
  }

  function learn(tab: number, lock: Lock): void {
    const mind = mindOf(tab);
    if (!mind.knownMs.has(lock)) mind.knownMs.set(lock, world.pages[tab]?.elapsedMs ?? 0);
    mind.sees.add(lock);
  }

  /** A page is not in an account of which it knows these. */
  function leave(tab: number, of: string, known: Iterable<Lock>): void {
    const { left } = mindOf(tab);
    left.set(of, [...(left.get(of) ?? []), ...known]);
  }

  /** A lock of the anonymous account becomes one of the account that its page has entered. */
  function goesAlong(tab: number, lock: Lock): void {
    const own = ownOf(tab);
    const { cleared } = mindOf(tab);
    lock.accounts.add(own);
    unsavedOf(tab, own).add(lock);
    const places = cleared.get(lock) ?? [];
    // In a sign-in that has ended it was cleared in that account only: of the anonymous one it goes along anew.
    const others = places.filter((each) => each !== own);
    if (!places.includes('')) cleared.set(lock, others);
  }

  /** Whether nothing can have ended it: it must be refused by who knows it. */
  function holds(lock: Lock): boolean {
    // What was replaced in one account, a page takes for replaced in all that it has been taken along to.
    const isLeft = lock.replacedBy.size > 0 && lock.accounts.size > 1;
    const isCleared = lock.cleared || [...lock.replacedBy].some(({ cleared }) => cleared) || isLeft;
    return !isCleared && lock.endMs - clocks.setMs > world.now();
  }

  /** Whether one that ends later was cleared: until it has looked into the storage, a page does not know what is left. */
  function isUnsure(lock: Lock, { sees, left }: Mind): boolean {
    return [...sees, ...[...left.values()].flat()].some(
      ({ key, endMs, cleared }) => cleared && key === lock.key && endMs >= lock.endMs,
    );
  }

  /** A message arrives. */
  function note(tab: number, message: unknown): void {
    const { account: of, kind, record } = Object(message);
    const { asked, missed } = mindOf(tab);
    const isOwn = of === ownOf(tab);
    if (kind === 'locked' && isOwn) learn(tab, lockOf(record));
    if (kind === 'cleared') (isOwn ? asked : missed).add(lockOf(record));
  }

  return {
    ...{ world, clocks, locks, lockOf, mindOf, ownOf, unsavedOf },
    ...{ learn, leave, goesAlong, holds, isUnsure, note },
    reset: (tab: number) => void minds.splice(tab, 1, newMind()),
  };
}
