import { describe, expect, it } from 'vitest';
import { open } from './client.js';

const two = { one: { account: 'a' }, two: { account: 'a' }, other: { account: 'b' } };

describe('a session', () => {
  it('is needed by every action but those before the login', async () => {
    const { connect } = await open();
    const client = await connect();
    const free = [2, 3, 131, 138, 139, 140, 500, 501, 502, 503, 802];
    for (const action of free) expect(await client.code(action)).toBe(String(action + 30_000));
    for (const action of [1, 103, 105, 126, 201, 504])
      expect(await client.code(action)).toBe('2/1');
  });

  it('is replaced by a second login with its token: 3 is pushed, and answers every later request', async () => {
    const { loggedIn } = await open();
    const first = await loggedIn();
    const second = await loggedIn();
    expect(await first.next()).toMatchObject({ code: '3', id: '' });
    expect(await first.code(201)).toBe('3');
    expect(await first.code(105)).toBe('3');
    expect(await second.code(201)).toBe('30201');
  });

  it('is taken over by logging in again, and the other is replaced', async () => {
    const { server, loggedIn } = await open();
    const first = await loggedIn();
    const second = await loggedIn();
    server.expire(); // logs out who is logged in; who was replaced stays so
    expect(await first.codes(1)).toEqual(['3']);
    expect(await first.code(201)).toBe('3');
    expect(await second.code(102, { token: 'token' })).toBe('30102');
    expect(await first.code(102, { token: 'token' })).toBe('30102');
    expect(await second.next()).toMatchObject({ code: '3', id: '' });
    expect(await second.code(201)).toBe('3');
    expect(await first.code(201)).toBe('30201');
  });

  it('of another token is not concerned, and nobody comes back by itself when the other goes', async () => {
    const { loggedIn } = await open({ tokens: two });
    const [one, other] = [await loggedIn('one'), await loggedIn('two')];
    const taker = await loggedIn('one');
    taker.socket.terminate();
    expect(await other.code(201)).toBe('30201');
    expect(await one.codes(1)).toEqual(['3']);
    expect(await one.code(201)).toBe('3');
  });
});

describe('terminate', () => {
  it('ends the sessions of an account: 8 is pushed and answers what needs a login', async () => {
    const { server, loggedIn } = await open({ tokens: two });
    const ended = [await loggedIn('one'), await loggedIn('two')];
    const other = await loggedIn('other');
    server.terminate('a');
    for (const client of ended) {
      expect(await client.next()).toMatchObject({ code: '8', id: '' });
      expect(await client.code(201)).toBe('8');
      expect(await client.code(201)).toBe('8');
    }
    expect(await other.code(201)).toBe('30201');
    server.terminate();
    expect(await other.codes(1)).toEqual(['8']);
  });

  it('answers 8 where the session had been replaced before', async () => {
    const { server, loggedIn } = await open();
    const [first, second] = [await loggedIn(), await loggedIn()];
    server.terminate();
    expect(await second.codes(1)).toEqual(['8']);
    expect(await first.codes(1)).toEqual(['3']);
    expect(await first.code(201)).toBe('8');
  });

  it('makes the token unknown; a new one logs in on the same connection', async () => {
    const { server, connect, loggedIn } = await open();
    const client = await loggedIn();
    server.terminate();
    expect(await client.codes(1)).toEqual(['8']);
    expect(await client.code(102, { token: 'token' })).toBe('8');
    expect(await (await connect()).code(102, { token: 'token' })).toBe('109/1');
    const { fields } = await client.ask(101, { username: 'a', code: 12_345 });
    expect(await client.code(102, fields)).toBe('30102');
    expect(await client.code(201)).toBe('30201');
  });
});
