import { beforeEach, describe, expect, it } from 'vitest';
import { keyValueStore } from '../../src/lockout/key-value-store.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';
import { syncItems } from './items.js';
import { heldById, stored, storedByVersion1 } from './records.js';

let clock: ManualClock;
beforeEach(() => {
  clock = manualClock();
});

/** A store over what the anonymous account's key holds. */
function over(text: string) {
  const items = new Map([['igap-reactions-', text]]);
  return {
    items,
    store: keyValueStore(syncItems(items), { clock }),
    value: () => JSON.parse(items.get('igap-reactions-') ?? 'null'),
  };
}

/** A store over a value that comes back as it is, and what is written. */
function overValue(value: unknown) {
  const written: unknown[] = [];
  const setItem = (_: string, text: string) => written.push(JSON.parse(text));
  const kv = { getItem: () => value, setItem, removeItem() {} };
  return { written, store: keyValueStore(kv, { clock }) };
}

describe('what keyValueStore keeps under a key', () => {
  it('is one text per account, of version 2, by id', async () => {
    const items = new Map<string, string>();
    const store = keyValueStore(syncItems(items), { clock });
    await store.write('', stored('201', 1000, 'a'));
    await store.write('', stored('201', 2000, 'b'));
    await store.write('1234', stored('201'));
    expect([...items].map(([key, text]) => [key, JSON.parse(text)])).toEqual([
      [
        'igap-reactions-',
        { version: 2, lockouts: { a: stored('201', 1000, 'a'), b: stored('201', 2000, 'b') } },
      ],
      ['igap-reactions-1234', { version: 2, lockouts: { '201': stored('201') } }],
    ]);
  });

  it('is removed with the last record, and where an account has none', async () => {
    const items = new Map<string, string>();
    const store = keyValueStore(syncItems(items), { clock });
    await store.write('', stored('201'));
    await store.remove('', '201');
    await store.remove('', '201');
    expect([...items]).toEqual([]);
  });

  it('may be of version 1: read under its scopes, and kept beside what is written', async () => {
    const lockouts = { '201': storedByVersion1('201'), '202/7': storedByVersion1('202/7') };
    const { store, value } = over(JSON.stringify({ version: 1, lockouts }));
    expect(await heldById(store)).toEqual(lockouts);
    await store.write('', stored('201', 1000, 'a'));
    expect(value()).toEqual({
      version: 2,
      lockouts: { ...lockouts, a: stored('201', 1000, 'a') },
    });
    await store.remove('', '201');
    expect(await heldById(store)).toEqual({
      '202/7': storedByVersion1('202/7'),
      a: stored('201', 1000, 'a'),
    });
  });

  it('lets no record change the prototype of another', async () => {
    const { store } = over('{"version":1,"lockouts":{"__proto__":{"waitMs":1},"201":{}}}');
    await store.write('', stored('202'));
    expect((await store.read('')).map(([id]) => id)).toEqual(['201', '202', '__proto__']);
    await store.remove('', '__proto__');
    expect((await store.read('')).map(([id]) => id)).toEqual(['201', '202']);
  });

  const unreadable = [
    '',
    'rubbish',
    'null',
    '1',
    '[]',
    '{}',
    '{"version":1}',
    '{"version":2}',
    '{"version":2,"lockouts":null}',
    '{"version":1,"lockouts":"x"}',
    '{"version":3,"lockouts":{}}',
    '{"version":"2","lockouts":{}}',
    '{"version":2,"lockouts":{"201":',
  ];
  it.each(unreadable)(
    'reads the text %j as one unreadable entry, which a removal ends',
    async (text) => {
      const { store, items } = over(text);
      expect(await store.read('')).toEqual([['unreadable', text]]);
      await store.remove('', 'unreadable');
      expect(await store.read('')).toEqual([]);
      expect(items.size).toBe(0);
    },
  );

  it.each(unreadable)('starts afresh with a write over the text %j', async (text) => {
    const { store } = over(text);
    await store.write('', stored('201'));
    await store.remove('', 'unreadable');
    expect(await heldById(store)).toEqual({ '201': stored('201') });
  });

  it.each([7, true, [], { version: 3, lockouts: {} }, () => {}])(
    'reads the value %j as one unreadable entry',
    async (value) => {
      expect(await overValue(value).store.read('')).toEqual([['unreadable', value]]);
    },
  );

  it.each([1, 2])(
    'may come back as an object of version %i, which is not changed',
    async (version) => {
      const lockouts = Object.freeze({ '201': stored('201') });
      const { store, written } = overValue(Object.freeze({ version, lockouts }));
      expect(await heldById(store)).toEqual({ '201': stored('201') });
      await store.write('', stored('202'));
      expect(written).toEqual([
        { version: 2, lockouts: { '201': stored('201'), '202': stored('202') } },
      ]);
    },
  );

  it('may come back with what no text can hold, which costs no record', async () => {
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    const lockouts = { big: 10n, circle, none: undefined, call() {}, '201': stored('201') };
    const { store, written } = overValue({ version: 2, lockouts });
    expect((await store.read('')).map(([id]) => id)).toEqual([
      '201',
      ...Object.keys(lockouts).slice(1),
    ]);
    await store.write('', stored('202'));
    await store.remove('', 'big');
    expect(written).toEqual([
      { version: 2, lockouts: { '201': stored('201'), '202': stored('202') } },
      { version: 2, lockouts: { '201': stored('201') } },
    ]);
  });
});
