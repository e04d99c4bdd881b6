import { describe, expect, it } from 'vitest';
import { open } from './client.js';

describe('#100', () => {
  it('says how to go on, and locks the fifth time in a row for the wait that is left', async () => {
    const { connect, clock } = await open();
    const client = await connect();
    const fields = { resendDelay: 60, verifyCodeDigitCount: 5 };
    for (let times = 0; times < 4; times++) {
      expect(await client.ask(100)).toMatchObject({ code: '30100', fields });
    }
    expect(await client.ask(100)).toMatchObject({ code: '136', wait: 60 });
    await clock.advance(10_001);
    expect(await client.ask(100)).toMatchObject({ code: '136', wait: 50 });
    await clock.advance(49_999);
    expect(await client.code(100)).toBe('30100');
  });

  it('counts anew after a right code', async () => {
    const { connect } = await open();
    const client = await connect();
    for (let times = 0; times < 3; times++) await client.ask(100);
    await client.ask(101, { code: '12345' });
    for (let times = 0; times < 4; times++) expect(await client.code(100)).toBe('30100');
    expect(await client.code(100)).toBe('136');
  });
});

describe('#101', () => {
  it('gives a token that logs in, a new one each time', async () => {
    const { connect } = await open();
    const client = await connect();
    expect(await client.ask(101, { code: '12345' })).toMatchObject({
      code: '30101',
      fields: { token: 'token-1', newUser: false },
    });
    expect((await client.ask(101, { code: '12345' })).fields).toMatchObject({ token: 'token-2' });
    expect(await client.code(102, { token: 'token-1' })).toBe('30102');
    expect(await client.code(201)).toBe('30201');
  });

  it('never gives a token that the test has given itself', async () => {
    const { connect } = await open({ tokens: { 'token-1': { account: 'b' } } });
    const { fields } = await (await connect()).ask(101, { code: '12345' });
    expect(fields).toEqual({ token: 'token-2', newUser: false });
  });

  it('registers a name that is not known as a new user', async () => {
    const { server, connect } = await open({ tokens: {}, code: '777' });
    const client = await connect();
    const { fields } = await client.ask(101, { code: '777', username: 'b' });
    expect(fields).toEqual({ token: 'token-1', newUser: true });
    await client.ask(102, fields);
    await client.ask(2);
    expect(server.requests.at(-1)?.account).toBe('b');
  });

  it('refuses a wrong code with 106, and after five of them everything with 108', async () => {
    const { connect, clock } = await open();
    const client = await connect();
    for (let times = 0; times < 5; times++) {
      expect(await client.code(101, { code: '0' })).toBe('106');
    }
    expect(await client.ask(101, { code: '12345' })).toMatchObject({ code: '108', wait: 60 });
    await clock.advance(59_500);
    expect(await client.ask(101, { code: '0' })).toMatchObject({ code: '108', wait: 1 });
    await clock.advance(500);
    expect(await client.code(101, { code: '12345' })).toBe('30101');
  });

  it('refuses a blocked account with 105', async () => {
    const { connect } = await open({ tokens: { t: { account: 'b', blocked: true } } });
    expect(await (await connect()).code(101, { code: '12345' })).toBe('105');
  });

  it('asks for the two-step password with 184, for which #132 gives the token', async () => {
    const { connect } = await open({ tokens: { t: { account: 'a', twoStepPassword: 'secret' } } });
    const client = await connect();
    expect(await client.code(101, { code: '12345' })).toBe('184');
    expect(await client.code(132, { password: 'wrong' })).toBe('194');
    const { code, fields } = await client.ask(132, { password: 'secret' });
    expect({ code, fields }).toEqual({ code: '30132', fields: { token: 'token-1' } });
    expect(await client.code(102, fields)).toBe('30102');
  });
});

describe('#132', () => {
  it('locks with 191 after five wrong passwords', async () => {
    const { loggedIn, clock } = await open({
      tokens: { token: { account: 'a', twoStepPassword: 'secret' } },
    });
    const client = await loggedIn();
    for (let times = 0; times < 5; times++) {
      expect(await client.code(132, { password: 'wrong' })).toBe('194');
    }
    expect(await client.ask(132, { password: 'secret' })).toMatchObject({ code: '191', wait: 60 });
    await clock.advance(60_000);
    expect(await client.code(132, { password: 'secret' })).toBe('30132');
  });

  it('is forbidden where no password was asked for, or there is none', async () => {
    const { connect, loggedIn } = await open();
    expect(await (await connect()).code(132, { password: 'x' })).toBe('192');
    expect(await (await loggedIn()).code(132, { password: '' })).toBe('192');
  });
});

describe('#102', () => {
  it('logs in with a token that is known', async () => {
    const { connect } = await open();
    const client = await connect();
    expect(await client.ask(102, { token: 'token' })).toMatchObject({ code: '30102', fields: {} });
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
    const { fields } = await client.ask(101, { code: '12345' });
    expect(fields).toMatchObject({ newUser: false });
  });
});
