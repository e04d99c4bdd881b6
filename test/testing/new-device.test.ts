import { describe, expect, it } from 'vitest';
import { type Frame, open } from './client.js';

/** What a camera would read in the picture. */
function shownIn({ fields }: Frame): string {
  const image = 'qrCodeImage' in fields ? fields.qrCodeImage : undefined;
  return image instanceof Uint8Array ? new TextDecoder().decode(image) : '';
}

describe('a new device that shows a code with #802', () => {
  it('is let in by another one with #145: 60000 has a token that logs in', async () => {
    const { connect, loggedIn } = await open();
    const [device, client] = [await connect(), await loggedIn()];
    const shown = await device.ask(802);
    expect(shown).toMatchObject({ code: '30802', fields: { expireTime: 60 } });
    expect(await client.code(145, { token: shownIn(shown) })).toBe('30145');
    const fields = { token: 'token-1', username: 'a', userId: 1n, authorHash: 'author-1' };
    const pushed = await device.next();
    expect(pushed).toMatchObject({ code: '60000', id: '', fields });
    expect(await device.code(102, pushed.fields)).toBe('30102');
    expect(await client.code(201)).toBe('30201');
  });

  it('gets 60001 where there is a two-step password, and the token from #132', async () => {
    const { connect, loggedIn } = await open({
      tokens: { token: { account: 'a', twoStepPassword: 'secret' } },
    });
    const [device, client] = [await connect(), await loggedIn()];
    await client.ask(145, { token: shownIn(await device.ask(802)) });
    expect(await device.next()).toMatchObject({
      code: '60001',
      fields: { username: 'a', userId: 1n, authorHash: 'author-1' },
    });
    const { fields } = await device.ask(132, { password: 'secret' });
    expect(await device.code(102, fields)).toBe('30102');
  });

  it('is let in once, and for a minute: then by another code', async () => {
    const { connect, loggedIn, clock } = await open();
    const [device, client] = [await connect(), await loggedIn()];
    const [first, second] = [shownIn(await device.ask(802)), shownIn(await device.ask(802))];
    expect(await client.code(145)).toBe('10150/1');
    expect(await client.code(145, { token: 'none' })).toBe('10152');
    await clock.advance(59_999);
    expect(await client.code(145, { token: first })).toBe('30145');
    expect(await client.code(145, { token: first })).toBe('10152');
    await clock.advance(1);
    expect(await client.code(145, { token: second })).toBe('10153');
  });

  it('that has gone is no trouble', async () => {
    const { connect, loggedIn } = await open();
    const [device, client] = [await connect(), await loggedIn()];
    const token = shownIn(await device.ask(802));
    device.socket.terminate();
    await device.closed();
    expect(await client.code(145, { token })).toBe('30145');
  });
});
