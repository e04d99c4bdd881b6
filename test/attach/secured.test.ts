import { describe, expect, it } from 'vitest';
import { attach } from '../../src/attach.js';
import { encodeErrorFrame } from '../../src/wire.js';
import { rig } from '../support/engine.js';
import { gate } from '../support/session.js';
import { fakeSocket } from './fake-socket.js';

const eight = encodeErrorFrame({ majorCode: 8 });

describe('with secured', () => {
  it('the connection begins once the socket is open and that has resolved', async () => {
    const { engine, clock } = rig();
    const { target, open } = fakeSocket();
    const secured = gate();
    attach(engine, target, { secured: secured.promise });
    open();
    expect(engine.state.connection).toBe('closed');
    secured.open();
    await clock.advance(0);
    expect(engine.state.connection).toBe('open');
  });

  it('that has resolved before the socket is open, it begins when that is', async () => {
    const { engine, clock } = rig();
    const { target, open } = fakeSocket();
    attach(engine, target, { secured: Promise.resolve() });
    await clock.advance(0);
    expect(engine.state.connection).toBe('closed');
    open();
    expect(engine.state.connection).toBe('open');
  });

  it('an open socket that is not secured is closed as yet', () => {
    const { engine } = rig();
    attach(engine, fakeSocket(1).target, { secured: new Promise(() => {}) });
    expect(engine.state.connection).toBe('closed');
  });

  it('that rejects, none begins', async () => {
    const { engine, clock, news } = rig();
    const { target } = fakeSocket(1);
    attach(engine, target, { secured: Promise.reject(new Error('no keys')) });
    news();
    await clock.advance(0);
    expect(engine.state.connection).toBe('closed');
    expect(news()).toEqual([]);
  });

  it.each([
    ['the close', ({ close }: ReturnType<typeof fakeSocket>) => close()],
    ['the detach', (_: unknown, detach: () => void) => detach()],
  ])('that resolves after %s, none begins', async (_, end) => {
    const { engine, clock } = rig();
    const socket = fakeSocket(1);
    const secured = gate();
    const detach = attach(engine, socket.target, { secured: secured.promise });
    end(socket, detach);
    secured.open();
    await clock.advance(0);
    expect(engine.state.connection).toBe('closed');
  });

  it('a socket that opens again has to be secured again: the old promise begins none', async () => {
    const { engine, clock } = rig();
    const { target, open, close } = fakeSocket(1);
    attach(engine, target, { secured: Promise.resolve() });
    await clock.advance(0);
    expect(engine.state.connection).toBe('open');
    close();
    open();
    await clock.advance(0);
    expect(engine.state.connection).toBe('closed');
  });
});

describe('where the app decrypts without secured', () => {
  it('attach says nothing of the connection: the app calls connected()', () => {
    const { engine, news } = rig();
    const { target, open, close, send } = fakeSocket();
    attach(engine, target, { decrypt: (bytes) => bytes });
    open();
    expect(engine.state.connection).toBe('unknown');
    const end = engine.connected();
    news();
    close();
    expect(engine.state.connection).toBe('open');
    end();
    expect(engine.state.connection).toBe('closed');
    news();
    send(eight);
    expect(engine.state.session).toBe('terminated');
  });
});
