import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStorage } from 'unstorage';
import fsDriver from 'unstorage/drivers/fs';
import memoryDriver from 'unstorage/drivers/memory';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type KeyValue, keyValueStore } from '../../src/lockout/key-value-store.js';
import { type LockoutStore, storeTimeoutMs } from '../../src/lockout/store.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';
import { isReactionError } from '../../src/reaction-error.js';
import { quotaExceeded } from '../support/faulty-store.js';
import { held, storeContract, stored } from './store.contract.js';

let clock: ManualClock;
beforeEach(() => {
  clock = manualClock();
});

/** localStorage's shape: answers at once. */
function syncItems(items: Map<string, string>) {
  return {
    getItem: (key: string): string | null => items.get(key) ?? null,
    setItem: (key: string, value: string): void => void items.set(key, value),
    removeItem: (key: string): void => void items.delete(key),
  };
}

/** AsyncStorage's shape: answers after a macrotask. */
function asyncItems(items: Map<string, string>) {
  const sync = syncItems(items);
  const later = () => new Promise((resolve) => setImmediate(resolve));
  return {
    getItem: async (key: string): Promise<string | null> => {
      await later();
      return sync.getItem(key);
    },
    setItem: async (key: string, value: string): Promise<void> => {
      await later();
      sync.setItem(key, value);
    },
    removeItem: async (key: string): Promise<void> => {
      await later();
      sync.removeItem(key);
    },
  };
}

const calls: ReadonlyArray<readonly [string, (store: LockoutStore) => unknown]> = [
  ['read', (store) => store.read('')],
  ['write', (store) => store.write('', stored('202'))],
  ['remove', (store) => store.remove('', '201')],
];

