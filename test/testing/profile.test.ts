import { describe, expect, it } from 'vitest';
import { open } from './client.js';

describe('#105', () => {
  it('sets the nickname, and gives it back with its initials', async () => {
    const { loggedIn } = await open();
    const client = await loggedIn();
    expect((await client.ask(105, { nickname: ' sara  moradi zand' })).fields).toEqual({
      nickname: ' sara  moradi zand',
      initials: 'SM',
    });
    expect((await client.ask(117, { userId: 1n })).fields).toMatchObject({
      user: { displayName: ' sara  moradi zand', initials: 'SM' },
    });
  });
});

describe('#109', () => {
  it('gives the contact back with its initials', async () => {
    const { loggedIn } = await open();
    const contact = { phone: 989_125_550_101n, firstName: 'سارا', lastName: 'Moradi' };
    const { code, fields } = await (await loggedIn()).ask(109, contact);
    expect({ code, fields }).toEqual({ code: '30109', fields: { ...contact, initials: 'سM' } });
  });
});

describe('#117', () => {
  it('gives what is known of a user, and nothing of an id that is nobody’s', async () => {
    const { loggedIn } = await open();
    const client = await loggedIn();
    const user = { id: 1n, username: 'a', phone: 989_125_550_100n, displayName: '' };
    expect((await client.ask(117, { userId: 1n })).fields).toMatchObject({ user });
    expect((await client.ask(117, { userId: 2n })).fields).toEqual({});
  });
});

describe('#502', () => {
  it('gives the time of the server, in seconds', async () => {
    const { connect, clock } = await open();
    await clock.advance(1999);
    const { fields } = await (await connect()).ask(502);
    expect(fields).toEqual({ timestamp: Date.UTC(2026, 0, 1) / 1000 + 1 });
  });
});
