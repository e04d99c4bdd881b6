// A request by itself: what `send` is given, how its promise settles, what is emitted.

import { describe, expect, it, vi } from 'vitest';
import { isReactionError } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';
import { inDevelopment } from '../support/said.js';

describe('a request', () => {
  it('calls send before it returns, with an id of its own, and resolves with its answer', async () => {
    const { engine } = rig();
    const send = vi.fn(async ({ requestId }: { requestId: string }) => requestId);
    const one = engine.request(201, send);
    expect(send).toHaveBeenCalledTimes(1);
    const two = engine.request(201, send);
    expect(send.mock.calls[0]?.[0]).toMatchObject({ attempt: 1, signal: { aborted: false } });
    const [first, second] = await Promise.all([one, two]);
    expect(first).toMatch(/^[\w-]+$/);
    expect(first).not.toBe(second);
  });

  it('is sent at the end of the turn in which it is made, after what that emits', () => {
    const { engine } = rig();
    const order: string[] = [];
    engine.on('reaction', () => {
      void engine.request(201, async () => order.push('sent'));
      order.push('asked');
    });
    engine.on('error.reported', () => order.push('emitted'));
    engine.receive({ majorCode: 304 });
    expect(order).toEqual(['asked', 'emitted', 'sent']);
  });

  it('emits nothing where it is answered, and leaves no timer', async () => {
    const { engine, news, clock } = rig();
    await expect(engine.request(201, async () => 'yes')).resolves.toBe('yes');
    await clock.advance(0);
    expect(news()).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('rejects with what send rejects with, or throws, where that is no error frame', async () => {
    const { engine, news } = rig();
    const own = new TypeError('of the app');
    await expect(engine.request(201, () => Promise.reject(own))).rejects.toBe(own);
    await expect(
      engine.request(201, () => {
        throw own;
      }),
    ).rejects.toBe(own);
    for (const value of [undefined, null, 8, 'no', {}, { frame: 8 }]) {
      await expect(engine.request(201, () => Promise.reject(value))).rejects.toBe(value);
    }
    expect(news()).toEqual([]);
  });

  it.each([
    ['an error frame', (frame: object) => frame],
    ['an object that carries one', (frame: object) => Object.assign(new Error('no'), { frame })],
  ])(
    'that send rejects with %s is refused: emitted once, with its resolution and cause',
    async (_, as) => {
      const { engine, emitted, news } = rig();
      const cause = as({ majorCode: 304, message: 'of the server' });
      const promise = engine.request(301, () => Promise.reject(cause), { subject: 7 });
      const error = await promise.catch((reason: unknown) => reason);
      if (!isReactionError(error, 'RequestRefusedError')) throw error;
      expect(news()).toEqual(['reaction', 'error.reported']);
      expect(emitted[0]?.payload).toMatchObject({
        frame: { majorCode: 304, action: 301, subject: '7', message: 'of the server' },
      });
      expect(error.resolution).toMatchObject({
        entry: { code: 304 },
        reaction: { kind: 'inform' },
      });
      expect(error.frame).toBe(error.resolution.frame);
      expect(error.cause).toBe(cause);
      expect(JSON.stringify([error.frame, error.message, error.resolution])).not.toContain(
        'server',
      );
    },
  );

  it('starts the lockout of its own action and subject, which the frame does not name', async () => {
    const { engine } = rig();
    const refusing = (frame: object) => () => Promise.reject(frame);
    await engine.request(201, refusing({ majorCode: 10, wait: 9 })).catch(() => {});
    await engine
      .request(419, refusing({ majorCode: 457, wait: 9 }), { subject: 5n })
      .catch(() => {});
    expect(engine.lockouts().map(({ key }) => key)).toEqual(['201', '419/5']);
  });
});

describe('no answer in time', () => {
  it('is a 5/1 after 10 s, which aborts the signal', async () => {
    const { ask, last, clock, news, emitted } = requestRig();
    const outcome = ask('one', 201, { subject: 'a' });
    await clock.advance(9999);
    expect([outcome.settled, last('one').signal.aborted]).toEqual([false, false]);
    await clock.advance(1);
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 5, minorCode: 1, action: 201, subject: 'a' },
    });
    expect(last('one').signal.aborted).toBe(true);
    expect(news()).toEqual(['reaction', 'request.retryable']);
    expect(emitted[0]?.payload).toMatchObject({ frame: { requestId: last('one').requestId } });
  });

  it('is one after timeoutMs, anew for each time that it is sent', async () => {
    const { ask, last, clock, held, settle } = requestRig();
    const outcome = ask('one', 201, { timeoutMs: 500 });
    await clock.advance(499);
    last('one').refuse({ majorCode: 2 });
    await settle();
    await clock.advance(5000);
    held.last.succeed();
    await clock.advance(499);
    expect(outcome.settled).toBe(false);
    await clock.advance(1);
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 1 } });
  });

  it('does not keep its late answer from counting', async () => {
    const { engine, ask, last, clock, settle, news } = requestRig();
    ask('one');
    ask('two');
    await clock.advance(10_000);
    news();
    engine.receive({ majorCode: 10, wait: 60, requestId: last('one').requestId });
    expect(news()).toEqual(['reaction', 'lockout.started']);
    expect(engine.guard(201)).toMatchObject({ allowed: false, lockout: { key: '201' } });
    last('two').refuse({ majorCode: 8 });
    await settle();
    expect(news()).toEqual(['reaction', 'session.terminated', 'state.changed']);
  });

  it('is emitted once, also where the app says the same as soon as its signal is aborted', async () => {
    const { engine, clock, news } = rig();
    const promise = engine.request(
      201,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject({ majorCode: 5, minorCode: 1 }));
        }),
    );
    promise.catch(() => {});
    await clock.advance(10_000);
    expect(news()).toEqual(['reaction', 'request.retryable']);
  });

  it('of an app that delivers it first is the app’s', async () => {
    const { engine, ask, last, clock, settle, news } = requestRig();
    const outcome = ask('one');
    engine.receive({ majorCode: 5, minorCode: 2, requestId: last('one').requestId });
    await settle();
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 2, action: 201 } });
    await clock.advance(60_000);
    expect(news()).toEqual(['reaction', 'request.retryable']);
  });
});

