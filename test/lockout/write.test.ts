import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../src/index.js';
import { rig } from '../support/engine.js';

describe('a write', () => {
  it('is begun before receive returns, and never put off', () => {
    const write = vi.fn();
    const { engine, clock } = rig({ store: { ...memoryStore(), write } });
    engine.receive({ majorCode: 136, wait: 30 });
    expect(write.mock.calls).toEqual([
      ['', { version: 1, key: '100', majorCode: 136, arrivedAtMs: clock.now(), waitMs: 30_000 }],
    ]);
    engine.receive({ majorCode: 137, wait: 60 });
    expect(write).toHaveBeenCalledTimes(2);
    engine.receive({ majorCode: 137, wait: 10 });
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('of an extension that was not told is made all the same', async () => {
    const write = vi.fn();
    const { engine } = rig({ store: { ...memoryStore(), write } });
    engine.lockOut({ action: 1, waitMs: 10_000 });
    engine.lockOut({ action: 1, waitMs: 10_001 });
    expect(write.mock.calls.map(([, { waitMs }]) => waitMs)).toEqual([10_000, 10_001]);
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

  it('holds numbers, the key and nothing else of the frame', () => {
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
      'key',
      'majorCode',
      'version',
      'waitMs',
    ]);
    expect(record.key).toBe('201/42');
  });
});
