// One page, of any account, whose store does and answers a call when the test says so. Comes in: an account. Goes out: its engine, and more tabs
// beside it. Next: the tests of accounts.
import { type Fate, openWorld } from './tabs-world.js';

/** A page whose store does and answers a call when the test says so. Its first reading has been answered. */
export async function page(account: string | null) {
  const world = openWorld(account, false);
  const at = (tab: number) => {
    const opened = world.pages[tab];
    if (!opened) throw new Error('the tab is closed');
    return opened;
  };
  /** The store does the calls that were made, and answers them. */
  const store = async (tab = 0, fate: Fate = 'ok') => {
    const { calls, answers, clock } = at(tab);
    while (calls.length > 0) {
      world.apply(tab, fate);
      for (const answer of answers.splice(0)) answer();
      await clock.advance(0);
    }
  };
  world.open(0);
  await store();
  const { engine, clock } = at(0);
  const remaining = (action: number, tab = 0) => {
    const guard = at(tab).engine.guard(action);
    return guard.allowed ? 0 : guard.remainingMs;
  };
  return { ...{ world, at, store, engine, clock, remaining } };
}

/** How a write comes to be unknown, and what the store then holds of it. */
export const unknown: ReadonlyArray<readonly [does: string, fate: Fate | undefined]> = [
  ['is under way', undefined],
  ['has failed', 'fail'],
  ['hangs', 'hang'],
  ['is done, and not answered', 'silent'],
];
