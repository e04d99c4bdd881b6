import { describe, expect, it } from 'vitest';
import { type LockoutStore, memoryStore } from '../../src/index.js';
import { keyValueStore } from '../../src/key-value-store.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { held } from './store.contract.js';

const sound = {
  version: 1,
  key: '100',
  majorCode: 136,
  arrivedAtMs: manualClock().now() - 10_000,
  waitMs: 60_000,
};
const longestMs = (2 ** 32 - 1) * 1000;

/** A store over these entries, whatever they are: what a JSON text says has no type. */
function over(entries: string, removed: string[] = []): LockoutStore {
  return {
    ...memoryStore(),
    read: () => JSON.parse(entries),
    remove: (_, key) => void removed.push(key),
  };
}

const text = (key: string, record: unknown) =>
  JSON.stringify([
    [key, record],
    ['101', { ...sound, key: '101' }],
  ]);

const rubbish: ReadonlyArray<readonly [what: string, key: string, record: unknown]> = [
  ['null', '100', null],
  ['a string', '100', 'rubbish'],
  ['a number', '100', 7],
  ['an array', '100', [1, '100', 136, 0, 60_000]],
  ['an empty object', '100', {}],
  ['no version', '100', { ...sound, version: undefined }],
  ['version 2', '100', { ...sound, version: 2 }],
  ['version "1"', '100', { ...sound, version: '1' }],
  ['the key of another', '100', { ...sound, key: '102' }],
  ['no key', '100', { ...sound, key: undefined }],
  ['a key that is no scope', 'x', { ...sound, key: 'x' }],
  ['an empty key', '', { ...sound, key: '' }],
  ['__proto__ as its key', '__proto__', { ...sound, key: '__proto__' }],
  ['constructor as its key', 'constructor', { ...sound, key: 'constructor' }],
  ['the key of an error', 'e5', { ...sound, key: 'e5' }],
  ['an action of 0', '0', { ...sound, key: '0' }],
  ['an action above 65535', '65536', { ...sound, key: '65536' }],
  ['an action with a leading zero', '0100', { ...sound, key: '0100' }],
  ['an action with more behind it', '100x', { ...sound, key: '100x' }],
  ['a subject without its stroke', '100-42', { ...sound, key: '100-42' }],
  ['a subject of no action', '/42', { ...sound, key: '/42' }],
  ['a negative action', '-100', { ...sound, key: '-100' }],
  ['a wait of 0', '100', { ...sound, waitMs: 0 }],
  ['a negative wait', '100', { ...sound, waitMs: -1 }],
  ['a wait of more than 136 years', '100', { ...sound, waitMs: longestMs + 1 }],
  ['a wait in words', '100', { ...sound, waitMs: '60000' }],
  ['a wait of null, as JSON makes of NaN', '100', { ...sound, waitMs: Number.NaN }],
  ['no wait', '100', { ...sound, waitMs: undefined }],
  ['no arrival', '100', { ...sound, arrivedAtMs: undefined }],
  ['an arrival in words', '100', { ...sound, arrivedAtMs: '2026' }],
  ['an arrival of null', '100', { ...sound, arrivedAtMs: null }],
  ['an error in words', '100', { ...sound, majorCode: '136' }],
  ['an error that is no integer', '100', { ...sound, majorCode: 1.5 }],
  ['an error of null', '100', { ...sound, majorCode: null }],
];

