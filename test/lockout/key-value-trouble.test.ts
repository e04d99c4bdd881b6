import { beforeEach, describe, expect, it } from 'vitest';
import { keyValueStore } from '../../src/lockout/key-value-store.js';
import { storeTimeoutMs } from '../../src/lockout/store.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';
import { quotaExceeded } from '../support/faulty-store.js';
import { asyncItems, syncItems } from './items.js';
import { calls, heldById, stored } from './records.js';

let clock: ManualClock;
beforeEach(() => {
  clock = manualClock();
});

describe('keyValueStore in trouble', () => {
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
      expect(await heldById(store)).toEqual({ '201': stored('201'), '203': stored('203') });
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
      expect(await heldById(store)).toEqual({ '201': stored('201'), '203': stored('203') });
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
    expect(await heldById(store)).toEqual({ '4': stored('4') });
    expect(await heldById(store, 'b')).toEqual({ '5': stored('5') });
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
    expect(await heldById(store)).toEqual({ '201': stored('201') });
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
    expect(await heldById(store)).toEqual({ '201': stored('201', 3000) });
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
        expect(await heldById(store)).toEqual({ '201': stored('201'), '203': stored('203') });
      },
    );

    it(`keeps what it held when a full setItem ${way}`, async () => {
      const { store, trouble } = troubled();
      await store.write('', stored('201'));
      Object.assign(trouble, { in: 'setItem', by });
      await expect(store.write('', stored('202'))).rejects.toMatchObject({
        name: 'QuotaExceededError',
      });
      expect(await heldById(store)).toEqual({ '201': stored('201') });
      await store.remove('', '201');
      Object.assign(trouble, over);
      await store.write('', stored('203'));
      expect(await heldById(store)).toEqual({ '203': stored('203') });
    });

    it(`rejects a removal whose removeItem ${way}, and works once it does not`, async () => {
      const { store, trouble } = troubled();
      await store.write('', stored('201'));
      Object.assign(trouble, { in: 'removeItem', by });
      await expect(store.remove('', '201')).rejects.toMatchObject({ name: 'QuotaExceededError' });
      Object.assign(trouble, over);
      await store.remove('', '201');
      expect(await heldById(store)).toEqual({});
    });
  }
});
