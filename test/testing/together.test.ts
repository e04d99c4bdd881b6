import { describe, expect, it } from 'vitest';
import { nextEvent, testEngine } from '../../src/testing.js';
import { open } from './client.js';

describe('a client with an engine, on the clock of its server', () => {
  it('logs in after a 2, and sends nothing while the server has it locked out', async () => {
    const { server, clock, connect } = await open();
    const client = await connect();
    const { engine } = testEngine({
      clock,
      login: async () => client.send(102, { token: 'token' }, 'login'),
    });
    server.limit(201, { count: 1, perMs: 20_000, error: { majorCode: 234 } });

    client.send(201);
    const login = server.nextRequest({ action: 102 });
    engine.receive(await client.nextBytes());
    await login;
    expect(await client.codes(1)).toEqual(['30102']);

    client.send(201);
    const locked = nextEvent(engine, 'lockout.started');
    engine.receive(await client.nextBytes());
    expect((await locked).lockout).toMatchObject({ majorCode: 234, waitMs: 20_000 });
    await clock.advance(19_999);
    expect(engine.guard(201).allowed).toBe(false);
    await clock.advance(1);
    expect(engine.guard(201).allowed).toBe(true);
    expect(await client.code(201)).toBe('30201');
    expect(server.violations).toEqual([]);
    await engine.dispose();
  });
});
