// An error of a request is known by its id, and handled once, however it arrives.
import { describe, expect, it } from 'vitest';
import type { ErrorFrame } from '../../src/index.js';
import type { EmittedEvent } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';

describe('the same error', () => {
  const frame: ErrorFrame = { majorCode: 304 };

  it('that receive sees first refuses the request, and the rejection of send emits nothing', async () => {
    const { engine, ask, last, settle, news } = requestRig();
    const outcome = ask('one', 301, { subject: 'a' });
    engine.receive({ ...frame, requestId: last('one').requestId });
    expect(news()).toEqual(['reaction', 'error.reported']);
    await settle();
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 304, action: 301, subject: 'a' },
      cause: undefined,
    });
    expect(last('one').signal.aborted).toBe(true);
    last('one').refuse(frame);
    await settle();
    expect(news()).toEqual([]);
  });

  it('that send rejects with first is emitted once, and receive returns what it resolved to', async () => {
    const { engine, ask, last, settle, news, emitted } = requestRig();
    ask('one', 301);
    last('one').refuse(frame);
    await settle();
    expect(news()).toEqual(['reaction', 'error.reported']);
    const again = engine.receive({ ...frame, requestId: last('one').requestId });
    expect(news()).toEqual([]);
    expect(again).toEqual({ outcome: 'resolved', resolution: emitted[0]?.payload });
  });

  it('of an id of the app’s own is emitted once too', async () => {
    const { engine, ask, last, settle, news } = requestRig();
    const outcome = ask('one', 301);
    engine.receive({ ...frame, requestId: 'host-1' });
    expect(news()).toEqual(['reaction', 'error.reported']);
    last('one').refuse({ ...frame, requestId: 'host-1' });
    await settle();
    expect(news()).toEqual([]);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError' });
  });

  it('is emitted once where a request is made of another', async () => {
    const { engine, news } = rig();
    const inner = () => engine.request(301, () => Promise.reject(frame));
    await expect(engine.request(301, inner)).rejects.toMatchObject({ frame: { majorCode: 304 } });
    expect(news()).toEqual(['reaction', 'error.reported']);
  });

  it('2 that receive sees first holds the request; the late rejection of its first send changes nothing', async () => {
    const { engine, held, ask, last, wire, settle } = requestRig();
    const outcome = ask('one');
    const first = last('one');
    engine.receive({ majorCode: 2, requestId: first.requestId });
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['one', 'one']);
    first.refuse({ majorCode: 2 });
    await settle();
    engine.receive({ majorCode: 304 });
    expect(wire()).toEqual([]);
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('8 for 50 requests in flight is one session.terminated, and 50 refusals', async () => {
    const { engine, ask, sent, settle, news } = requestRig();
    const outcomes = Array.from({ length: 50 }, (_, at) => ask(`r${at}`));
    for (const { requestId } of sent) engine.receive({ majorCode: 8, requestId });
    await settle();
    const names = news();
    expect(names.filter((name) => name !== 'reaction')).toEqual([
      'session.terminated',
      'state.changed',
    ]);
    for (const { error } of outcomes) {
      expect(error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 8 } });
    }
  });
});

describe('track', () => {
  it('says which action and subject an error is of', () => {
    const { engine, news } = rig();
    engine.track({ requestId: 'a', action: 201, subject: 42 });
    engine.receive({ majorCode: 10, wait: 9, requestId: 'a' });
    expect(engine.lockouts()).toMatchObject([{ key: '201' }]);
    engine.track({ requestId: 'b', action: 201, subject: 42 });
    engine.receive({ majorCode: 234, wait: 9, requestId: 'b' });
    expect(engine.lockouts()).toMatchObject([{ key: '201' }, { key: '201/42' }]);
    expect(news()).toEqual(['reaction', 'lockout.started', 'reaction', 'lockout.started']);
  });

  it('goes behind what the frame itself says', () => {
    const { engine } = rig();
    engine.track({ requestId: 'a', action: 201 });
    engine.receive({ majorCode: 10, wait: 9, requestId: 'a', action: 300 });
    expect(engine.lockouts()).toMatchObject([{ key: '300' }]);
  });

  it('remembers the last 1,000', () => {
    const { engine } = rig();
    for (let n = 0; n < 1001; n++) engine.track({ requestId: `r${n}`, action: 201 });
    engine.receive({ majorCode: 10, wait: 1, requestId: 'r0' });
    expect(engine.lockouts()).toMatchObject([{ key: '*' }]);
    engine.receive({ majorCode: 10, wait: 1, requestId: 'r1' });
    expect(engine.lockouts()).toMatchObject([{ key: '*' }, { key: '201' }]);
  });

  it('of a 2 logs in, and sends nothing again: that is the app’s', async () => {
    const { engine, held, settle } = requestRig();
    engine.track({ requestId: 'a', action: 201 });
    engine.receive({ majorCode: 2, requestId: 'a' });
    await settle();
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('does not crowd out requests in flight', async () => {
    const { engine, ask, last, settle } = requestRig();
    const outcome = ask('one', 301);
    for (let n = 0; n < 2000; n++) engine.track({ requestId: `r${n}`, action: 201 });
    engine.receive({ majorCode: 304, requestId: last('one').requestId });
    await settle();
    expect(outcome.error).toMatchObject({ frame: { action: 301 } });
  });
});

describe('a 6', () => {
  const sibling = (emitted: readonly EmittedEvent[]) => {
    for (const { name, payload } of emitted) {
      if (name === 'reaction' && payload.reaction.kind === 'follow')
        return payload.reaction.sibling;
    }
    throw new Error('no 6 was emitted');
  };

  it('is emitted as follow, tied to the sibling that failed', () => {
    const { engine, emitted, news } = rig();
    engine.receive({ majorCode: 304, requestId: 'x.1', message: 'of the server' });
    engine.receive({ majorCode: 6, requestId: 'x.2' });
    expect(news()).toEqual(['reaction', 'error.reported', 'reaction']);
    expect(sibling(emitted)).toEqual({ majorCode: 304, requestId: 'x.1' });
  });

  it('that came first is tied to it once its error has come', () => {
    const { engine, emitted } = rig();
    engine.receive({ majorCode: 6, requestId: 'x.1', message: 'of the server' });
    engine.receive({ majorCode: 6, requestId: 'x.2' });
    engine.receive({ majorCode: 304, requestId: 'y.1' });
    expect(sibling(emitted)).toBeUndefined();
    engine.receive({ majorCode: 304, requestId: 'x.3' });
    expect(sibling(emitted)).toEqual({ majorCode: 304, requestId: 'x.3' });
  });

  it('refuses its request, whose error is tied too', async () => {
    const { engine, ask, last, settle } = requestRig();
    const outcome = ask('one', 301);
    last('one').refuse({ majorCode: 6, requestId: 'x.1', message: 'no' });
    await settle();
    engine.receive({ majorCode: 304, requestId: 'x.0' });
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      resolution: { reaction: { kind: 'follow', sibling: { majorCode: 304 } } },
    });
  });

  it.each([undefined, 'alone', '.1'])('of the id %s has no sibling', (requestId) => {
    const { engine, emitted } = rig();
    engine.receive({ majorCode: 304, requestId: 'alone2' });
    engine.receive({ majorCode: 6, requestId });
    expect(sibling(emitted)).toBeUndefined();
  });
});
