import { describe, expect, it } from 'vitest';
import { open } from './client.js';

/** Of the account `a`, and nobody's. */
const [phoneNumber, other] = [989_125_550_100n, 989_125_550_199n];
const right = { username: 'a', code: 12_345 };
const wrong = { username: 'a', code: 54_321 };
const withPassword = { account: 'a', phoneNumber, twoStepPassword: 'secret' };

describe('#100', () => {
  it('gives the account of a number, and says how to go on', async () => {
    const { connect } = await open();
    expect(await (await connect()).ask(100, { phoneNumber })).toMatchObject({
      code: '30100',
      fields: {
        username: 'a',
        userId: 1n,
        authorHash: 'author-1',
        resendDelay: 60,
        verifyCodeDigitCount: 5,
      },
    });
  });

  it('gives a number that is nobody’s an account of its own, the same one each time', async () => {
    const { connect } = await open({ tokens: { t: { account: 'user-2' } } });
    const client = await connect();
    const registered = async (number: bigint) =>
      (await client.ask(100, { phoneNumber: number })).fields;
    const made = { username: 'user-3', userId: 2n, authorHash: 'author-2' };
    expect(await registered(other)).toMatchObject({ ...made });
    expect(await registered(other)).toMatchObject({ ...made });
    expect(await registered(2n ** 64n - 1n)).toMatchObject({ username: 'user-4', userId: 3n });
  });

  it('refuses no number with 100/2', async () => {
    const { connect } = await open();
    expect(await (await connect()).code(100)).toBe('100/2');
  });

  it('locks the fifth time in a row with 136 and the wait that is left', async () => {
    const { connect, clock } = await open();
    const client = await connect();
    for (let times = 0; times < 4; times++) {
      expect(await client.code(100, { phoneNumber })).toBe('30100');
    }
    expect(await client.ask(100, { phoneNumber })).toMatchObject({ code: '136', wait: 60 });
    await clock.advance(10_001);
    expect(await client.ask(100, { phoneNumber })).toMatchObject({ code: '136', wait: 50 });
    await clock.advance(49_999);
    expect(await client.code(100, { phoneNumber })).toBe('30100');
  });

  it('counts each number by itself, over all connections', async () => {
    const { connect } = await open();
    const [client, another] = [await connect(), await connect()];
    for (let times = 0; times < 4; times++) await client.ask(100, { phoneNumber });
    expect(await client.code(100, { phoneNumber: other })).toBe('30100');
    expect(await another.code(100, { phoneNumber })).toBe('136');
  });

  it('counts anew after a right code', async () => {
    const { connect } = await open();
    const client = await connect();
    for (let times = 0; times < 3; times++) await client.ask(100, { phoneNumber });
    await client.ask(101, right);
    for (let times = 0; times < 4; times++) {
      expect(await client.code(100, { phoneNumber })).toBe('30100');
    }
    expect(await client.code(100, { phoneNumber })).toBe('136');
  });
});