describe('an abort', () => {
  it('before the call sends nothing', async () => {
    const { ask, wire, settle, clock } = requestRig();
    const outcome = ask('one', 201, { signal: AbortSignal.abort('gone') });
    await settle();
    expect(outcome).toMatchObject({ settled: true, error: 'gone' });
    expect(wire()).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('in flight rejects at once and aborts the signal of send', async () => {
    const { ask, last, settle, clock } = requestRig();
    const abort = new AbortController();
    const outcome = ask('one', 201, { signal: abort.signal });
    abort.abort('gone');
    await settle();
    expect(outcome.error).toBe('gone');
    expect(last('one').signal.aborted).toBe(true);
    last('one').answer('late');
    await settle();
    expect(clock.pending).toBe(0);
  });

  it.each(['held', 'waiting'])('while %s rejects at once and sends nothing', async (how) => {
    const { engine, ask, wire, settle, clock } = requestRig();
    if (how === 'held') engine.logIn();
    else engine.lockOut({ action: 201, waitMs: 9000 });
    const abort = new AbortController();
    const outcome = ask('one', 201, { signal: abort.signal, whileLockedOut: 'wait' });
    abort.abort('gone');
    await settle();
    expect(outcome.error).toBe('gone');
    await clock.advance(60_000);
    expect(wire()).toEqual([]);
  });

  it('after the answer does nothing, and nobody listens for it any more', async () => {
    const abort = new AbortController();
    const removed = vi.spyOn(abort.signal, 'removeEventListener');
    const added = vi.spyOn(abort.signal, 'addEventListener');
    const { ask, last, settle } = requestRig();
    const outcome = ask('one', 201, { signal: abort.signal });
    last('one').answer('done');
    await settle();
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
    abort.abort('late');
    await settle();
    expect(outcome.value).toBe('done');
  });

  it('of the signal of send does not come where it has settled by itself', async () => {
    const { ask, last, settle } = requestRig();
    ask('one');
    ask('two');
    last('one').answer();
    last('two').refuse({ majorCode: 304 });
    await settle();
    expect([last('one').signal.aborted, last('two').signal.aborted]).toEqual([false, false]);
  });
});

describe('a wrong argument', () => {
  const { engine } = rig();
  const send = async () => {};
  it.each([
    ['request.action', () => engine.request(0, send)],
    ['request.action', () => engine.request(70_000, send)],
    ['request.send', () => engine.request(201, 8 as never)],
    ['request.options', () => engine.request(201, send, 8 as never)],
    ['request.subject', () => engine.request(201, send, { subject: {} as never })],
    ['request.signal', () => engine.request(201, send, { signal: {} as never })],
    ['request.replay', () => engine.request(201, send, { replay: 'twice' as never })],
    ['request.timeoutMs', () => engine.request(201, send, { timeoutMs: 0 })],
    ['request.whileLockedOut', () => engine.request(201, send, { whileLockedOut: 'x' as never })],
    ['request.maxWaitMs', () => engine.request(201, send, { maxWaitMs: -1 })],
    ['request.maxHoldMs', () => engine.request(201, send, { maxHoldMs: Number.NaN })],
    ...inDevelopment<[string, () => void]>([
      'request.maxhold',
      () => engine.request(201, send, { maxhold: 1 } as never),
    ]),
    ['track.requestId', () => engine.track({ requestId: '', action: 201 })],
    ['track.action', () => engine.track({ requestId: 'a', action: 0 })],
    ['track.subject', () => engine.track({ requestId: 'a', action: 201, subject: {} as never })],
  ])('throws an OptionError that names %s', (option, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'OptionError', option }));
  });

  it('is none where an option is undefined', async () => {
    const given = {
      subject: undefined,
      signal: undefined,
      replay: undefined,
      timeoutMs: undefined,
    };
    const more = { whileLockedOut: undefined, maxWaitMs: undefined, maxHoldMs: undefined };
    await engine.request(201, send, { ...given, ...more });
  });
});
