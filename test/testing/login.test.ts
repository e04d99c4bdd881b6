import { describe, expect, it } from 'vitest';
import { open } from './client.js';

const two = { one: { account: 'a' }, two: { account: 'a' }, other: { account: 'b' } };

describe('#102', () => {
  it('logs in with a token that is known', async () => {
    const { connect } = await open();
    const client = await connect();
    expect(await client.ask(102, { token: 'token' })).toMatchObject({
      code: '30102',
      fields: { deprecatedClient: false, updateAvailable: false },
    });
    expect(await client.code(201)).toBe('30201');
  });

  it.each([
    ['an unknown token', { token: 'none' }, '109/1'],
    ['no token', {}, '109/1'],
    ['the token of a blocked account', { token: 'blocked' }, '111/4'],
  ])('refuses %s', async (_, fields, code) => {
    const { connect } = await open({ tokens: { blocked: { account: 'b', blocked: true } } });
    const client = await connect();
    expect(await client.code(102, fields)).toBe(code);
    expect(await client.code(201)).toBe('2/1');
  });

  it('is refused with 10170 where the connection is logged in', async () => {
    const { loggedIn } = await open({ tokens: { token: { account: 'a' }, two: { account: 'b' } } });
    const client = await loggedIn();
    expect(await client.code(102, { token: 'token' })).toBe('10170');
    expect(await client.code(102, { token: 'two' })).toBe('10170');
    expect(await client.code(201)).toBe('30201');
  });

  it('of a new user succeeds, and everything is refused with 9 until the nickname is set', async () => {
    const { connect } = await open({ tokens: { token: { account: 'n', newUser: true } } });
    const client = await connect();
    expect(await client.code(105, { nickname: 'N' })).toBe('2/1');
    expect(await client.code(102, { token: 'token' })).toBe('30102');
    expect(await client.code(201)).toBe('9');
    expect(await client.code(2)).toBe('30002');
    expect(await client.code(105, { nickname: 'N' })).toBe('30105');
    expect(await client.code(201)).toBe('30201');
    const { fields } = await client.ask(101, { username: 'n', code: 12_345 });
    expect(fields).toMatchObject({ newUser: false });
  });
});

describe('#125', () => {
  it('lists the sessions of the account, with what their clients said of themselves', async () => {
    const { connect, clock } = await open({ tokens: two });
    const atS = Date.UTC(2026, 0, 1) / 1000;
    await clock.advance(5000);
    const client = await connect();
    const itself = { appName: 'Peyk', appId: 7, deviceName: 'my phone', platform: 1 } as const;
    await client.ask(102, { token: 'one', ...itself });
    const { code, fields } = await client.ask(125);
    expect(code).toBe('30125');
    const times = { createTime: atS, activeTime: atS + 5 };
    expect(fields).toMatchObject({
      session: [
        { sessionId: 1n, current: true, ...itself, ...times },
        { sessionId: 2n, current: false, appName: '', activeTime: atS },
      ],
    });
  });
});

describe('#126', () => {
  it('ends another session of the account, by its id in the list', async () => {
    const { loggedIn } = await open({ tokens: two });
    const [one, another] = [await loggedIn('one'), await loggedIn('two')];
    expect(await one.code(126, { sessionId: 2n })).toBe('30126');
    expect(await another.next()).toMatchObject({ code: '8', id: '' });
    expect(await another.code(201)).toBe('8');
    expect(await one.code(201)).toBe('30201');
    expect((await one.ask(125)).fields).toMatchObject({ session: [{ sessionId: 1n }] });
  });

  it('is refused for an unknown session, its own, and one of another account', async () => {
    const { loggedIn } = await open({ tokens: two });
    const client = await loggedIn('one');
    expect(await client.code(126, { sessionId: 4n })).toBe('170/1');
    expect(await client.code(126)).toBe('170/1');
    expect(await client.code(126, { sessionId: 1n })).toBe('172');
    expect(await client.code(126, { sessionId: 3n })).toBe('172');
  });
});

describe('#127', () => {
  it('signs the device out: its token is unknown from now on, and nobody else is concerned', async () => {
    const { loggedIn } = await open({ tokens: two });
    const [client, another] = [await loggedIn('one'), await loggedIn('two')];
    expect(await client.code(127)).toBe('30127');
    expect(await client.code(201)).toBe('2/1');
    expect(await client.code(102, { token: 'one' })).toBe('109/1');
    expect(await another.code(201)).toBe('30201');
  });
});
