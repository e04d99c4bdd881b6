import { describe, expect, it, vi } from 'vitest';
import { isReactionError, WaitTimeoutError } from '../../src/index.js';
import { rig } from '../support/engine.js';

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: unknown) => error,
  );

describe('waitFor', () => {
  it('resolves with the payload of the next such event', async () => {
    const { engine, emitted } = rig();
    const waited = engine.waitFor('session.terminated');
    engine.receive({ majorCode: 4 });
    engine.receive({ majorCode: 8 });
    const { resolution } = await waited;
    expect(resolution.frame.majorCode).toBe(8);
    expect(emitted.some(({ payload }) => payload === undefined)).toBe(false);
  });

  it('does not resolve with one that was emitted before', async () => {
    const { engine, clock } = rig();
    engine.receive({ majorCode: 8 });
    const settled = vi.fn();
    void caught(engine.waitFor('session.terminated')).then(settled);
    await clock.advance(60_000);
    expect(settled).not.toHaveBeenCalled();
  });

  it('passes over what the filter refuses', async () => {
    const { engine } = rig();
    const waited = engine.waitFor('reaction', { filter: ({ frame }) => frame.majorCode > 4 });
    for (const majorCode of [1, 4, 5, 6]) engine.receive({ majorCode });
    expect((await waited).frame.majorCode).toBe(5);
  });

  it('rejects with what the filter throws, which is no fault of the engine', async () => {
    const { engine, news } = rig();
    const error = new Error('filter');
    const waited = caught(
      engine.waitFor('reaction', {
        filter: () => {
          throw error;
        },
      }),
    );
    engine.receive({ majorCode: 4 });
    expect(await waited).toBe(error);
    expect(news()).toEqual(['reaction', 'request.denied']);
  });

  it('rejects when timeoutMs has passed, and not before', async () => {
    const { engine, clock } = rig();
    const settled = vi.fn();
    const waited = caught(engine.waitFor('login.succeeded', { timeoutMs: 500 })).then((error) => {
      settled();
      return error;
    });
    await clock.advance(499);
    expect(settled).not.toHaveBeenCalled();
    await clock.advance(1);
    const error = await waited;
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(isReactionError(error, 'WaitTimeoutError')).toBe(true);
    expect(String(error)).toContain('login.succeeded');
    expect(clock.pending).toBe(0);
  });

  it('leaves no timer when the event came in time', async () => {
    const { engine, clock } = rig();
    const waited = engine.waitFor('reaction', { timeoutMs: 500 });
    expect(clock.pending).toBe(1);
    engine.receive({ majorCode: 4 });
    await waited;
    expect(clock.pending).toBe(0);
  });

  it('rejects with the signal’s reason, and leaves nothing behind', async () => {
    const { engine, clock } = rig();
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const filter = vi.fn(() => true);
    const waited = caught(
      engine.waitFor('reaction', { signal: controller.signal, timeoutMs: 500, filter }),
    );
    const reason = new Error('left the page');
    controller.abort(reason);
    expect(await waited).toBe(reason);
    expect(clock.pending).toBe(0);
    expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
    engine.receive({ majorCode: 4 });
    expect(filter).not.toHaveBeenCalled();
    await engine.dispose();
    expect(remove).toHaveBeenCalledTimes(1);
  });

  it('rejects at once where the signal is aborted already', async () => {
    const { engine, clock } = rig();
    const reason = new Error('too late');
    const signal = AbortSignal.abort(reason);
    expect(await caught(engine.waitFor('reaction', { signal, timeoutMs: 5 }))).toBe(reason);
    expect(clock.pending).toBe(0);
  });

  it('ignores an abort after the event', async () => {
    const { engine } = rig();
    const controller = new AbortController();
    const waited = engine.waitFor('reaction', { signal: controller.signal });
    engine.receive({ majorCode: 4 });
    controller.abort();
    expect((await waited).frame.majorCode).toBe(4);
  });

  it('rejects when the engine is disposed', async () => {
    const { engine, clock } = rig();
    const waited = caught(engine.waitFor('reaction', { timeoutMs: 500 }));
    await engine.dispose();
    expect(isReactionError(await waited, 'DisposedError')).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('may wait many times at once', async () => {
    const { engine } = rig();
    const waits = Array.from({ length: 100 }, () => engine.waitFor('reaction'));
    engine.receive({ majorCode: 4 });
    expect(new Set(await Promise.all(waits)).size).toBe(1);
  });
});