describe('keyValueStore', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  const places: Record<string, () => KeyValue | Promise<KeyValue>> = {
    'the shape of localStorage': () => syncItems(new Map()),
    'the shape of AsyncStorage': () => asyncItems(new Map()),
    'unstorage in memory': () => createStorage({ driver: memoryDriver() }),
    'unstorage in files': async () => {
      const base = await mkdtemp(join(tmpdir(), 'lockouts-'));
      folders.push(base);
      return createStorage({ driver: fsDriver({ base }) });
    },
  };
  for (const [name, place] of Object.entries(places)) {
    describe(`over ${name}`, () => {
      storeContract(async () => {
        const kv = await place();
        return () => keyValueStore(kv, { clock });
      });
    });
  }

  it('takes localStorage as it is', () => {
    // Compiles; Node 20 has none.
    const open = () => keyValueStore(localStorage);
    expect(open).toBeTypeOf('function');
  });

  it.each([
    undefined,
    null,
    {},
    { getItem() {}, setItem() {} },
    { getItem() {}, removeItem() {} },
    { setItem() {}, removeItem() {}, getItem: 1 },
  ])('refuses %j, which lacks a function', (kv) => {
    let thrown: unknown;
    try {
      Reflect.apply(keyValueStore, undefined, [kv]);
    } catch (error) {
      thrown = error;
    }
    expect(isReactionError(thrown, 'OptionError')).toBe(true);
    expect(thrown).toMatchObject({
      option: 'keyValueStore(kv)',
      message: 'keyValueStore(kv) must be an object with getItem, setItem and removeItem.',
    });
  });

  it.each(['', 'a:b', 'a b', 'é', 'a\n'])('refuses the prefix %j', (prefix) => {
    expect(() => keyValueStore(syncItems(new Map()), { prefix })).toThrow(
      'prefix must be letters, digits, _ and -.',
    );
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
    expect(await held(store)).toEqual({ '201': stored('201') });
    await store.remove('', '201');
    expect(await store.read('')).toEqual([]);
  });

  it('keeps one text per account, of version 1, by key', async () => {
    const items = new Map<string, string>();
    const store = keyValueStore(syncItems(items), { clock });
    await store.write('', stored('201'));
    await store.write('', stored('202/7'));
    await store.write('1234', stored('201'));
    expect([...items].map(([key, text]) => [key, JSON.parse(text)])).toEqual([
      [
        'igap-reactions-',
        { version: 1, lockouts: { '201': stored('201'), '202/7': stored('202/7') } },
      ],
      ['igap-reactions-1234', { version: 1, lockouts: { '201': stored('201') } }],
    ]);
  });

  it('removes the item with the last record, and of an account that has none', async () => {
    const items = new Map<string, string>();
    const store = keyValueStore(syncItems(items), { clock });
    await store.write('', stored('201'));
    await store.remove('', '201');
    await store.remove('', '201');
    expect([...items]).toEqual([]);
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

  it('lets no record change the prototype of another', async () => {
    const items = new Map([
      ['igap-reactions-', '{"version":1,"lockouts":{"__proto__":{"waitMs":1},"201":{}}}'],
    ]);
    const store = keyValueStore(syncItems(items), { clock });
    await store.write('', stored('202'));
    expect((await store.read('')).map(([key]) => key)).toEqual(['201', '202', '__proto__']);
    await store.remove('', '__proto__');
    expect((await store.read('')).map(([key]) => key)).toEqual(['201', '202']);
  });

  it('uses the platform clock unless it is given another', async () => {
    const store = keyValueStore(syncItems(new Map()));
    await store.write('', stored('201'));
    expect(await held(store)).toEqual({ '201': stored('201') });
  });

  it('arms no timer that outlives a call', async () => {
    const store = keyValueStore(syncItems(new Map()), { clock });
    await store.write('', stored('201'));
    await store.remove('', '201');
    await store.read('');
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });

  describe('in trouble', () => {
    /** Over items that work, hang, reject or throw in any of the three functions. */
    function troubled(shape: typeof syncItems | typeof asyncItems = syncItems) {
      const items = new Map<string, string>();
      const kv = shape(items);
      const trouble: { in: string; by: () => unknown } = { in: '', by: () => undefined };
      const at =
        <A extends unknown[]>(name: string, work: (...given: A) => unknown) =>
        (...given: A) =>
          trouble.in === name ? trouble.by() : work(...given);
      const store = keyValueStore(
        {
          getItem: at('getItem', kv.getItem),
          setItem: at('setItem', kv.setItem),
          removeItem: at('removeItem', kv.removeItem),
        },
        { clock },
      );
      return { items, store, trouble };
    }
    const over = { in: '', by: () => undefined };

    it.each(calls)(
      'rejects a %s 2 s after getItem hung, and works once it answers',
      async (_, call) => {
        const { store, trouble } = troubled();
        await store.write('', stored('201'));
        Object.assign(trouble, { in: 'getItem', by: () => new Promise(() => {}) });
        const failed = expect(call(store)).rejects.toThrow('No answer');
        await clock.advance(storeTimeoutMs - 1);
        expect(clock.pending).toBe(1);
        await clock.advance(1);
        await failed;
        Object.assign(trouble, over);
        await store.write('', stored('203'));
        expect(await held(store)).toEqual({ '201': stored('201'), '203': stored('203') });
        expect(clock.pending).toBe(0);
      },
    );

    it.each(['setItem', 'removeItem'])(
      'rejects 2 s after %s hung, and works once it answers',
      async (name) => {
        const { store, trouble } = troubled();
        await store.write('', stored('201'));
        Object.assign(trouble, { in: name, by: () => new Promise(() => {}) });
        const failed = expect(
          name === 'setItem' ? store.write('', stored('202')) : store.remove('', '201'),
        ).rejects.toThrow('No answer');
        await clock.advance(storeTimeoutMs);
        await failed;
        Object.assign(trouble, over);
        await store.write('', stored('203'));
        expect(await held(store)).toEqual({ '201': stored('201'), '203': stored('203') });
      },
    );

    it('rejects all that wait behind a hung call within 2 s of their own, then works at once', async () => {
      const { store, trouble } = troubled(asyncItems);
      Object.assign(trouble, { in: 'getItem', by: () => new Promise(() => {}) });
      const results = Promise.allSettled([
        store.read(''),
        store.write('', stored('1')),
        store.write('b', stored('2')),
        store.read('b'),
        store.write('', stored('3')),
      ]);
      await clock.advance(storeTimeoutMs);
      expect((await results).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
      Object.assign(trouble, over);
      const after = Promise.all([store.write('', stored('4')), store.write('b', stored('5'))]);
      await after;
      expect(await held(store)).toEqual({ '4': stored('4') });
      expect(await held(store, 'b')).toEqual({ '5': stored('5') });
      expect(clock.pending).toBe(0);
    });

    it('does a call that waited behind a hung one, where it still has time', async () => {
      const { store, trouble } = troubled();
      Object.assign(trouble, { in: 'getItem', by: () => new Promise(() => {}) });
      const hung = expect(store.read('')).rejects.toThrow('No answer');
      await clock.advance(storeTimeoutMs - 1);
      Object.assign(trouble, over);
      const written = store.write('', stored('201'));
      await clock.advance(1);
      await Promise.all([hung, written]);
      expect(await held(store)).toEqual({ '201': stored('201') });
    });

    it('writes nothing when a read that was given up answers late', async () => {
      const { store, trouble, items } = troubled();
      await store.write('', stored('201', 1000));
      const text = items.get('igap-reactions-');
      let answer: (text: unknown) => void = () => {};
      Object.assign(trouble, {
        in: 'getItem',
        by: () => new Promise((resolve) => (answer = resolve)),
      });
      const failed = expect(store.write('', stored('202'))).rejects.toThrow('No answer');
      await clock.advance(storeTimeoutMs);
      await failed;
      Object.assign(trouble, over);
      await store.write('', stored('201', 3000));
      answer(text);
      await clock.advance(0);
      expect(await held(store)).toEqual({ '201': stored('201', 3000) });
    });

    const ways = {
      rejects: () => Promise.reject(quotaExceeded()),
      throws: () => {
        throw quotaExceeded();
      },
    };
    for (const [way, by] of Object.entries(ways)) {
      it.each(calls)(
        `rejects a %s whose getItem ${way}, and works once it does not`,
        async (_, call) => {
          const { store, trouble } = troubled();
          await store.write('', stored('201'));
          Object.assign(trouble, { in: 'getItem', by });
          await expect(call(store)).rejects.toMatchObject({ name: 'QuotaExceededError' });
          expect(clock.pending).toBe(0);
          Object.assign(trouble, over);
          await store.write('', stored('203'));
          expect(await held(store)).toEqual({ '201': stored('201'), '203': stored('203') });
        },
      );

      it(`keeps what it held when a full setItem ${way}`, async () => {
        const { store, trouble } = troubled();
        await store.write('', stored('201'));
        Object.assign(trouble, { in: 'setItem', by });
        await expect(store.write('', stored('202'))).rejects.toMatchObject({
          name: 'QuotaExceededError',
        });
        expect(await held(store)).toEqual({ '201': stored('201') });
        await store.remove('', '201');
        Object.assign(trouble, over);
        await store.write('', stored('203'));
        expect(await held(store)).toEqual({ '203': stored('203') });
      });

      it(`rejects a removal whose removeItem ${way}, and works once it does not`, async () => {
        const { store, trouble } = troubled();
        await store.write('', stored('201'));
        Object.assign(trouble, { in: 'removeItem', by });
        await expect(store.remove('', '201')).rejects.toMatchObject({ name: 'QuotaExceededError' });
        Object.assign(trouble, over);
        await store.remove('', '201');
        expect(await held(store)).toEqual({});
      });
    }

    const unreadable = [
      '',
      'rubbish',
      'null',
      '1',
      '[]',
      '{}',
      '{"version":1}',
      '{"version":1,"lockouts":null}',
      '{"version":1,"lockouts":"x"}',
      '{"version":2,"lockouts":{}}',
      '{"version":1,"lockouts":{"201":',
    ];
    it.each(unreadable)(
      'reads the text %j as one unreadable entry, which remove heals',
      async (text) => {
        const items = new Map([['igap-reactions-', text]]);
        const store = keyValueStore(syncItems(items), { clock });
        expect(await store.read('')).toEqual([['unreadable', text]]);
        await store.remove('', 'unreadable');
        expect(await store.read('')).toEqual([]);
        expect(items.size).toBe(0);
      },
    );

    it.each(unreadable)('starts afresh with a write over the text %j', async (text) => {
      const items = new Map([['igap-reactions-', text]]);
      const store = keyValueStore(syncItems(items), { clock });
      await store.write('', stored('201'));
      await store.remove('', 'unreadable');
      expect(await held(store)).toEqual({ '201': stored('201') });
    });

    it.each([7, true, [], { version: 2, lockouts: {} }, () => {}])(
      'reads the value %j as one unreadable entry',
      async (value) => {
        const store = keyValueStore({ ...syncItems(new Map()), getItem: () => value }, { clock });
        expect(await store.read('')).toEqual([['unreadable', value]]);
      },
    );

    it('reads, merges into and does not change a value that comes back as an object', async () => {
      const value = Object.freeze({
        version: 1,
        lockouts: Object.freeze({ '201': stored('201') }),
      });
      const written: string[] = [];
      const store = keyValueStore(
        {
          getItem: () => value,
          setItem: (_, text) => written.push(text),
          removeItem() {},
        },
        { clock },
      );
      expect(await held(store)).toEqual({ '201': stored('201') });
      await store.write('', stored('202'));
      expect(written.map((text) => JSON.parse(text))).toEqual([
        { version: 1, lockouts: { '201': stored('201'), '202': stored('202') } },
      ]);
    });
  });
});
