// Three tabs of one account for tests that say every step: the store does and answers a call, and messages arrive, when the test says so.
// Comes in: what a tab does. Goes out: what it refuses, what is stored. Next: tabs-orders.test.ts, tabs-clears.test.ts.
import { openWorld } from './tabs-world.js';

function origin() {
  const world = openWorld('a', false);
  const at = (tab: number) => {
    const page = world.pages[tab];
    if (!page) throw new Error('the tab is closed');
    return page;
  };
  const arrive = async (tab: number) => {
    const page = at(tab);
    for (const message of page.inbox.splice(0)) page.receive(message);
    await page.clock.advance(0);
  };
  /** The store does and answers everything that a tab has asked for. */
  const store = async (tab: number, last: 'ok' | 'fail' | 'hang' = 'ok') => {
    const page = at(tab);
    while (page.calls.length > 0) {
      world.apply(tab, page.calls.length > 1 ? 'ok' : last);
      for (const answer of page.answers.splice(0)) answer();
      await page.clock.advance(0);
    }
  };
  const open = async (tab: number) => {
    world.open(tab);
    await store(tab);
  };
  return {
    ...{ world, at, arrive, store, open },
    lock: (tab: number, waitMs: number) => at(tab).engine.lockOut({ action: 201, waitMs }),
    clear(tab: number) {
      for (const lockout of at(tab).engine.lockouts()) at(tab).engine.clearLockout(lockout);
    },
    async wake(tab: number) {
      await world.wake(at(tab));
      await store(tab);
    },
    remaining(tab: number) {
      const guard = at(tab).engine.guard(201);
      return guard.allowed ? 0 : guard.remainingMs;
    },
    stored: () => [...(world.disk.get('a')?.values() ?? [])].map(({ waitMs }) => waitMs),
    /** A tab crashes and is loaded again. */
    async reload(tab: number) {
      world.close(tab);
      await open(tab);
    },
  };
}

export async function threeTabs() {
  const given = origin();
  for (const tab of [0, 1, 2]) await given.open(tab);
  return given;
}
