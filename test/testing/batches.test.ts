import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/testing/server.js';
import { open } from './client.js';

describe('a batch', () => {
  it('is answered together, when no further member has come for a while', async () => {
    const { server, clock, loggedIn } = await open();
    const client = await loggedIn();
    client.send(201, {}, 'b.1');
    client.send(201, {}, 'b.2');
    await server.received(3);
    await clock.advance(9);
    client.send(201, {}, 'b.3');
    await server.received(4);
    await clock.advance(9);
    await client.ask(2);
    expect(client.unread).toBe(0);
    await clock.advance(1);
    const answers = [await client.next(), await client.next(), await client.next()];
    expect(answers.map(({ id, code }) => [id, code])).toEqual([
      ['b.1', '30201'],
      ['b.2', '30201'],
      ['b.3', '30201'],
    ]);
    expect(clock.pending).toBe(0);
  });

  it('of which a member fails: that one has its error, the others 6', async () => {
    const { server, clock, loggedIn } = await open({ batchWindowMs: 500 });
    const client = await loggedIn();
    server.refuse({ majorCode: 203, minorCode: 18 }, { subject: 2 });
    for (const room of [1n, 2n, 3n]) client.send(201, { roomId: room }, `b.x.${room}`);
    await server.received(4);
    await clock.advance(500);
    const answers = [await client.next(), await client.next(), await client.next()];
    expect(answers.map(({ id, code }) => [id, code])).toEqual([
      ['b.x.1', '6'],
      ['b.x.2', '203/18'],
      ['b.x.3', '6'],
    ]);
  });

  it('is of one connection, and of one text before the last dot', async () => {
    const { server, clock, connect, loggedIn } = await open();
    const [client, other] = [await loggedIn(), await connect()];
    client.send(201, {}, 'b.1');
    client.send(201, {}, 'b.c.2');
    other.send(201, {}, 'b.2');
    await server.received(4);
    await clock.advance(10);
    expect(await client.codes(2)).toEqual(['30201', '30201']);
    expect(await other.codes(1)).toEqual(['2/1']);
  });

  it('waits for an answer of the test that takes its time', async () => {
    let settle: (answer: Answer) => void = () => {};
    const { server, clock, loggedIn } = await open({
      answer: ({ requestId }) =>
        requestId === 'b.1'
          ? new Promise((resolve) => {
              settle = resolve;
            })
          : undefined,
    });
    const client = await loggedIn();
    client.send(201, {}, 'b.1');
    client.send(201, {}, 'b.2');
    await server.received(3);
    await clock.advance(10);
    await client.ask(2);
    expect(client.unread).toBe(0);
    settle({ error: { majorCode: 7 } });
    expect(await client.codes(2)).toEqual(['7', '6']);
  });

  it('may be damaged as every answer', async () => {
    const { server, clock, loggedIn } = await open();
    const client = await loggedIn();
    server.misbehave('drop');
    client.send(201, {}, 'b.1');
    client.send(201, {}, 'b.2');
    await server.received(3);
    await clock.advance(10);
    expect(await client.next()).toMatchObject({ id: 'b.2' });
  });
});
