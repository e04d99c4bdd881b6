// What tests ask of tabs again and again. Comes in: a tab. Goes out: what its engine knows and emitted, as plain data. Next: the tests.
import type { ErrorFrame, StoredLockout } from 'igap-reactions';
import type { Emitted } from './driver.js';
import type { Tab } from './tab.js';

/** A frame as data: what a test sends into a page. */
type PlainFrame = Omit<ErrorFrame, 'subject'> & { readonly subject?: string | number };

/** The engine of the tab receives a frame; the wall clock at that moment. */
export const receive = (tab: Tab, frame: PlainFrame) =>
  tab.run(
    ({ engine, realMs }, received) => {
      const nowMs = realMs();
      engine.receive(received);
      return nowMs;
    },
    { ...frame },
  );

/** Waits until the anonymous account's lockout of a scope is stored, and returns its record. */
export const untilStored = (tab: Tab, key: string): Promise<StoredLockout> =>
  tab
    .until('it is stored', async ({ records }, of) => (await records())[` ${of}`], key)
    .then((record) => record as StoredLockout);

/** The scopes that are locked in a tab. */
export const keysOf = (tab: Tab) =>
  tab.run(({ engine }) => engine.lockouts().map(({ key }) => key));

/** Waits until a tab lists the lockout of a scope. */
export const untilLocked = (tab: Tab, key: string) =>
  tab.until(
    `${key} is locked`,
    ({ engine }, of) => engine.lockouts().find((each) => each.key === of),
    key,
  );

/** Waits until the tab has emitted an event (`count` times), and returns the last. */
export async function untilEmitted(tab: Tab, name: Emitted['name'], count = 1): Promise<Emitted> {
  const emitted = await tab.until(
    `${name} is emitted ${count} times`,
    (driver, of, times) => driver.emitted.filter((each) => each.name === of)[times - 1],
    name,
    count,
  );
  if (!emitted) throw new Error('unreachable');
  return emitted;
}

/** The codes of the faults that a tab has emitted, in order. */
export const faultsOf = (tab: Tab): Promise<string[]> =>
  tab.run(({ emitted }) =>
    emitted.flatMap(({ name, payload }) => (name === 'fault' ? payload.code : [])),
  );

/** What a tab says of a request now. */
export const guardOf = (tab: Tab, action: number) =>
  tab.run(({ engine }, of) => {
    const guard = engine.guard(of);
    return guard.allowed ? 0 : guard.remainingMs;
  }, action);
