import { IDBObjectStore, IDBOpenDBRequest, IDBRequest } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { storeTimeoutMs } from '../../src/lockout/store.js';
import { quotaExceeded } from '../support/faulty-store.js';
import { directly, occupy, usePage } from './fake-idb.js';
import { calls, heldById, stored } from './records.js';

describe('idbStore in trouble', () => {
  const page = usePage();

  it('hands out what is no record under its id, and removes it', async () => {
    const store = page.open();
    await store.write('', stored('201'));
    await directly((records) => {
      records.put('rubbish', ['', '202']);
      records.put(null, ['', '203']);
    });
    expect(await heldById(store)).toEqual({ '201': stored('201'), '202': 'rubbish', '203': null });
    await store.remove('', '202');
    await store.remove('', '203');
    expect(await heldById(store)).toEqual({ '201': stored('201') });
  });

  it.each(calls)('opens once anew for a %s whose handle was closed', async (_, call) => {
    const store = page.open();
    await store.write('', stored('201'));
    page.connections[0]?.close();
    await call(store);
    await store.read('');
    expect(page.connections).toHaveLength(2);
    expect(page.clock.pending).toBe(0);
  });

  it('opens once anew for a hundred calls that meet the closed handle together', async () => {
    const store = page.open();
    await store.read('');
    page.connections[0]?.close();
    await Promise.all(Array.from({ length: 100 }, (_, at) => store.write('', stored(`201/${at}`))));
    expect(await store.read('')).toHaveLength(100);
    expect(page.connections).toHaveLength(2);
  });

  it.each(calls)(
    'rejects a %s after 2 s while the database never opens, and opens anew',
    async (_, call) => {
      const store = page.open();
      vi.mocked(indexedDB.open).mockImplementationOnce(() => new IDBOpenDBRequest());
      const failed = expect(call(store)).rejects.toThrow('No answer');
      await page.clock.advance(storeTimeoutMs - 1);
      expect(page.clock.pending).toBe(1);
      await page.clock.advance(1);
      await failed;
      expect(page.clock.pending).toBe(0);
      await store.write('', stored('203'));
      expect(await heldById(store)).toEqual({ '203': stored('203') });
    },
  );

  it.each(calls)(
    'rejects a %s after 2 s while the database is occupied, and opens anew',
    async (_, call) => {
      const store = page.open();
      await store.write('', stored('201'));
      const release = await occupy();
      const failed = expect(call(store)).rejects.toThrow('No answer');
      await page.clock.advance(storeTimeoutMs);
      await failed;
      release();
      await store.write('', stored('203'));
      expect(await heldById(store)).toMatchObject({ '203': stored('203') });
      // The first, that of `occupy` and the new one.
      expect(page.connections).toHaveLength(3);
    },
  );

  it('gives the second try what is left of the 2 s', async () => {
    const store = page.open();
    await store.read('');
    page.connections[0]?.close();
    vi.mocked(indexedDB.open).mockImplementationOnce(() => new IDBOpenDBRequest());
    const failed = expect(store.read('')).rejects.toThrow('No answer');
    await page.clock.advance(storeTimeoutMs);
    await failed;
    await store.write('', stored('201'));
    expect(await heldById(store)).toEqual({ '201': stored('201') });
  });

  it('writes nothing late, and closes a database that opens late', async () => {
    const store = page.open();
    await store.write('', stored('201', 1000));
    page.connections[0]?.close();
    const open = vi.mocked(indexedDB.open).getMockImplementation();
    const late = new IDBOpenDBRequest();
    vi.mocked(indexedDB.open).mockImplementationOnce(() => late);
    const failed = expect(store.write('', stored('201', 2000))).rejects.toThrow('No answer');
    await page.clock.advance(storeTimeoutMs);
    await failed;
    await store.write('', stored('201', 3000));

    const request = open?.('igap-reactions');
    await new Promise((resolve) => request?.addEventListener('success', resolve));
    Object.defineProperty(late, 'result', { value: request?.result });
    late.onsuccess?.(new Event('success'));
    await page.clock.advance(0);
    expect(await heldById(store)).toEqual({ '201': stored('201', 3000) });
    expect(() => page.connections.at(-1)?.transaction('lockouts')).toThrow(
      expect.objectContaining({ name: 'InvalidStateError' }),
    );
  });

  it.each([
    [
      'put that throws',
      () => {
        throw quotaExceeded();
      },
    ],
    [
      'transaction that aborts',
      (transaction: IDBTransaction) => {
        transaction.abort();
        return new IDBRequest();
      },
    ],
  ] as const)(
    'rejects a write into a full disk (a %s), keeps the rest, and leaves one connection open',
    async (_, full) => {
      const store = page.open();
      await store.write('', stored('201'));
      const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: globalThis.IDBObjectStore,
      ) {
        return full(this.transaction);
      });
      for (let at = 0; at < 3; at++) {
        await expect(store.write('', stored('202'))).rejects.toBeDefined();
        expect(await heldById(store)).toEqual({ '201': stored('201') });
      }
      expect(page.clock.pending).toBe(0);
      expect(page.stillOpen()).toHaveLength(1);
      put.mockRestore();
      await store.write('', stored('202'));
      expect(await heldById(store)).toEqual({ '201': stored('201'), '202': stored('202') });
    },
  );

  it.each(calls)(
    'rejects a %s where there is no indexedDB, and works once there is',
    async (_, call) => {
      const { indexedDB } = globalThis;
      Reflect.deleteProperty(globalThis, 'indexedDB');
      const store = page.open();
      await expect(call(store)).rejects.toThrow('indexedDB is not defined');
      expect(page.clock.pending).toBe(0);
      Object.assign(globalThis, { indexedDB });
      await store.write('', stored('203'));
      expect(await heldById(store)).toEqual({ '203': stored('203') });
    },
  );

  it('rejects while opening throws, and works once it does not', async () => {
    const store = page.open();
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.mocked(indexedDB.open)
      .mockImplementationOnce(refuse)
      .mockImplementationOnce(refuse)
      .mockImplementationOnce(refuse);
    await expect(store.read('')).rejects.toMatchObject({ name: 'SecurityError' });
    await store.write('', stored('201'));
    expect(await heldById(store)).toEqual({ '201': stored('201') });
  });
});
