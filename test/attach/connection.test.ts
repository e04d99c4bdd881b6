import { describe, expect, it, vi } from 'vitest';
import { attach } from '../../src/attach.js';
import { encodeErrorFrame } from '../../src/wire.js';
import { rig } from '../support/engine.js';
import { inDevelopment } from '../support/said.js';
import { gate, heldRig } from '../support/session.js';
import { fakeSocket } from './fake-socket.js';

const eight = encodeErrorFrame({ majorCode: 8 });

describe('the connection of an attached socket', () => {
  it('that is connecting is closed until it opens, and a login waits for it', async () => {
    const { engine, clock, held, news } = heldRig();
    const { target, open } = fakeSocket();
    attach(engine, target);
    expect(engine.state).toMatchObject({ connection: 'closed', session: 'loginDelayed' });
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    expect(held.login).not.toHaveBeenCalled();
    open();
    await clock.advance(0);
    expect(engine.state).toMatchObject({ connection: 'open', session: 'loggingIn' });
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('that is open begins at once', () => {
    const { engine, held } = heldRig();
    attach(engine, fakeSocket(1).target);
    expect(engine.state.connection).toBe('open');
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it.each([2, 3])('that is closing or closed (%d) says nothing', (readyState) => {
    const { engine, news } = rig();
    attach(engine, fakeSocket(readyState).target);
    expect(engine.state.connection).toBe('unknown');
    expect(news()).toEqual([]);
  });

  it('ends with the socket, and what is in flight with it', async () => {
    const { engine, clock, held } = heldRig();
    const { target, close } = fakeSocket(1);
    attach(engine, target);
    close();
    expect(held.last.signal.aborted).toBe(true);
    expect(engine.state).toMatchObject({ connection: 'closed', session: 'loginDelayed' });
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });

  it('ends at the detach, once', () => {
    const { engine, news } = rig();
    const { target, close } = fakeSocket(1);
    const detach = attach(engine, target);
    news();
    detach();
    expect(engine.state.connection).toBe('closed');
    news();
    detach();
    close();
    expect(news()).toEqual([]);
  });

  it('that never opened ends nothing: one that another socket has begun goes on', () => {
    const { engine } = rig();
    attach(engine, fakeSocket(1).target);
    const second = fakeSocket();
    attach(engine, second.target);
    expect(engine.state.connection).toBe('open');
    second.close();
    expect(engine.state.connection).toBe('open');
  });

  it('is not ended by the close of a former one', () => {
    const { engine } = rig();
    const first = fakeSocket(1);
    attach(engine, first.target);
    attach(engine, fakeSocket(1).target);
    first.close();
    expect(engine.state.connection).toBe('open');
  });

  it('begins anew where the same socket opens again', () => {
    const { engine } = rig();
    const { target, open, close } = fakeSocket(1);
    attach(engine, target);
    close();
    expect(engine.state.connection).toBe('closed');
    open();
    expect(engine.state.connection).toBe('open');
    close();
    expect(engine.state.connection).toBe('closed');
  });

  it('begins no more after the detach', () => {
    const { engine } = rig();
    const { target, open } = fakeSocket();
    attach(engine, target)();
    open();
    expect(engine.state.connection).toBe('closed');
  });
});

describe('frames of an attached socket', () => {
  it('are those of a detached one once another connection has begun', () => {
    const { engine, news } = rig();
    const first = fakeSocket(1);
    attach(engine, first.target);
    engine.connected();
    news();
    first.send(eight);
    expect(news()).toEqual([]);
  });

  it('are those of a detached one while the connection is that of another', () => {
    const { engine, news } = rig();
    engine.connected();
    const second = fakeSocket();
    attach(engine, second.target);
    news();
    second.send(eight);
    expect(news()).toEqual([]);
  });

  it('count before the socket is open, where there is no other connection', () => {
    const { engine } = rig();
    const { target, send } = fakeSocket();
    attach(engine, target);
    send(eight);
    expect(engine.state.session).toBe('terminated');
  });

  it('that were being decrypted when it closed do not count, also where it opens again', async () => {
    const { engine, clock, news } = rig();
    const { target, send, open, close } = fakeSocket(1);
    const late = gate<Uint8Array>();
    const secured = Promise.resolve();
    attach(engine, target, { clock, secured, decrypt: () => late.promise });
    await clock.advance(0);
    send(eight);
    close();
    open();
    news();
    late.open(eight);
    await clock.advance(0);
    expect(news()).toEqual([]);
  });
});

describe('a socket or an engine without these members', () => {
  it('only passes frames', () => {
    const { engine } = rig();
    const socket = fakeSocket(1);
    const { target, open, close, send } = socket;
    Reflect.deleteProperty(target, 'readyState');
    attach(engine, target);
    open();
    close();
    expect(engine.state.connection).toBe('unknown');
    send(eight);
    expect(engine.state.session).toBe('terminated');
  });

  it('only takes frames', () => {
    const receive = vi.fn();
    const { target, open, close, send } = fakeSocket();
    attach({ receive }, target);
    open();
    send(eight);
    close();
    expect(receive).toHaveBeenCalledWith(eight);
  });

  it('that throws harms neither the socket nor its other messages', () => {
    const receive = vi.fn(() => {
      throw new Error('own engine');
    });
    const connected = () => {
      throw new Error('own engine');
    };
    const { target, open, close, send } = fakeSocket();
    const detach = attach({ receive, connected, disconnected: connected }, target);
    open();
    send(eight);
    send(eight);
    close();
    detach();
    expect(receive).toHaveBeenCalledTimes(2);
  });

  it('a disposed engine is left alone', async () => {
    const { engine, news } = rig();
    const { target, open, close, send } = fakeSocket();
    const detach = attach(engine, target);
    await engine.dispose();
    news();
    open();
    send(eight);
    close();
    detach();
    expect(news()).toEqual([]);
  });
});

describe('a wrong argument', () => {
  const { engine } = rig();
  const { target } = fakeSocket();
  it.each([
    ['attach.engine', () => attach({} as never, target)],
    ['attach.socket', () => attach(engine, {} as never)],
    ['attach.options', () => attach(engine, target, 8 as never)],
    ['attach.decrypt', () => attach(engine, target, { decrypt: 'aes' as never })],
    ['attach.secured', () => attach(engine, target, { secured: true as never })],
    ['attach.clock', () => attach(engine, target, { clock: Date as never })],
    ...inDevelopment<[string, () => void]>([
      'attach.decypt',
      () => attach(engine, target, { decypt: () => undefined } as never),
    ]),
  ])('throws an OptionError that names %s', (option, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'OptionError', option }));
  });
});
