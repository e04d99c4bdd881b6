// One page, of any account, whose store does and answers a call when the test says so. Comes in: an account. Goes out: its engine, and more tabs
// beside it. Next: the tests of accounts.
import { openSteps } from './tabs-steps.js';
import type { Fate } from './tabs-world.js';

/** A page whose store does and answers a call when the test says so. Its first reading has been answered. */
export async function page(account: string | null) {
  const { world, at, settle, remaining: remainingAt } = openSteps(account);
  /** The store does the calls that were made, and answers them. */
  const store = (tab = 0, fate: Fate = 'ok') => settle(tab, () => fate);
  world.open(0);
  await store();
  const { engine, clock } = at(0);
  const remaining = (action: number, tab = 0) => remainingAt(tab, action);
  return { ...{ world, at, store, engine, clock, remaining } };
}

/** How a write comes to be unknown, and what the store then holds of it. */
export const unknown: ReadonlyArray<readonly [does: string, fate: Fate | undefined]> = [
  ['is under way', undefined],
  ['has failed', 'fail'],
  ['hangs', 'hang'],
  ['is done, and not answered', 'silent'],
];
