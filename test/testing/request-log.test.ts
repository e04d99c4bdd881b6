import { describe, expect, it } from 'vitest';
import { open } from './client.js';

describe('nextRequest', () => {
  it('settles with the next request that matches', async () => {
    const { server, loggedIn, connect } = await open();
    const client = await loggedIn();
    const other = await connect();
    const any = server.nextRequest();
    const ofRoom = server.nextRequest({ action: 201, subject: 42n, connection: 1 });
    other.send(201, { roomId: 42n }, 'not mine');
    await server.nextRequest({ connection: 2 });
    client.send(201, { roomId: 1n }, 'elsewhere');
    client.send(201, { roomId: 42n }, 'meant');
    expect(await any).toMatchObject({ requestId: 'not mine' });
    expect(await ofRoom).toMatchObject({ requestId: 'meant', subject: '42', account: 'a' });
  });

  it('rejects after some real time with a sentence that says what did not come', async () => {
    const { server } = await open();
    await expect(server.nextRequest({}, { withinMs: 0 })).rejects.toThrow('No request in 0 ms.');
    const filter = { action: 201, subject: 42, connection: 1 };
    await expect(server.nextRequest(filter, { withinMs: 1 })).rejects.toThrow(
      'No request #201 of subject 42 on connection 1 in 1 ms.',
    );
  });

  it('rejects nobody who does not look, when the server is closed', async () => {
    const { server } = await open();
    void server.nextRequest();
    await server.close();
  });
});

describe('received', () => {
  it('settles as soon as there are so many, at once where there are', async () => {
    const { server, connect } = await open();
    const client = await connect();
    expect(await server.received(0)).toEqual([]);
    const two = server.received(2);
    client.send(2, {}, 'one');
    client.send(2, {}, 'two');
    expect((await two).map(({ requestId }) => requestId)).toEqual(['one', 'two']);
    expect(await server.received(1)).toBe(server.requests);
  });

  it('rejects with the number of the request that did not come', async () => {
    const { server } = await open();
    await expect(server.received(3, { withinMs: 0 })).rejects.toThrow(
      'No request number 3 in 0 ms.',
    );
  });
});
