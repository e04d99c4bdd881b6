// The steps of a test in which the store does and answers a call when the test says so. Comes in: an account, and what a tab does. Goes out:
// a world, and what each of its tabs refuses. Next: one-page.ts, tabs-origin.ts.
import { type Fate, openWorld } from './tabs-world.js';

export function openSteps(account: string | null) {
  const world = openWorld(account, false);
  const at = (tab: number) => {
    const page = world.pages[tab];
    if (!page) throw new Error('the tab is closed');
    return page;
  };
  return {
    world,
    at,
    /** The store does and answers everything that a tab has asked for. `fateOf`: of a call after which so many are left. */
    async settle(tab: number, fateOf: (left: number) => Fate) {
      const { calls, answers, clock } = at(tab);
      while (calls.length > 0) {
        world.apply(tab, fateOf(calls.length - 1));
        for (const answer of answers.splice(0)) answer();
        await clock.advance(0);
      }
    },
    remaining(tab: number, action: number) {
      const guard = at(tab).engine.guard(action);
      return guard.allowed ? 0 : guard.remainingMs;
    },
  };
}
