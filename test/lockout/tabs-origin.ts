// Three tabs of one account for tests that say every step: the store does and answers a call, and messages arrive, when the test says so.
// Comes in: what a tab does. Goes out: what it refuses, what is stored. Next: tabs-orders.test.ts, tabs-clears.test.ts.
import { openSteps } from './tabs-steps.js';

function origin() {
  const { world, at, settle, remaining } = openSteps('a');
  const arrive = async (tab: number) => {
    const page = at(tab);
    for (const message of page.inbox.splice(0)) page.receive(message);
    await page.clock.advance(0);
  };
  /** `last`: what becomes of the last call. */
  const store = (tab: number, last: 'ok' | 'fail' | 'hang' = 'ok') =>
    settle(tab, (left) => (left > 0 ? 'ok' : last));
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
    remaining: (tab: number) => remaining(tab, 201),
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
