import { describe, expect, it } from 'vitest';
import { said } from '../support/said.js';
import { frameOf, open } from './client.js';

describe('misbehave', () => {
  it('drop sends no answer, to so many requests', async () => {
    const { server, connect } = await open();
    const client = await connect();
    server.misbehave('drop', { times: 2 });
    client.send(2);
    client.send(2);
    expect(await client.ask(2, {}, 'third')).toMatchObject({ id: 'third' });
    expect(server.requests).toHaveLength(3);
  });

  it('delayMs sends it so much later, by the clock of the server', async () => {
    const { server, clock, connect } = await open();
    const client = await connect();
    server.misbehave({ delayMs: 60_000 });
    client.send(2, {}, 'late');
    expect(await client.ask(2, {}, 'next')).toMatchObject({ id: 'next' });
    await clock.advance(59_999);
    expect(await client.ask(2, {}, 'third')).toMatchObject({ id: 'third' });
    await clock.advance(1);
    expect(await client.next()).toMatchObject({ id: 'late' });
  });

  it('duplicate sends it twice', async () => {
    const { server, connect } = await open();
    const client = await connect();
    server.misbehave('duplicate');
    const id = client.send(201);
    expect([await client.next(), await client.next()]).toMatchObject([
      { code: '2/1', id },
      { code: '2/1', id },
    ]);
    await client.ask(2);
    expect(client.unread).toBe(0);
  });

  it('reorder sends it behind the next answer', async () => {
    const { server, connect } = await open();
    const client = await connect();
    server.misbehave('reorder', { times: 2 });
    const ids = [client.send(2), client.send(2), client.send(2)];
    const came = [await client.next(), await client.next(), await client.next()];
    expect(came.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]]);
  });

  it.each(['garble', 'truncate'] as const)('%s sends what cannot be decoded', async (fault) => {
    const { server, connect } = await open();
    const client = await connect();
    for (const action of [2, 100, 201]) {
      server.misbehave(fault);
      client.send(action);
      const bytes = await client.nextBytes();
      expect(bytes.length).toBeGreaterThan(3);
      expect(() => frameOf(bytes)).toThrow();
    }
    expect(await client.code(2)).toBe('30002');
  });

  it('halfClose ends the connection without a close frame or an answer', async () => {
    const { server, connect } = await open();
    const client = await connect();
    const other = await connect();
    server.misbehave('halfClose');
    client.send(2);
    expect(await client.closed()).toBe(1006);
    expect(client.unread).toBe(0);
    expect(await other.code(2)).toBe('30002');
    expect(server.connections).toBe(1);
  });

  it('is for the requests that match, in the order of the calls', async () => {
    const { server, loggedIn } = await open();
    const client = await loggedIn();
    server.misbehave('drop', { action: 201, subject: 42 });
    server.misbehave('duplicate', { action: 201 });
    server.misbehave('drop', { connection: 2 });
    await client.ask(2);
    client.send(201, { roomId: 42n }, 'dropped');
    client.send(201, { roomId: 42n }, 'twice');
    expect([await client.next(), await client.next()]).toMatchObject([
      { id: 'twice' },
      { id: 'twice' },
    ]);
    expect(() => server.misbehave('drop', { times: 0 })).toThrow(
      said('times must be a number, 1 or more'),
    );
  });
});
