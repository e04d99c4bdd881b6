import { describe, expect, it } from 'vitest';
import type { Answer, ServerRequest } from '../../src/testing/server.js';
import { open, requestBytes } from './client.js';

describe('refuse', () => {
  it('refuses the next request with an error, whatever else there is against it', async () => {
    const { server, connect } = await open();
    const client = await connect();
    server.refuse({ majorCode: 203, minorCode: 18, message: 'no' });
    expect(await client.ask(201, {}, 'mine')).toMatchObject({
      code: '203/18',
      id: 'mine',
      fields: { message: 'no' },
    });
    expect(await client.code(201)).toBe('2/1');
  });

  it('is for the requests that match, so many times', async () => {
    const { server, loggedIn } = await open();
    const client = await loggedIn();
    server.refuse({ majorCode: 7 }, { action: 201, subject: '42', times: 2 });
    server.refuse({ majorCode: 110 }, { action: 102, times: Number.POSITIVE_INFINITY });
    expect(await client.code(201, { roomId: 1n })).toBe('30201');
    expect(await client.code(201, { roomId: 42n })).toBe('7');
    expect(await client.code(201, { roomId: 42n })).toBe('7');
    expect(await client.code(201, { roomId: 42n })).toBe('30201');
    for (let times = 0; times < 3; times++) expect(await client.code(102)).toBe('110');
  });

  it('may answer under another id and time', async () => {
    const { server, connect } = await open();
    const client = await connect();
    server.refuse({ majorCode: 7, requestId: 'other', timestamp: 12 });
    expect(await client.ask(2)).toMatchObject({ id: 'other', timestamp: 12 });
    server.refuse({ majorCode: 7, requestId: '' });
    expect(await client.ask(2)).toMatchObject({ id: '' });
  });

  it('throws for an error that the wire cannot hold', async () => {
    const { server } = await open();
    expect(() => server.refuse({ majorCode: 1.5 })).toThrow('invalid uint32');
  });
});

