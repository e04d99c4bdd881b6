import { describe, expect, it, vi } from 'vitest';
import { type LockoutStore, memoryStore, type StoredLockout } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { held } from './records.js';

describe('a write', () => {
  it('is begun before receive returns, and never put off', () => {
    const write = vi.fn();
    const { engine, clock } = rig({ store: { ...memoryStore(), write } });
    engine.receive({ majorCode: 136, wait: 30 });
    const record = { key: '100', majorCode: 136, arrivedAtMs: clock.now(), waitMs: 30_000 };
    expect(write.mock.calls).toEqual([['', { version: 2, id: expect.any(String), ...record }]]);
    engine.receive({ majorCode: 137, wait: 60 });
    expect(write).toHaveBeenCalledTimes(2);
    engine.receive({ majorCode: 137, wait: 10 });
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('of an extension that was not emitted is made all the same', () => {
    const write = vi.fn();
    const { engine } = rig({ store: { ...memoryStore(), write } });
    engine.lockOut({ action: 1, waitMs: 10_000 });
    engine.lockOut({ action: 1, waitMs: 10_001 });
    expect(write.mock.calls.map(([, { waitMs }]) => waitMs)).toEqual([10_000, 10_001]);
  });

  it('of an extension has an id of its own, and what it replaced is removed after it', async () => {
    const store = memoryStore();
    const calls: string[] = [];
    const write: LockoutStore['write'] = (account, record) => {
      calls.push(`write ${record.waitMs}`);
      return store.write(account, record);
    };
    const remove: LockoutStore['remove'] = (account, id) => {
      const removed = new Map(store.read(account) as [string, StoredLockout][]).get(id);
      calls.push(`remove ${removed?.waitMs}`);
      return store.remove(account, id);
    };
    const { engine } = rig({ store: { ...store, write, remove } });
    engine.lockOut({ action: 1, waitMs: 10_000 });
    engine.lockOut({ action: 1, waitMs: 20_000 });
    await engine.dispose();
    expect(calls).toEqual(['write 10000', 'write 20000', 'remove 10000']);
    expect(await held(store)).toMatchObject({ '1': { waitMs: 20_000 } });
  });

  it('is none where a record was only read', async () => {
    const store = memoryStore();
    const first = rig({ store });
    first.engine.receive({ majorCode: 136, wait: 30 });
    await first.engine.dispose();
    const write = vi.fn();
    const { engine } = rig({ store: { ...store, write }, clock: first.clock });
    await engine.restored;
    expect(engine.guard(100).allowed).toBe(false);
    expect(write).not.toHaveBeenCalled();
  });

  it('is none of an error without an action, nor is there anything to remove', async () => {
    const write = vi.fn();
    const remove = vi.fn();
    const { engine, clock } = rig({ store: { ...memoryStore(), write, remove } });
    engine.receive({ majorCode: 5, wait: 30 });
    const [lockout] = engine.lockouts();
    if (lockout) engine.clearLockout(lockout);
    engine.receive({ majorCode: 5, wait: 30 });
    await clock.advance(30_000);
    expect(engine.lockouts()).toEqual([]);
    expect(write).not.toHaveBeenCalled();
    expect(remove).not.toHaveBeenCalled();
  });

  it('holds numbers, its id, the scope and nothing else of the frame', () => {
    const write = vi.fn();
    const { engine } = rig({ store: { ...memoryStore(), write }, account: 'a' });
    engine.receive({
      majorCode: 234,
      minorCode: 3,
      wait: 30,
      requestId: 'request',
      subject: 42,
      timestamp: 7,
      message: 'text',
    });
    const [account, record] = write.mock.calls[0] ?? [];
    expect(account).toBe('a');
    expect(Object.keys(record).sort()).toEqual([
      'arrivedAtMs',
      'id',
      'key',
      'majorCode',
      'version',
      'waitMs',
    ]);
    expect(record.key).toBe('201/42');
  });
});
