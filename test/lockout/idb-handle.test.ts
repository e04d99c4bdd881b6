import { IDBDatabase as FakeDatabase, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { storeTimeoutMs } from '../../src/lockout/store.js';
import { answer, usePage } from './fake-idb.js';
import { calls, heldById, stored } from './records.js';

/** Deletes the database, or opens a later version of it; whether somebody was in the way. */
async function changeVersion(by: 'deletion' | 'later version'): Promise<boolean> {
  const request =
    by === 'deletion'
      ? indexedDB.deleteDatabase('igap-reactions')
      : indexedDB.open('igap-reactions', 2);
  const blocked = vi.fn();
  request.onblocked = blocked;
  const database = await answer(request);
  database?.close();
  return blocked.mock.calls.length > 0;
}

describe('the handle of idbStore', () => {
  const page = usePage();

  it('is let go of by close, and nothing where none was opened', async () => {
    const store = page.open();
    await store.close?.();
    await store.write('', stored('201'));
    const close = vi.spyOn(FakeDatabase.prototype, 'close');
    await store.close?.();
    expect(close.mock.contexts).toEqual(page.connections);
    expect(await heldById(store)).toEqual({ '201': stored('201') });
    expect(page.connections).toHaveLength(2);
  });

  it.each(calls)('is none after a close that came during a %s, which is done', async (_, call) => {
    const store = page.open();
    const called = call(store);
    await store.close?.();
    expect(page.connections).toHaveLength(1);
    expect(page.stillOpen()).toEqual([]);
    expect(page.clock.pending).toBe(0);
    await called;
  });

  it.each(calls)('is not opened anew for a %s that failed at a close', async (_, call) => {
    const store = page.open();
    await store.read('');
    page.connections[0]?.close();
    const failed = expect(call(store)).rejects.toMatchObject({ name: 'InvalidStateError' });
    await store.close?.();
    await failed;
    expect(page.connections).toHaveLength(1);
  });

  it('of one store is not touched by the close of another', async () => {
    const [one, other] = [page.open(), page.open()];
    await Promise.all([one.read(''), other.read('')]);
    await one.close?.();
    await other.write('', stored('201'));
    expect(page.connections).toHaveLength(2);
    expect(page.stillOpen()).toHaveLength(1);
  });

  it.each(['deletion', 'later version'] as const)(
    'blocks no %s of the database, and is opened anew by the next call',
    async (by) => {
      const store = page.open();
      await store.write('', stored('201'));
      expect(await changeVersion(by)).toBe(false);
      expect(page.stillOpen()).toEqual([]);
      await store.write('', stored('202'));
      expect(await heldById(store)).toEqual(
        by === 'deletion'
          ? { '202': stored('202') }
          : { '201': stored('201'), '202': stored('202') },
      );
    },
  );

  it('blocks no deletion that is asked for while a write is under way, which is done before', async () => {
    const store = page.open();
    await store.read('');
    const written = store.write('', stored('201'));
    expect(await changeVersion('deletion')).toBe(false);
    await written;
    expect(await store.read('')).toEqual([]);
  });

  it('blocks no deletion after its store was closed, whatever was under way', async () => {
    const store = page.open();
    const written = store.write('', stored('201'));
    const closed = store.close?.();
    expect(await changeVersion('deletion')).toBe(false);
    await Promise.all([written, closed]);
    expect(page.stillOpen()).toEqual([]);
  });

  it('that opens after its call was given up is closed, and no other is opened', async () => {
    const store = page.open();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const failed = expect(store.write('', stored('201'))).rejects.toThrow('No answer');
    const late: IDBOpenDBRequest = vi.mocked(indexedDB.open).mock.results[0]?.value;
    const { onsuccess } = late;
    late.onsuccess = null;
    await answer(late);
    await page.clock.advance(storeTimeoutMs);
    await failed;
    onsuccess?.call(late, new Event('success'));
    await page.clock.advance(0);
    expect(indexedDB.open).toHaveBeenCalledTimes(1);
    expect(page.stillOpen()).toEqual([]);
    expect(put).not.toHaveBeenCalled();
  });
});
