// What is wrong with what several tabs show, in words. Comes in: what they know. Goes out: nothing where all is well. Next: tabs-model.ts.
import type { Lock, Minds } from './tabs-minds.js';
import type { Page } from './tabs-world.js';

/** A question to the guard, and the keys that may refuse it. */
const questions = [
  { action: 201, subject: undefined, keys: ['*', '201'] },
  { action: 201, subject: 1, keys: ['*', '201', '201/1'] },
] as const;

export function tabsChecks(minds: Minds) {
  const { world, clocks, locks, lockOf, mindOf, ownOf, unsavedOf, holds, isUnsure } = minds;

  /** What is wrong with a page that is not frozen. */
  function wrongs(tab: number, page: Page): string[] {
    const wrong: string[] = [];
    const mind = mindOf(tab);
    const shown = page.engine.lockouts().map(lockOf);
    const exact = clocks.setMs === 0;
    for (const lock of shown) {
      if (!lock.accounts.has(ownOf(tab))) wrong.push('shows what is of another account');
      if (mind.cleared.get(lock)?.includes(ownOf(tab))) wrong.push('shows what it has cleared');
      if (!mind.knownMs.has(lock)) wrong.push('shows what it does not know');
    }
    for (const { action, subject, keys } of questions) {
      const guard = page.engine.guard(action, subject);
      const refusing = shown.filter(({ key }) => keys.some((each) => each === key));
      const remainingMs = guard.allowed ? 0 : guard.remainingMs;
      const longestMs = Math.max(0, ...refusing.map(({ endMs }) => endMs - world.now()));
      if (exact && remainingMs !== longestMs) wrong.push(`${remainingMs} remain of ${longestMs}`);
      if (guard.allowed) continue;
      const lock = lockOf(guard.lockout);
      const mostMs = (mind.knownMs.get(lock) ?? 0) + lock.waitMs - page.elapsedMs;
      if (remainingMs > mostMs) wrong.push(`${remainingMs} remain of at most ${mostMs}`);
    }
    for (const lock of mind.sees) {
      if (holds(lock) && !isUnsure(lock, mind)) wrong.push(...wrongsOf(lock, shown, exact));
    }
    return wrong.map((each) => `tab ${tab} ${each}`);
  }

  function wrongsOf(lock: Lock, shown: readonly Lock[], exact: boolean): string[] {
    const held = shown.find(({ key }) => key === lock.key);
    const isRefused = held && (!exact || held.endMs >= lock.endMs);
    return isRefused ? [] : [`does not refuse ${lock.key} of ${lock.waitMs}`];
  }

  /** What is wrong with a page once everything is quiet. */
  function quietWrongs(tab: number, page: Page): string[] {
    const own = ownOf(tab);
    const onDisk = new Set([...(world.disk.get(own)?.values() ?? [])].map(lockOf));
    const shown = page.engine.lockouts().map(lockOf);
    const mind = mindOf(tab);
    const wrong: string[] = [];
    for (const lock of locks.values()) {
      if (lock.stored.has(own) && holds(lock))
        wrong.push(...wrongsOf(lock, shown, clocks.setMs === 0));
      const isExcused = lock.stuck || clocks.setMs > 0 || lock.accounts.size > 1;
      const isCleared = mind.cleared.get(lock)?.includes(own);
      if (isCleared && onDisk.has(lock) && !isExcused) wrong.push('stores the cleared');
    }
    for (const lock of shown) {
      const isKept = onDisk.has(lock) || unsavedOf(tab, own).has(lock);
      if (mind.asked.has(lock) && !isKept) wrong.push('shows what another tab has cleared');
    }
    return wrong.map((each) => `tab ${tab} quiet: ${each}`);
  }

  return {
    wrongs: () =>
      world.pages.flatMap((page, tab) =>
        page && page.frozenMs === undefined ? wrongs(tab, page) : [],
      ),
    quietWrongs: () => world.pages.flatMap((page, tab) => (page ? quietWrongs(tab, page) : [])),
    /**
     * What pages of one account show differently. Some may do: what a page does not know to be stored, it does not end because another
     * says so; that it was cleared it does not learn while it is in another account; what was replaced by one that was cleared may be left,
     * and so may what went along to another account.
     */
    disagreements() {
      const shown = world.pages.map((page) => page?.engine.lockouts().map(lockOf));
      const isKept = (lock: Lock, tab: number) =>
        (lock.accounts.size > 1 && (lock.cleared || lock.replacedBy.size > 0)) ||
        (lock.cleared && unsavedOf(tab, ownOf(tab)).has(lock)) ||
        (lock.cleared && mindOf(tab).missed.has(lock)) ||
        [...lock.replacedBy].some(({ cleared }) => cleared);
      const unsure = shown.flatMap((locks = [], tab) => locks.filter((lock) => isKept(lock, tab)));
      const texts = shown.flatMap((locks, tab) => {
        const sure = locks?.filter(({ key }) => !unsure.some((kept) => kept.key === key));
        const text = sure
          ?.map(({ key, endMs }) => `${key} ${endMs}`)
          .sort()
          .join();
        return text === undefined ? [] : [{ own: ownOf(tab), text }];
      });
      return texts.filter(({ own, text }) =>
        texts.some((other) => other.own === own && other.text !== text),
      );
    },
  };
}
