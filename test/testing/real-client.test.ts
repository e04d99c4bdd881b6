import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/testing/server.js';
import { manualClock } from '../../src/testing.js';
import { openOnSocket as open } from './client.js';
import { publicClient, textIn } from './public-client.js';

const sara = { account: 'sara', phoneNumber: 989_125_550_101n };
const omid = { account: 'omid', phoneNumber: 989_125_550_102n, twoStepPassword: 'simorgh' };
const number = (phoneNumber: bigint) => ({
  phone_number: String(phoneNumber),
  country_code: 'IR',
  preference_method: 'VERIFY_CODE_SMS',
});
const itself = {
  ...{ app_name: 'Peyk', app_id: 7, app_build_version: 12, app_version: '1.2' },
  ...{ platform: 'ANDROID', platform_version: '14', device: 'MOBILE', device_name: 'a phone' },
  language: 'FA_IR',
};
const timestamp = Date.UTC(2026, 0, 1) / 1000;

describe('a client that was generated from the public messages', () => {
  it('registers, verifies, logs in, sets its nickname and sends a message', async () => {
    const { server } = await open();
    const { ask } = await publicClient(server.url);

    const registered = await ask(100, number(989_125_550_199n));
    expect(registered).toEqual({
      action: 30_100,
      message: {
        response: { id: 'p1', timestamp },
        username: 'user-2',
        user_id: '2',
        author_hash: 'author-2',
        resend_delay: 60,
        verify_code_digit_count: 5,
      },
    });
    const username = textIn(registered, 'username');
    expect(await ask(101, { code: 54_321, username })).toMatchObject({
      action: 0,
      message: { response: { id: 'p2' }, major_code: 106 },
    });
    const verified = await ask(101, { code: 12_345, username });
    expect(verified).toMatchObject({ action: 30_101, message: { new_user: true } });
    const token = textIn(verified, 'token');

    const loggedIn = await ask(102, { token, ...itself });
    expect(loggedIn).toEqual({ action: 30_102, message: { response: { id: 'p4', timestamp } } });
    expect(await ask(201, { room_id: '1' })).toMatchObject({ message: { major_code: 9 } });
    expect(await ask(105, { nickname: 'Sara Moradi' })).toMatchObject({
      action: 30_105,
      message: { nickname: 'Sara Moradi', initials: 'SM' },
    });

    const room_id = String(2n ** 63n + 1n);
    const text = { message: 'سلام', random_id: String(2n ** 64n - 1n) };
    const more = { location: { lat: 35.7, lon: 51.4 }, additional_type: 3, additional_data: '{}' };
    const sent = { message_type: 'LOCATION', ...text, ...more };
    expect(await ask(201, { room_id, ...sent, reply_to: '5' })).toEqual({
      action: 30_201,
      message: {
        response: { id: 'p7', timestamp },
        room_id,
        room_message: {
          ...sent,
          message_id: '1',
          message_version: '1',
          status: 'SENT',
          status_version: '1',
          author: { hash: 'author-2' },
          create_time: timestamp,
          reply_to: { message_id: '5' },
        },
      },
    });
    expect(server.requests.at(-1)).toMatchObject({
      action: 201,
      subject: room_id,
      account: username,
    });
    expect(server.undecodable).toBe(0);
  });

  it('can ask for a code again after resend_delay; who asks too often is locked, and nobody else', async () => {
    const clock = manualClock();
    const { server } = await open({ clock, tokens: { one: sara, two: omid } });
    const { ask } = await publicClient(server.url);
    const register = (phoneNumber: bigint) => ask(100, number(phoneNumber));
    for (let times = 0; times < 4; times++) {
      const { message } = await register(sara.phoneNumber);
      expect(message.resend_delay).toBe(60);
      if (times < 3) await clock.advance(60_000);
    }
    expect(await register(sara.phoneNumber)).toMatchObject({
      action: 0,
      message: { major_code: 136, wait: 60 },
    });
    expect(await register(omid.phoneNumber)).toMatchObject({ message: { username: 'omid' } });
    await clock.advance(60_000);
    expect(await register(sara.phoneNumber)).toMatchObject({ message: { username: 'sara' } });
  });

  it('is asked for its two-step password, and locked after wrong ones', async () => {
    const { server } = await open({ tokens: { one: omid } });
    const { ask } = await publicClient(server.url);
    const error = (major_code: number) => ({ action: 0, message: { major_code } });
    expect(await ask(101, { code: 12_345, username: 'omid' })).toMatchObject(error(184));
    expect(await ask(132, { password: 'wrong' })).toMatchObject(error(194));
    const token = textIn(await ask(132, { password: 'simorgh' }), 'token');
    expect(await ask(102, { token, ...itself })).toMatchObject({ action: 30_102 });
    for (let times = 0; times < 5; times++) await ask(132, { password: 'wrong' });
    expect(await ask(132, { password: 'simorgh' })).toMatchObject({
      message: { major_code: 191, wait: 60 },
    });
  });

  it('lets another device in, which gets 60000 or 60001 and logs in', async () => {
    const { server } = await open({ tokens: { one: sara, two: omid } });
    for (const [token, action] of [
      ['one', 60_000],
      ['two', 60_001],
    ] as const) {
      const [client, device] = [await publicClient(server.url), await publicClient(server.url)];
      await client.ask(102, { token, ...itself });
      const { message } = await device.ask(802, { app_name: 'Peyk', platform: 'LINUX' });
      expect(message).toMatchObject({ expire_time: 60 });
      const image = message.qr_code_image;
      if (!(image instanceof Uint8Array)) throw new Error('no image');
      const shown = new TextDecoder().decode(image);
      expect(await client.ask(145, { token: shown })).toMatchObject({ action: 30_145 });
      const pushed = await device.next();
      const person = token === 'one' ? ['sara', '1', 'author-1'] : ['omid', '2', 'author-2'];
      const [username, user_id, author_hash] = person;
      expect(pushed).toMatchObject({ action, message: { username, user_id, author_hash } });
      const own = action === 60_000 ? pushed : await device.ask(132, { password: 'simorgh' });
      expect(await device.ask(102, { token: textIn(own, 'token') })).toMatchObject({
        action: 30_102,
      });
    }
  });

  it('gets 60000 and 60001 when a test says so', async () => {
    const { server } = await open();
    const { ask, next } = await publicClient(server.url);
    await ask(102, { token: 'token' });
    const person = { username: 'a', userId: 2n ** 64n - 1n, authorHash: 'author-1' };
    const read = { username: 'a', user_id: String(2n ** 64n - 1n), author_hash: 'author-1' };
    server.push({ action: 60_000, token: 'another', ...person });
    server.push({ action: 60_001, ...person });
    const response = { timestamp };
    expect(await next()).toEqual({
      action: 60_000,
      message: { response, token: 'another', ...read },
    });
    expect(await next()).toEqual({ action: 60_001, message: { response, ...read } });
  });

  it('ends another session of its account by the id that the list gives', async () => {
    const server = await startServer({ tokens: { one: sara, other: sara } });
    const [client, other] = [await publicClient(server.url), await publicClient(server.url)];
    await client.ask(102, { token: 'one', ...itself });
    await other.ask(102, { token: 'other' });
    const { message } = await client.ask(125);
    expect(message.session).toMatchObject([{ ...itself, current: true }, { session_id: '2' }]);
    expect(await client.ask(126, { session_id: '2' })).toMatchObject({ action: 30_126 });
    expect(await other.next()).toMatchObject({ message: { major_code: 8 } });
    await server.close();
  });
});
