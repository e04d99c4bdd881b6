import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStorage } from 'unstorage';
import fsDriver from 'unstorage/drivers/fs';
import memoryDriver from 'unstorage/drivers/memory';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type KeyValue, keyValueStore } from '../../src/lockout/key-value-store.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';
import { isReactionError } from '../../src/reaction-error.js';
import { said } from '../support/said.js';
import { asyncItems, syncItems } from './items.js';
import { junkContract } from './junk.contract.js';
import { heldById, stored } from './records.js';
import type { PlaceLimits } from './shared-store.contract.js';
import { storeContract } from './store.contract.js';

let clock: ManualClock;
beforeEach(() => {
  clock = manualClock();
});

describe('keyValueStore', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  /** Where reading and writing are two tasks, another store may come between: there are no transactions. */
  const losesOverlaps = true;
  /** Its parser drops that key, so that no value has another prototype. */
  const unstorage: PlaceLimits = { losesOverlaps, withoutId: '__proto__' };
  const places: ReadonlyArray<
    readonly [name: string, makeItems: () => KeyValue | Promise<KeyValue>, limits?: PlaceLimits]
  > = [
    ['the shape of localStorage', () => syncItems(new Map())],
    ['the shape of AsyncStorage', () => asyncItems(new Map()), { losesOverlaps }],
    ['unstorage in memory', () => createStorage({ driver: memoryDriver() }), unstorage],
    [
      'unstorage in files',
      async () => {
        const base = await mkdtemp(join(tmpdir(), 'lockouts-'));
        folders.push(base);
        return createStorage({ driver: fsDriver({ base }) });
      },
      unstorage,
    ],
  ];
  /** The place of an account, as its key shows. */
  const put = async (kv: KeyValue, id: string, row: unknown) => {
    const value = await kv.getItem('igap-reactions-');
    const { lockouts } = typeof value === 'string' ? JSON.parse(value) : Object(value);
    const text = JSON.stringify({ version: 2, lockouts: { ...lockouts, [id]: row } });
    await kv.setItem('igap-reactions-', text);
  };
  for (const [name, makeItems, limits] of places) {
    describe(`over ${name}`, () => {
      const place = async () => {
        const kv = await makeItems();
        return {
          open: () => keyValueStore(kv, { clock }),
          put: (_: string, id: string, row: unknown) => put(kv, id, row),
        };
      };
      storeContract(place, limits);
      junkContract(place);
    });
  }

  it('takes localStorage as it is', () => {
    // Compiles; Node 20 has none.
    const open = () => keyValueStore(localStorage);
    expect(open).toBeTypeOf('function');
  });

  const functions = said(
    'keyValueStore(kv) must be an object with getItem, setItem and removeItem',
  );
  const kv = syncItems(new Map());
  it.each([
    [[], functions],
    [[null], functions],
    [['text'], functions],
    [[{}], functions],
    [[{ getItem() {}, setItem() {} }], functions],
    [[{ getItem() {}, removeItem() {} }], functions],
    [[{ setItem() {}, removeItem() {}, getItem: 1 }], functions],
    [[kv, null], said('keyValueStore(options) must be an object')],
    [[kv, 'prefix'], said('keyValueStore(options) must be an object')],
    [[kv, { prefix: null }], said('prefix must be letters, digits, _ and -')],
    [[kv, { prefix: 7 }], said('prefix must be letters, digits, _ and -')],
    ...['', 'a:b', 'a b', 'é', 'a\n'].map((prefix) => [
      [kv, { prefix }],
      said('prefix must be letters, digits, _ and -'),
    ]),
    [[kv, Object.create({ prefix: '' })], said('prefix must be letters, digits, _ and -')],
    [[kv, { clock: null }], said('clock must be a Clock')],
    [[kv, { clock: { now: Date.now } }], said('clock must be a Clock')],
  ] as [unknown[], string][])('refuses %o as an OptionError', (given, message) => {
    let thrown: unknown;
    try {
      Reflect.apply(keyValueStore, undefined, given);
    } catch (error) {
      thrown = error;
    }
    expect(isReactionError(thrown, 'OptionError')).toBe(true);
    expect(thrown).toMatchObject({ message: expect.stringContaining(message) });
  });

  it('refuses functions that cannot be looked at as an OptionError', () => {
    const { proxy, revoke } = Proxy.revocable(syncItems(new Map()), {});
    revoke();
    expect(() => keyValueStore(proxy)).toThrow(functions);
  });

  it('calls the functions as methods of their object, and nothing when it is made', async () => {
    class Items {
      readonly #items = new Map<string, string>();
      asked = 0;
      getItem(key: string) {
        this.asked += 1;
        return this.#items.get(key);
      }
      setItem(key: string, value: string) {
        this.#items.set(key, value);
      }
      removeItem(key: string) {
        this.#items.delete(key);
      }
    }
    const kv = new Items();
    const store = keyValueStore(kv, { clock });
    expect(kv.asked).toBe(0);
    await store.write('', stored('201'));
    expect(await heldById(store)).toEqual({ '201': stored('201') });
    await store.remove('', '201');
    expect(await store.read('')).toEqual([]);
  });

  it('names every account by letters, digits, _ and - of its own, also without regard to case', async () => {
    const items = new Map<string, string>();
    const accounts = [
      '',
      'a',
      'A',
      '_41_',
      '_a',
      'a_',
      '-',
      '_',
      '__',
      'a-b',
      'a_b',
      '🦊',
      '\ud83e',
      '\udd8a',
      '\u0001',
      'éa',
      '\u0e9a',
      'İ',
      'é',
      'e\u0301',
    ];
    for (const account of accounts) {
      for (const prefix of ['x', 'x-', 'x-a']) {
        await keyValueStore(syncItems(items), { prefix, clock }).write(account, stored('201'));
      }
    }
    const keys = [...items.keys()].map((key) => key.toLowerCase());
    expect(new Set(keys).size).toBe(3 * accounts.length);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('has written before the next task where its place answers at once', async () => {
    const items = new Map<string, string>();
    const written = keyValueStore(syncItems(items), { clock }).write('', stored('201'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(items.size).toBe(1);
    await written;
  });

  it('writes what waits for one turn together', async () => {
    const items = new Map<string, string>();
    const kv = asyncItems(items);
    let writes = 0;
    const setItem = (key: string, value: string) => {
      writes += 1;
      return kv.setItem(key, value);
    };
    const store = keyValueStore({ ...kv, setItem }, { clock });
    const under = store.write('', stored('1'));
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([
      under,
      ...Array.from({ length: 50 }, (_, at) => store.write('', stored(`2/${at}`))),
    ]);
    expect(writes).toBe(2);
    expect(await store.read('')).toHaveLength(51);
  });

  it('uses the platform clock unless it is given another', async () => {
    const store = keyValueStore(syncItems(new Map()));
    await store.write('', stored('201'));
    expect(await heldById(store)).toEqual({ '201': stored('201') });
  });

  it('arms no timer that outlives a call', async () => {
    const store = keyValueStore(syncItems(new Map()), { clock });
    await store.write('', stored('201'));
    await store.remove('', '201');
    await store.read('');
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });
});
