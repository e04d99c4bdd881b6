import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { attach } from '../../src/attach.js';
import { createReactionEngine, memoryStore } from '../../src/index.js';
import { encodeErrorFrame } from '../../src/wire.js';

it('a socket of ws: the engine logs in on each connection, and learns of errors and of the close', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const logins: boolean[] = [];
  const engine = createReactionEngine({
    store: memoryStore(),
    login: async ({ signal }) => {
      logins.push(signal.aborted);
    },
  });
  const connect = () => {
    const accepted = once(server, 'connection');
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    socket.binaryType = 'arraybuffer';
    return { detach: attach(engine, socket), accepted };
  };
  try {
    const first = connect();
    expect(engine.state.connection).toBe('closed');
    const opened = engine.waitFor('login.succeeded', { timeoutMs: 10_000 });
    const [peer] = (await first.accepted) as [WebSocket];
    await opened;
    expect(engine.state).toMatchObject({ connection: 'open', session: 'ready' });

    const locked = engine.waitFor('lockout.started', { timeoutMs: 10_000 });
    peer.send('keepalive');
    peer.send(encodeErrorFrame({ majorCode: 136, wait: 60 }));
    expect((await locked).lockout.majorCode).toBe(136);

    const closed = engine.waitFor('state.changed', {
      timeoutMs: 10_000,
      filter: ({ connection }) => connection === 'closed',
    });
    peer.close();
    expect((await closed).cause).toBe('connection');

    const again = connect();
    const back = engine.waitFor('login.succeeded', { timeoutMs: 30_000 });
    await again.accepted;
    await back;
    expect(logins).toEqual([false, false]);
    again.detach();
    expect(engine.state.connection).toBe('closed');
  } finally {
    await engine.dispose();
    for (const client of server.clients) client.terminate();
    server.close();
  }
});
