import { describe, expect, it } from 'vitest';
import { receive, untilEmitted, untilLocked, untilStored } from './asking.js';
import type { Driver, WorkerKind } from './driver.js';
import { browserName, callOf, openProfile, type Plain, type Tab } from './tab.js';

/** Runs a function in a worker: it sees the worker's scope. */
const inWorker = <Given extends readonly Plain[]>(
  tab: Tab,
  [kind, type]: readonly [WorkerKind, WorkerType],
  work: (driver: Driver, ...given: Given) => unknown,
  ...given: Given
) =>
  tab.until(
    `the ${type} ${kind} worker has answered`,
    (driver, kind, type, source) => driver.inWorker(kind, type, source),
    kind,
    type,
    callOf(work, given),
  );

const kinds: readonly WorkerKind[] = ['dedicated', 'shared', 'service'];
const types: readonly WorkerType[] = ['module', 'classic'];
const workers = kinds.flatMap((kind) => types.map((type) => [kind, type] as const));

describe('the engine in a worker', () => {
  it.each(workers)('of the kind %s (%s) shares its lockouts with the page', async (...worker) => {
    const profile = await openProfile();
    const page = await profile.open();
    const scope = await inWorker(page, worker, ({ engine }) => {
      engine.receive({ majorCode: 136, wait: 90 });
      return `${typeof document} ${globalThis.constructor.name}`;
    });
    expect(scope).toMatch(/^undefined \w*WorkerGlobalScope$/);
    await untilLocked(page, '100');

    await receive(page, { majorCode: 175, wait: 90 });
    await inWorker(page, worker, ({ engine }) => !engine.guard(123).allowed);

    await inWorker(page, worker, ({ engine }) => {
      engine.lockouts().forEach(engine.clearLockout);
      return true;
    });
    const { payload } = await untilEmitted(page, 'lockout.ended', 2);
    expect(payload.reason).toBe('cleared');
    const faults = await inWorker(page, worker, ({ emitted }) =>
      emitted.filter(({ name }) => name === 'fault'),
    );
    expect(faults).toEqual([]);
  });

  it.runIf(browserName === 'chromium')(
    'that the browser has stopped knows its lockouts when it is started again',
    async () => {
      const profile = await openProfile();
      const page = await profile.open({ engine: 'none' });
      const worker = ['service', 'module'] as const;
      await inWorker(page, worker, ({ engine }) => {
        engine.receive({ majorCode: 136, wait: 90 });
        return engine.restored.then(() => true);
      });
      await untilStored(page, '100');
      await page.browser.cdp?.('ServiceWorker.enable');
      await page.browser.cdp?.('ServiceWorker.stopAllWorkers');
      const origin = await inWorker(page, worker, async ({ engine, emitted }) => {
        await engine.restored;
        return emitted.find(({ name }) => name === 'lockout.started')?.payload.origin;
      });
      expect(origin).toBe('storage');
      await page.close();
    },
  );
});
