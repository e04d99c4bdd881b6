// Three tabs of one origin and what they must show. Comes in: what happens, step by step. Goes out: engines to which it has happened, and what
// is wrong then. Next: tabs-model.test.ts.
import { tabsChecks } from './tabs-checks.js';
import { type Lock, nameOf, openMinds } from './tabs-minds.js';
import type { Page } from './tabs-world.js';

/** What locks: by an error frame where there is a code. */
export interface Locking {
  readonly key: '*' | '201' | '201/1';
  readonly byFrame: boolean;
  readonly seconds: number;
}

/** What becomes of a message; of one that arrives twice, the second is still under way. */
export type Arrival = 'once' | 'twice' | 'lost';

export type Model = ReturnType<typeof tabsModel>;

export function tabsModel(account: string | null, instant: boolean) {
  const minds = openMinds(account, instant);
  const { world, clocks, locks, lockOf, mindOf, ownOf, unsavedOf, learn, note } = minds;

  return {
    world,
    ...tabsChecks(minds),
    open(tab: number) {
      minds.reset(tab);
      world.open(tab);
    },
    lock(tab: number, { engine }: Page, { key, byFrame, seconds }: Locking) {
      const subject = key === '201/1' ? 1 : undefined;
      const frameCode = subject ? 234 : 10;
      // Only a frame locks everything.
      const majorCode = byFrame || key === '*' ? frameCode : undefined;
      let waitMs = seconds * 1000;
      while (locks.has(nameOf({ key, majorCode, waitMs }))) waitMs += 1000;
      const lock: Lock = {
        ...{ key, waitMs, endMs: world.now() + waitMs, cleared: false, stuck: false },
        ...{ accounts: new Set([ownOf(tab)]), stored: new Set(), replacedBy: new Set() },
      };
      locks.set(nameOf({ key, majorCode, waitMs }), lock);
      const unsaved = unsavedOf(tab, ownOf(tab));
      unsaved.add(lock);
      if (majorCode) {
        const action = key === '*' ? undefined : 201;
        engine.receive({
          majorCode,
          wait: waitMs / 1000,
          ...(action && { action }),
          ...(subject && { subject }),
        });
      } else engine.lockOut({ action: 201, waitMs, ...(subject && { subject }) });
      const { sees } = mindOf(tab);
      // An earlier end than the one that is known changes nothing: it is never written.
      const holding = engine.lockouts().find((each) => each.key === key);
      if (holding && lockOf(holding) === lock) {
        for (const each of sees) if (each.key === key) each.replacedBy.add(lock);
        learn(tab, lock);
        return;
      }
      unsaved.delete(lock);
      if (clocks.setMs === 0 && holding && lockOf(holding).endMs < lock.endMs)
        throw new Error('an earlier end holds');
    },
    clear(tab: number, { engine }: Page, at: number) {
      const lockout = engine.lockouts()[at];
      if (!lockout) return;
      const lock = lockOf(lockout);
      engine.clearLockout(lockout);
      const mind = mindOf(tab);
      const isOfKey = (each: Lock) => each.key === lock.key;
      const known = [...mind.sees].filter(isOfKey);
      const left = mind.left.get(ownOf(tab))?.filter(isOfKey) ?? [];
      // What was left of one that another tab has cleared, it may have forgotten.
      const sure = known.filter((each) => each === lock || !minds.isUnsure(each, mind));
      const places = mind.adopted ? ['', ownOf(tab)] : [ownOf(tab)];
      for (const each of sure) mind.cleared.set(each, places);
      for (const each of [lock, ...known, ...left]) each.cleared = true;
    },
    enter(tab: number, { engine }: Page, next: string | null) {
      const mind = mindOf(tab);
      const own = ownOf(tab);
      const isOther = own !== (next ?? '');
      world.accounts[tab] = next;
      if (isOther) {
        mind.asked = new Set();
        minds.leave(tab, own, mind.sees);
        mind.adopted = own === '';
        // What ends earlier than another of its scope stays behind. What could not be read, it may know since it was here before.
        const shown = mind.adopted ? engine.lockouts().map(lockOf) : [];
        const along = mind.adopted ? [...mind.sees, ...shown] : [];
        mind.sees = new Set([...along, ...unsavedOf(tab, next ?? '')]);
        for (const lock of shown) minds.goesAlong(tab, lock);
      }
      void engine.signedIn({ account: next });
    },
    deliver(tab: number, page: Page, at: number, arrival: Arrival) {
      const { inbox } = page;
      const place = at % inbox.length;
      const message = inbox[place];
      if (!message) return;
      if (arrival !== 'twice') inbox.splice(place, 1);
      if (arrival === 'lost') return;
      note(tab, message);
      page.receive(message);
    },
    jump(tab: number, ms: number) {
      if (world.jump(tab, ms)) clocks.setMs += Math.abs(ms);
    },
    /** Everything arrives, calls that hang are given up within `ms`, every page wakes: nothing is under way any more. */
    async settle(ms: number) {
      for (const page of world.pages) if (page) await world.wake(page);
      await world.advance(ms);
      for (let times = 0; times < 4; times++) {
        for (const page of world.pages) if (page) await world.wake(page);
        await world.calm(note);
      }
    },
  };
}