describe('answer', () => {
  const answering = (answers: Readonly<Record<number, Answer>>) =>
    open({ answer: ({ action }: ServerRequest) => answers[action] });

  it('refuses with an error, and leaves to the server what it does not answer', async () => {
    const { connect } = await answering({ 201: { error: { majorCode: 234, wait: 20 } } });
    const client = await connect();
    expect(await client.ask(201)).toMatchObject({ code: '234', wait: 20 });
    expect(await client.code(203)).toBe('2/1');
    expect(await client.code(2)).toBe('30002');
  });

  it('accepts what the server would refuse, with the fields of the test before its own', async () => {
    const { connect } = await answering({
      100: { ok: true, resendDelay: 5 },
      101: { ok: true, token: 'mine' },
      102: { ok: true, newUser: true },
      132: { ok: true },
    });
    const client = await connect();
    const { fields } = await client.ask(100, { phoneNumber: 989_125_550_100n });
    expect(fields).toMatchObject({ username: 'a', resendDelay: 5, verifyCodeDigitCount: 5 });
    expect((await client.ask(101)).fields).toEqual({ token: 'mine', newUser: false });
    expect((await client.ask(132)).fields).toEqual({ token: 'token-2' });
    expect(await client.ask(102, { token: 'none' })).toMatchObject({ code: '30102' });
    expect(await client.code(201)).toBe('30201');
  });

  it('accepts without a login, too', async () => {
    const { connect } = await answering({ 105: { ok: true }, 126: { ok: true } });
    const client = await connect();
    expect(await client.code(105)).toBe('30105');
    expect(await client.code(126)).toBe('30126');
  });

  it('sends bytes as they are', async () => {
    const { connect } = await answering({ 201: { bytes: Uint8Array.of(9, 9) } });
    const client = await connect();
    client.send(201);
    expect([...(await client.nextBytes())]).toEqual([9, 9]);
  });

  it('has the bytes behind the action, also of an action that the server has no message for', async () => {
    const seen: [ServerRequest, Uint8Array][] = [];
    const { connect } = await open({
      answer(request, payload) {
        seen.push([request, payload]);
        // The app's own message: Response { id = 1 } as field 1, and a text as field 2.
        const id = new TextEncoder().encode(request.requestId);
        const response = [0x0a, id.length + 2, 0x0a, id.length, ...id];
        return { bytes: Uint8Array.of(0x5b, 0x98, ...response, 0x12, 2, 0x68, 0x69) };
      },
    });
    const client = await connect();
    client.socket.send(Uint8Array.of(0x2b, 0x23, 0x0a, 3, 0x0a, 1, 0x71, 0x10, 7)); // #9003
    expect([...(await client.nextBytes())].slice(0, 2)).toEqual([0x5b, 0x98]); // 39003
    expect(seen).toEqual([
      [
        expect.objectContaining({ action: 9003, requestId: 'q' }),
        Uint8Array.of(0x0a, 3, 0x0a, 1, 0x71, 0x10, 7),
      ],
    ]);
    client.send(101, { code: 12_345 }, 'v');
    await client.nextBytes();
    expect(seen[1]).toEqual([
      expect.objectContaining({ action: 101, requestId: 'v' }),
      requestBytes(101, 'v', { code: 12_345 }).subarray(2),
    ]);
  });

  it('has what cannot be decoded, too; it is answered by the test or not at all', async () => {
    const seen: [ServerRequest, Uint8Array][] = [];
    const { server, connect } = await open({
      answer(request, payload) {
        if (request.undecodable) seen.push([request, payload]);
        return request.action === 201 ? { error: { majorCode: 203, requestId: 'r' } } : undefined;
      },
    });
    const client = await connect();
    server.refuse({ majorCode: 7 }, { action: 102 });
    client.socket.send(Uint8Array.of(102, 0, 0x0f));
    client.socket.send(Uint8Array.of(201, 0, 0x12));
    expect(await client.next()).toMatchObject({ code: '203', id: 'r' });
    expect(seen).toMatchObject([
      [{ action: 102, requestId: '', undecodable: true }, Uint8Array.of(0x0f)],
      [{ action: 201, requestId: '', undecodable: true }, Uint8Array.of(0x12)],
    ]);
    expect(server.undecodable).toBe(2);
    expect(server.requests).toEqual([]);
    expect(await client.code(102)).toBe('7'); // the refusal was not for it
  });

  it('may take its time; what was asked later is answered meanwhile', async () => {
    let settle: (answer: Answer | undefined) => void = () => {};
    const { connect } = await open({
      answer: ({ action }) =>
        action === 201
          ? new Promise((resolve) => {
              settle = resolve;
            })
          : undefined,
    });
    const client = await connect();
    client.send(201, {}, 'slow');
    expect(await client.ask(2, {}, 'quick')).toMatchObject({ id: 'quick' });
    settle(undefined);
    expect(await client.next()).toMatchObject({ code: '2/1', id: 'slow' });
    client.send(201, {}, 'gone');
    await client.ask(2);
    client.socket.terminate();
    await client.closed();
    settle({ ok: true });
    expect(await (await connect()).code(2)).toBe('30002');
  });

  it.each<[string, () => Answer | Promise<Answer>]>([
    [
      'throws',
      () => {
        throw new Error('a mistake');
      },
    ],
    ['rejects', () => Promise.reject(new Error('a mistake'))],
  ])('that %s answers with 7, and close() rejects with the reason', async (_, answer) => {
    const { server, connect } = await open({ answer });
    expect(await (await connect()).code(2)).toBe('7');
    await expect(server.close()).rejects.toThrow('a mistake');
  });

  it('that the wire cannot hold answers with 7, and close() rejects with the reason', async () => {
    const { server, clock, connect } = await answering({ 201: { error: { majorCode: 2 ** 40 } } });
    const client = await connect();
    expect(await client.code(201)).toBe('7');
    client.send(201, {}, 'in.1');
    await server.received(2);
    await clock.advance(10);
    expect(await client.codes(1)).toEqual(['7']);
    await expect(server.close()).rejects.toThrow('invalid uint32');
  });
});
