import { describe, expect, it } from 'vitest';
import { open, requestBytes } from './client.js';

describe('the protocol server', () => {
  it('answers with the id of the request and its own time, in success and in error', async () => {
    const { connect, clock } = await open();
    const client = await connect();
    await clock.advance(1500);
    const timestamp = Date.UTC(2026, 0, 1) / 1000 + 1;
    expect(await client.ask(2, {}, 'beat')).toMatchObject({ code: '30002', id: 'beat', timestamp });
    expect(await client.ask(201, {}, 'mine')).toMatchObject({ code: '2/1', id: 'mine', timestamp });
  });

  it('answers an action that it has no message for with an empty success', async () => {
    const { loggedIn } = await open();
    const client = await loggedIn();
    expect(await client.ask(29_999, {}, 'any')).toMatchObject({ code: '59999', id: 'any' });
  });

  it('keeps what it received, in order, and nothing that is secret in it', async () => {
    const { server, clock, connect, loggedIn } = await open({ tokens: { hush: { account: 'a' } } });
    const first = await loggedIn('hush');
    const second = await connect();
    await clock.advance(20);
    await first.ask(201, { roomId: 42n, message: 'hush' }, 'm1');
    await second.ask(101, { code: 54_321, username: 'b' }, 'v1');
    const atMs = Date.UTC(2026, 0, 1);
    expect(server.requests).toEqual([
      { action: 102, requestId: 'r1', atMs, connection: 1 },
      { action: 201, requestId: 'm1', atMs: atMs + 20, connection: 1, account: 'a', subject: '42' },
      { action: 101, requestId: 'v1', atMs: atMs + 20, connection: 2 },
    ]);
    expect(JSON.stringify(server.requests)).not.toMatch(/hush|54321/);
  });

  it('counts what is no request, and answers none of it', async () => {
    const { server, connect } = await open();
    const { socket, ask } = await connect();
    socket.send('text');
    socket.send(Uint8Array.of());
    socket.send(Uint8Array.of(201));
    socket.send(Uint8Array.of(0, 0));
    socket.send(Uint8Array.of(0x30, 0x75)); // 30000
    socket.send(Uint8Array.of(102, 0, 0x0f));
    socket.send(requestBytes(102, 'cut').subarray(0, -1));
    expect((await ask(2)).code).toBe('30002');
    expect(server.undecodable).toBe(7);
    expect(server.requests).toHaveLength(1);
  });

  it('takes an action without a message, and one with fields that it does not know', async () => {
    const { connect } = await open();
    const { socket, next } = await connect();
    socket.send(Uint8Array.of(2, 0));
    expect(await next()).toMatchObject({ code: '30002', id: '' });
    socket.send(Uint8Array.from([...requestBytes(102, 'new'), 0x98, 0x06, 1]));
    expect(await next()).toMatchObject({ code: '109/1', id: 'new' });
  });

  it('logs requests and answers as they come', async () => {
    const lines: unknown[] = [];
    const { connect } = await open({ log: (line) => lines.push(line) });
    const client = await connect();
    await client.ask(2);
    await client.ask(201);
    const line = { request: expect.objectContaining({ connection: 1 }) };
    expect(lines).toEqual([
      { kind: 'request', ...line },
      { kind: 'answer', ...line },
      { kind: 'request', ...line },
      { kind: 'answer', ...line, error: { majorCode: 2, minorCode: 1 } },
    ]);
  });

  it('answers a thousand requests in their order', async () => {
    const { server, connect } = await open();
    const client = await connect();
    const ids = Array.from({ length: 1000 }, () => client.send(2));
    const answers: string[] = [];
    while (answers.length < ids.length) answers.push((await client.next()).id);
    expect(answers).toEqual(ids);
    expect(server.requests).toHaveLength(1000);
  });
});

describe('expire', () => {
  it('logs every connection out until it logs in again', async () => {
    const { server, loggedIn } = await open({
      tokens: { one: { account: 'a' }, two: { account: 'b' } },
    });
    const clients = [await loggedIn('one'), await loggedIn('two')];
    server.expire();
    for (const client of clients) expect(await client.code(201)).toBe('2/1');
    expect(await clients[0]?.code(102, { token: 'one' })).toBe('30102');
    expect(await clients[0]?.code(201)).toBe('30201');
    expect(await clients[1]?.code(201)).toBe('2/1');
  });
});

describe('disconnect', () => {
  it('cuts every connection without a close frame, and lets new ones in', async () => {
    const { server, connect, loggedIn } = await open();
    const client = await loggedIn();
    server.disconnect();
    expect(await client.closed()).toBe(1006);
    const again = await connect();
    expect(await again.code(201)).toBe('2/1');
    expect(await again.code(102, { token: 'token' })).toBe('30102');
    expect(server.connections).toBe(1);
  });
});

describe('close', () => {
  it('cuts every connection, listens no more, leaves no timer, and may be called twice', async () => {
    const { server, clock, connect } = await open();
    const client = await connect();
    server.misbehave({ delayMs: 1000 });
    client.send(2);
    client.send(2, {}, 'batch.1');
    await server.received(2);
    expect(clock.pending).toBe(2);
    const waiting = server.nextRequest();
    const closing = server.close();
    expect(server.close()).toBe(closing);
    await expect(waiting).rejects.toThrow('The server was closed.');
    await closing;
    expect(await client.closed()).toBe(1006);
    expect(clock.pending).toBe(0);
    expect(server.connections).toBe(0);
    await expect(connect()).rejects.toThrow();
  });

  it('forgets the timers of a client that has gone', async () => {
    const { server, clock, connect } = await open();
    const client = await connect();
    server.misbehave({ delayMs: 1000 });
    client.send(2);
    client.send(2, {}, 'batch.1');
    await server.received(2);
    client.socket.terminate();
    await client.closed();
    // The server learns of it when its own side of the socket does.
    while (clock.pending > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await (await connect()).code(2)).toBe('30002');
  });

  it('rejects with what the log threw', async () => {
    const { server, connect } = await open({
      log() {
        throw new Error('the log is full');
      },
    });
    expect(await (await connect()).code(2)).toBe('30002');
    await expect(server.close()).rejects.toThrow('the log is full');
  });
});
