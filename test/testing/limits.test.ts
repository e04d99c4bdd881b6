import { describe, expect, it } from 'vitest';
import { said } from '../support/said.js';
import { open } from './client.js';

/** Settles when the server knows that the client has received all that was sent. */
const received = async (client: { ask(action: number): Promise<unknown> }) => {
  // The pong to the ping behind the refusal goes before this request.
  await client.ask(2);
};

describe('limit', () => {
  it('lets so many requests through, then refuses with the wait that is left', async () => {
    const { server, clock, loggedIn } = await open();
    const client = await loggedIn();
    server.limit(201, { count: 2, perMs: 10_000 });
    expect(await client.code(201)).toBe('30201');
    await clock.advance(3500);
    expect(await client.code(201)).toBe('30201');
    expect(await client.ask(201)).toMatchObject({ code: '10', wait: 7 });
    expect(await client.code(203)).toBe('30203');
    await clock.advance(6499);
    expect(await client.ask(201)).toMatchObject({ code: '10', wait: 1 });
    await clock.advance(1);
    expect(await client.code(201)).toBe('30201');
    expect(await client.code(201)).toBe('30201');
    expect(await client.ask(201)).toMatchObject({ code: '10', wait: 10 });
  });

  it('refuses with an error of the test, for a time of its own', async () => {
    const { server, clock, connect } = await open();
    const client = await connect();
    const error = { majorCode: 136, minorCode: 2, wait: 999 };
    const number = { phoneNumber: 989_125_550_100n };
    server.limit(100, { count: 1, perMs: 1000, error, waitS: 90 });
    expect(await client.code(100, number)).toBe('30100');
    expect(await client.ask(100, number)).toMatchObject({ code: '136/2', wait: 90 });
    await clock.advance(89_001);
    expect(await client.ask(100, number)).toMatchObject({ code: '136/2', wait: 1 });
    await clock.advance(999);
    expect(await client.code(100, number)).toBe('30100');
  });

  it('counts every subject of its own where it is asked to', async () => {
    const { server, loggedIn } = await open();
    const client = await loggedIn();
    server.limit(201, { count: 1, perMs: 1000, error: { majorCode: 234 }, perSubject: true });
    expect(await client.code(201, { roomId: 1n })).toBe('30201');
    expect(await client.code(201, { roomId: 2n })).toBe('30201');
    expect(await client.code(201, { roomId: 1n })).toBe('234');
    expect(await client.code(201)).toBe('30201');
  });

  it('is replaced by another of the same action', async () => {
    const { server, loggedIn } = await open();
    const client = await loggedIn();
    server.limit(201, { count: 0, perMs: 1000 });
    expect(await client.code(201)).toBe('10');
    server.limit(201, { count: Number.POSITIVE_INFINITY, perMs: 1000 });
    expect(await client.code(201)).toBe('30201');
  });

  it('goes by the time of a device that sleeps, and not by a clock that is set back', async () => {
    const { server, clock, loggedIn } = await open();
    const client = await loggedIn();
    server.limit(201, { count: 0, perMs: 20_000 });
    expect(await client.ask(201)).toMatchObject({ code: '10', wait: 20 });
    await clock.sleep(15_000);
    expect(await client.ask(201)).toMatchObject({ code: '10', wait: 5 });
    clock.jump(-60_000);
    expect(await client.ask(201)).toMatchObject({ code: '10', wait: 5 });
  });

  it('refuses to be none', async () => {
    const { server } = await open();
    expect(() => server.limit(201, { count: -1, perMs: 1 })).toThrow(said('limit.count must be'));
    expect(() => server.limit(201, { count: 1, perMs: 0 })).toThrow(said('limit.perMs must be'));
  });
});

describe('violations', () => {
  it('are requests of a client that has received the refusal, until its wait has passed', async () => {
    const { server, clock, loggedIn } = await open();
    const client = await loggedIn();
    server.limit(201, { count: 1, perMs: 10_000 });
    await client.ask(201);
    await client.ask(201, {}, 'refused');
    await received(client);
    expect(server.violations).toEqual([]);
    await clock.advance(9999);
    await client.ask(201, {}, 'too soon');
    await clock.advance(1);
    await client.ask(201, {}, 'in time');
    expect(server.violations.map(({ requestId }) => requestId)).toEqual(['too soon']);
    expect(server.requests).toContain(server.violations[0]);
  });

  it('are none that were on the way when the refusal was', async () => {
    const { server, loggedIn } = await open();
    const client = await loggedIn();
    server.limit(201, { count: 1, perMs: 10_000 });
    for (let times = 0; times < 50; times++) client.send(201);
    expect(await client.codes(50)).toEqual(['30201', ...Array.from({ length: 49 }, () => '10')]);
    expect(server.violations).toEqual([]);
  });

  it('are none of a client whose refusal was lost, nor of another connection', async () => {
    const { server, loggedIn } = await open({
      tokens: { one: { account: 'a' }, two: { account: 'b' } },
    });
    const [one, two] = [await loggedIn('one'), await loggedIn('two')];
    server.limit(201, { count: 0, perMs: 10_000 });
    server.misbehave('drop');
    one.send(201);
    await received(one);
    await one.ask(201);
    await received(one);
    await two.ask(201);
    expect(server.violations).toEqual([]);
    await one.ask(201);
    expect(server.violations).toHaveLength(1);
  });
});
