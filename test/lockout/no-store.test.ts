import { afterEach, describe, expect, it } from 'vitest';
import {
  createReactionEngine,
  type Fault,
  memoryStore,
  type ReactionEngineOptions,
} from '../../src/index.js';
import { testEngine } from '../../src/testing.js';
import { closePlaces, places } from './places.js';

/** An engine that an app makes, and its faults. */
function app(options: ReactionEngineOptions = {}) {
  const engine = createReactionEngine({ channel: null, ...options });
  const faults: Fault[] = [];
  engine.on('fault', (fault) => faults.push(fault));
  return { engine, faults };
}

/** Until the present task is over. */
const task = () => new Promise((resolve) => setImmediate(resolve));

describe('an engine without a store, where there is no IndexedDB', () => {
  it('says once that its lockouts live in memory, to listeners that are added after it is made', async () => {
    const { engine, faults } = app();
    expect(faults).toEqual([]);
    await task();
    const said = [
      {
        code: 'store.none',
        message: expect.stringMatching(/^No store was named, and there is no IndexedDB/),
      },
    ];
    expect(faults).toEqual(said);
    await engine.signedIn({ account: 'a' });
    engine.lockOut({ action: 201, waitMs: 5000 });
    expect(engine.guard(201).allowed).toBe(false);
    await engine.signedIn({ account: 'b' });
    await engine.dispose();
    expect(faults).toEqual(said);
  });

  it('is one of its own: another says it too', async () => {
    const both = [app(), app({ store: undefined })];
    await task();
    expect(both.map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      ['store.none'],
      ['store.none'],
    ]);
    for (const { engine } of both) void engine.dispose();
  });

  it('says nothing once it is disposed', async () => {
    const { engine, faults } = app();
    await engine.dispose();
    expect(faults).toEqual([]);
  });
});

describe('nothing is said', () => {
  afterEach(closePlaces);

  it('where a store was named, though it forgets', async () => {
    const { engine, faults } = app({ store: memoryStore() });
    await task();
    expect(faults).toEqual([]);
    await engine.dispose();
  });

  it('where there is IndexedDB', async () => {
    Object.fromEntries(places).idbStore?.();
    const { engine, faults } = app();
    await engine.restored;
    await task();
    expect(faults).toEqual([]);
    await engine.dispose();
  });

  it('by testEngine, which has a store in memory', async () => {
    const { engine, events } = testEngine();
    await task();
    expect(events).toEqual([]);
    await engine.dispose();
  });
});