describe('a stored record', () => {
  it.each(rubbish)(
    'with %s is discarded, removed and one fault; the others count',
    async (_, key, record) => {
      const removed: string[] = [];
      const { engine, emitted, clock } = rig({ store: over(text(key, record), removed) });
      await engine.restored;
      await clock.advance(0);
      expect(engine.lockouts()).toMatchObject([{ scope: { kind: 'action', action: 101 } }]);
      expect(engine.guard(100)).toEqual({ allowed: true });
      expect(engine.guard(101)).toMatchObject({ remainingMs: 50_000 });
      const faults = emitted.flatMap((one) => (one.name === 'fault' ? one.payload.code : []));
      expect(faults).toEqual(['store.corrupt']);
      expect(removed).toEqual([key]);
      engine.receive({ majorCode: 136, wait: 30 });
      expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 30_000 });
      await engine.dispose();
    },
  );

  it.each([
    ['*', [1, undefined]],
    ['100', [100, undefined]],
    ['1', [1, undefined]],
    ['65535', [65_535, undefined]],
    ['201/42', [201, '42']],
    ['201/', [201, '']],
    ['201/a/b\n*', [201, 'a/b\n*']],
    ['201/__proto__', [201, '__proto__']],
    ['201/42-', [201, '42-']],
    ['201-', [201, undefined]],
  ] as const)('under the key %j refuses what it says', async (key, [action, subject]) => {
    const { engine, emitted } = rig({
      store: over(JSON.stringify([[key, { ...sound, key }]])),
    });
    await engine.restored;
    expect(engine.guard(action, subject)).toMatchObject({ allowed: false, remainingMs: 50_000 });
    expect(emitted.some(({ name }) => name === 'fault')).toBe(false);
  });

  it.each([
    ['an id', 'i'.repeat(1024), '100'],
    ['a scope', '1', `100/${'s'.repeat(1020)}`],
  ])('of %s of 1,024 characters is sound, a longer one is not', async (of, id, key) => {
    const longer = of === 'an id' ? { id: `${id}i`, key } : { id: 'l', key: `${key}s` };
    const records = [{ id, key }, longer].map((own) => [own.id, { ...sound, version: 2, ...own }]);
    const removed: string[] = [];
    const { engine } = rig({ store: over(JSON.stringify(records), removed) });
    await engine.restored;
    expect(engine.lockouts()).toHaveLength(1);
    expect(removed).toEqual([longer.id]);
  });

  it('of the longest wait that a server can name is sound', async () => {
    const { engine } = rig({
      store: over(JSON.stringify([['100', { ...sound, waitMs: longestMs }]])),
    });
    await engine.restored;
    expect(engine.guard(100)).toMatchObject({ remainingMs: longestMs - 10_000 });
  });

  it('without an error is the own lock of the app', async () => {
    const { engine } = rig({
      store: over(JSON.stringify([['100', { ...sound, majorCode: undefined }]])),
    });
    await engine.restored;
    expect(engine.lockouts()).toMatchObject([{ majorCode: undefined, name: undefined }]);
  });

  it('of an error that this catalogue does not hold keeps its number', async () => {
    const { engine } = rig({
      store: over(JSON.stringify([['100', { ...sound, majorCode: 99_999 }]])),
    });
    await engine.restored;
    expect(engine.lockouts()).toMatchObject([{ majorCode: 99_999, name: undefined }]);
  });

  it('of properties that nobody knows is sound: a later version 1 may add some', async () => {
    const { engine, emitted } = rig({
      store: over(JSON.stringify([['100', { ...sound, added: true }]])),
    });
    await engine.restored;
    expect(engine.guard(100).allowed).toBe(false);
    expect(emitted.some(({ name }) => name === 'fault')).toBe(false);
  });

  it('of which there are a thousand corrupt ones is one fault', async () => {
    const entries = Array.from({ length: 1000 }, (_, at) => [`${at + 1}`, null]);
    const { engine, emitted, clock } = rig({ store: over(JSON.stringify(entries)) });
    await engine.restored;
    await clock.advance(0);
    expect(emitted.map(({ name }) => name)).toEqual(['fault']);
  });
});

describe('what a store reads', () => {
  it.each(['null', '7', '"text"', '{}', 'true', '[null]', '[7]', '[[]]', '[["100"]]', '[[7, {}]]'])(
    'that is %s is one fault and no lockout',
    async (entries) => {
      const { engine, emitted, clock } = rig({ store: over(entries) });
      await engine.restored;
      await clock.advance(0);
      expect(engine.lockouts()).toEqual([]);
      expect(emitted.map(({ name }) => name)).toEqual(['fault']);
      expect(emitted[0]?.payload).toMatchObject({ code: expect.stringContaining('store.') });
      engine.receive({ majorCode: 136, wait: 30 });
      expect(engine.guard(100).allowed).toBe(false);
      await engine.dispose();
    },
  );

  it('that is nothing at all is no lockout either', async () => {
    const { engine } = rig({
      store: { ...memoryStore(), read: () => JSON.parse('[]')[0] },
    });
    await engine.restored;
    engine.receive({ majorCode: 136, wait: 30 });
    expect(engine.guard(100).allowed).toBe(false);
  });
});

describe('a key-value store', () => {
  it.each([
    'rubbish',
    '{',
    '[]',
    'null',
    '7',
    '{"version":3,"lockouts":{}}',
    '{"version":1}',
    '{"version":1,"lockouts":7}',
    '{"version":1,"lockouts":null}',
  ])('that holds %s is one fault, and holds the next lockout', async (value) => {
    const clock = manualClock();
    const items = new Map([['igap-reactions-', value]]);
    const store = keyValueStore(
      {
        getItem: (key) => items.get(key) ?? null,
        setItem: (key, text) => void items.set(key, text),
        removeItem: (key) => void items.delete(key),
      },
      { clock },
    );
    const { engine, emitted } = rig({ store, clock });
    await engine.restored;
    engine.receive({ majorCode: 136, wait: 30 });
    expect(engine.guard(100).allowed).toBe(false);
    await engine.dispose();
    expect(emitted.flatMap((one) => (one.name === 'fault' ? one.payload.code : []))).toEqual([
      'store.corrupt',
    ]);
    expect(Object.keys(await held(store))).toEqual(['100']);
  });
});
