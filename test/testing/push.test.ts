import { describe, expect, it } from 'vitest';
import type { Push } from '../../src/testing/server.js';
import { open } from './client.js';

describe('push', () => {
  it('sends an error without an id, or bytes, to every connection', async () => {
    const { server, connect } = await open();
    const clients = [await connect(), await connect()];
    server.push({ majorCode: 10, wait: 3, message: 'slowly' });
    server.push(Uint8Array.of(1, 2, 3));
    for (const client of clients) {
      const fields = { message: 'slowly' };
      const timestamp = Date.UTC(2026, 0, 1) / 1000;
      expect(await client.next()).toEqual({
        action: 0,
        id: '',
        timestamp,
        code: '10',
        wait: 3,
        fields,
      });
      expect([...(await client.nextBytes())]).toEqual([1, 2, 3]);
    }
  });

  it.each<[Push, object]>([
    [
      { action: 60_000, token: 't', username: 'a', userId: 1n, authorHash: 'h' },
      { token: 't', username: 'a', userId: 1n, authorHash: 'h' },
    ],
    [
      { action: 60_001, username: 'a' },
      { username: 'a', userId: 0n, authorHash: '' },
    ],
    [{ action: 60_002, userId: 2n ** 64n - 1n }, { userId: 2n ** 64n - 1n }],
    [{ action: 60_003, id: 7n }, { id: 7n }],
    [{ action: 60_004, token: 'paid' }, { token: 'paid' }],
  ])('sends $action with what is given of its message', async (push, fields) => {
    const { server, connect } = await open();
    const client = await connect();
    server.push(push);
    const timestamp = Date.UTC(2026, 0, 1) / 1000;
    expect(await client.next()).toMatchObject({ action: push.action, id: '', timestamp, fields });
  });

  it('throws for what the wire cannot hold', async () => {
    const { server } = await open();
    expect(() => server.push({ majorCode: -1 })).toThrow('invalid uint32');
    expect(() => server.push({ action: 60_003, id: -1n })).toThrow('invalid uint64');
  });
});