describe('#101', () => {
  it('gives a token that logs in, a new one each time', async () => {
    const { connect } = await open();
    const client = await connect();
    expect(await client.ask(101, right)).toMatchObject({
      code: '30101',
      fields: { token: 'token-1', newUser: false },
    });
    expect((await client.ask(101, right)).fields).toMatchObject({ token: 'token-2' });
    expect(await client.code(102, { token: 'token-1' })).toBe('30102');
    expect(await client.code(201)).toBe('30201');
  });

  it('never gives a token that the test has given itself', async () => {
    const { connect } = await open({ tokens: { 'token-1': { account: 'a' } } });
    const { fields } = await (await connect()).ask(101, right);
    expect(fields).toEqual({ token: 'token-2', newUser: false });
  });

  it('registers a number that was nobody’s as a new user, with the code of the test', async () => {
    const { server, connect } = await open({ tokens: {}, code: 777 });
    const client = await connect();
    const registered = await client.ask(100, { phoneNumber: other });
    expect(registered.fields).toMatchObject({ username: 'user-1', verifyCodeDigitCount: 3 });
    const { fields } = await client.ask(101, { username: 'user-1', code: 777 });
    expect(fields).toEqual({ token: 'token-1', newUser: true });
    await client.ask(102, fields);
    await client.ask(2);
    expect(server.requests.at(-1)?.account).toBe('user-1');
  });

  it('refuses no username with 102/2, and one that is not known with 104', async () => {
    const { connect } = await open();
    const client = await connect();
    expect(await client.code(101, { code: 12_345 })).toBe('102/2');
    expect(await client.code(101, { ...right, username: 'nobody' })).toBe('104');
  });

  it('refuses a wrong code with 106, and from the fifth on everything with 108', async () => {
    const { connect, clock } = await open();
    const client = await connect();
    for (let times = 0; times < 4; times++) expect(await client.code(101, wrong)).toBe('106');
    expect(await client.ask(101, wrong)).toMatchObject({ code: '108', wait: 60 });
    expect(await client.ask(101, right)).toMatchObject({ code: '108', wait: 60 });
    await clock.advance(59_500);
    expect(await client.ask(101, wrong)).toMatchObject({ code: '108', wait: 1 });
    await clock.advance(500);
    expect(await client.code(101, right)).toBe('30101');
  });

  it('locks no other number for the wrong codes of one', async () => {
    const { connect } = await open();
    const client = await connect();
    await client.ask(100, { phoneNumber: other });
    for (let times = 0; times < 5; times++) await client.ask(101, wrong);
    expect(await client.code(101, wrong)).toBe('108');
    expect(await client.code(101, { ...wrong, username: 'user-2' })).toBe('106');
    expect(await client.code(101, { ...right, username: 'user-2' })).toBe('30101');
    expect(await client.code(101, right)).toBe('108');
  });

  it('refuses a blocked account with 105', async () => {
    const { connect } = await open({ tokens: { t: { account: 'a', blocked: true } } });
    expect(await (await connect()).code(101, right)).toBe('105');
  });

  it('asks for the two-step password with 184, for which #132 gives the token', async () => {
    const { connect } = await open({ tokens: { t: withPassword } });
    const client = await connect();
    expect(await client.code(101, right)).toBe('184');
    expect(await client.code(132, { password: 'wrong' })).toBe('194');
    const { code, fields } = await client.ask(132, { password: 'secret' });
    expect({ code, fields }).toEqual({ code: '30132', fields: { token: 'token-1' } });
    expect(await client.code(102, fields)).toBe('30102');
  });
});

describe('#132', () => {
  it('locks with 191 from the fifth wrong password on', async () => {
    const { loggedIn, clock } = await open({ tokens: { token: withPassword } });
    const client = await loggedIn();
    for (let times = 0; times < 4; times++) {
      expect(await client.code(132, { password: 'wrong' })).toBe('194');
    }
    expect(await client.code(132, { password: 'wrong' })).toBe('191');
    expect(await client.ask(132, { password: 'secret' })).toMatchObject({ code: '191', wait: 60 });
    await clock.advance(60_000);
    expect(await client.code(132, { password: 'secret' })).toBe('30132');
  });

  it('locks no other number for the wrong passwords of one', async () => {
    const second = { account: 'b', phoneNumber: other, twoStepPassword: 'secret' };
    const { loggedIn } = await open({ tokens: { token: withPassword, second } });
    const [client, another] = [await loggedIn(), await loggedIn('second')];
    for (let times = 0; times < 5; times++) await client.ask(132, { password: 'wrong' });
    expect(await client.code(132, { password: 'secret' })).toBe('191');
    expect(await another.code(132, { password: 'secret' })).toBe('30132');
  });

  it('is forbidden where no password was asked for, or there is none', async () => {
    const { connect, loggedIn } = await open();
    expect(await (await connect()).code(132, { password: 'x' })).toBe('192');
    expect(await (await loggedIn()).code(132, { password: '' })).toBe('192');
  });
});
