import { afterEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../../src/testing.js';
import { type Rig, rig } from '../support/engine.js';
import { closePlaces, places } from './places.js';
import { held, stored, storedByVersion1 } from './records.js';

const faultsOf = ({ emitted }: Rig) =>
  emitted.flatMap((one) => (one.name === 'fault' ? one.payload : []));

describe('IndexedDB', () => {
  afterEach(closePlaces);

  it('is the default store where there is one', async () => {
    const place = Object.fromEntries(places).idbStore?.();
    const clock = manualClock();
    const { engine } = rig({ store: undefined, clock });
    engine.receive({ majorCode: 136, wait: 30 });
    await engine.dispose();
    expect(await indexedDB.databases()).toMatchObject([{ name: 'igap-reactions' }]);
    expect(place && Object.keys(await held(place(clock)))).toEqual(['100']);
  });

  it('is not needed: where there is none, lockouts are kept in memory, and nothing failed', async () => {
    const given = rig({ store: undefined });
    given.engine.receive({ majorCode: 136, wait: 30 });
    await given.engine.restored;
    expect(given.engine.guard(100).allowed).toBe(false);
    expect(faultsOf(given)).toMatchObject([{ code: 'store.none' }]);
  });

  it('that may not even be looked at is one fault, and lockouts are kept in memory', async () => {
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get: () => {
        throw new DOMException('secret', 'SecurityError');
      },
    });
    const given = rig({ store: undefined });
    given.engine.receive({ majorCode: 136, wait: 30 });
    await given.engine.restored;
    expect(given.engine.guard(100).allowed).toBe(false);
    expect(faultsOf(given)).toEqual([
      { code: 'store.failed', message: expect.not.stringContaining('secret') },
    ]);
  });

  it('whose handle the browser has closed is opened anew, and nothing is a fault', async () => {
    const place = Object.fromEntries(places).idbStore?.();
    if (!place) throw new Error('there is such a place');
    const open = vi.spyOn(indexedDB, 'open');
    const clock = manualClock();
    const given = rig({ store: place(clock), clock });
    await given.engine.restored;
    open.mock.results[0]?.value.result.close();
    given.engine.receive({ majorCode: 136, wait: 30 });
    expect(given.engine.guard(100).allowed).toBe(false);
    await given.engine.dispose();
    expect(open).toHaveBeenCalledTimes(2);
    expect(faultsOf(given)).toEqual([]);
    expect(Object.keys(await held(place(clock)))).toEqual(['100']);
  });

  it('may hold a record of version 1, which counts, and goes when it is extended', async () => {
    const place = Object.fromEntries(places).idbStore?.();
    if (!place) throw new Error('there is such a place');
    const clock = manualClock();
    const first = { ...storedByVersion1('100'), arrivedAtMs: clock.now(), waitMs: 30_000 };
    // Its row is under its scope.
    await place(clock).write('', { ...first, id: '100' } as never);
    const given = rig({ store: place(clock), clock });
    await given.engine.restored;
    expect(given.engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 30_000 });
    given.engine.receive({ majorCode: 136, wait: 60 });
    await vi.waitFor(async () =>
      expect(await held(place(clock))).toMatchObject({ '100': { version: 2, waitMs: 60_000 } }),
    );
    await given.engine.dispose();
    expect(faultsOf(given)).toEqual([]);
  });

  it('may be deleted by the app while an engine lives: the next lockout is stored anew', async () => {
    const place = Object.fromEntries(places).idbStore?.();
    const clock = manualClock();
    const given = rig({ store: undefined, clock });
    given.engine.receive({ majorCode: 136, wait: 30 });
    const deleted = new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('igap-reactions');
      request.onsuccess = resolve;
      request.onblocked = reject;
    });
    await given.engine.restored;
    await deleted;
    given.engine.receive({ majorCode: 108, wait: 30 });
    await given.engine.dispose();
    expect(Object.keys((place && (await held(place(clock)))) ?? {})).toContain('101-');
    expect(faultsOf(given)).toEqual([]);
  });

  it('that holds what is no record loses that alone', async () => {
    const place = Object.fromEntries(places).idbStore?.();
    if (!place) throw new Error('there is such a place');
    const clock = manualClock();
    const store = place(clock);
    await store.write('', { ...stored('100'), arrivedAtMs: clock.now() });
    await store.write('', { ...stored('101'), waitMs: -1 });
    const given = rig({ store, clock });
    await given.engine.restored;
    expect(given.engine.guard(100).allowed).toBe(false);
    expect(given.engine.guard(101).allowed).toBe(true);
    expect(faultsOf(given).map(({ code }) => code)).toEqual(['store.corrupt']);
    expect(Object.keys(await held(store))).toEqual(['100']);
  });
});
