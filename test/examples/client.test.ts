// The client that the README shows, over a real socket.
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReactionError, memoryStore } from '../../src/index.js';
import { manualClock, nextEvent, type ProtocolServer, startServer } from '../../src/testing.js';
import { ofSources } from './of-sources.js';

const { createClient } = await ofSources('client');

describe('examples/client.ts', () => {
  const clock = manualClock();
  let server: ProtocolServer;
  let client: ReturnType<typeof createClient>;
  const count = (action: number) => server.requests.filter((each) => each.action === action).length;
  const connected = async () => {
    const succeeded = nextEvent(client.engine, 'login.succeeded');
    client.connect();
    await succeeded;
  };

  beforeEach(async () => {
    server = await startServer({ clock });
    client = createClient(server.url, 'token', { clock, store: memoryStore() });
  });
  afterEach(async () => {
    await client.engine.dispose();
    await server.close();
  });

  it('logs in when its socket is open, and asks', async () => {
    await connected();
    expect((await client.request(300, {})).action).toBe(30_300);
    expect(server.requests.map(({ action }) => action)).toEqual([102, 300]);
  });

  it('loses nothing when the session expires: one login, and an answer to each', async () => {
    await connected();
    await clock.advance(30_000);
    server.expire();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.request(300, {})));
    expect(answers.map(({ action }) => action)).toEqual(Array(20).fill(30_300));
    expect(count(102)).toBe(2);
  });

  it('is refused once, and then not sent while it is locked out', async () => {
    await connected();
    server.refuse({ majorCode: 10, wait: 60 });
    const errors = [];
    for (let times = 0; times < 2; times++) {
      errors.push(await client.request(300, {}).catch((error: unknown) => error));
    }
    expect(isReactionError(errors[0], 'RequestRefusedError')).toBe(true);
    expect(isReactionError(errors[1], 'LockedOutError')).toBe(true);
    expect(count(300)).toBe(1);
  });

  it('goes on by another socket when one is lost', async () => {
    await connected();
    const lost = nextEvent(client.engine, 'request.retryable');
    server.misbehave('drop');
    const request = client.request(300, {}).catch((error: unknown) => error);
    await server.nextRequest({ action: 300 }).catch(() => {});
    server.disconnect();
    await lost;
    expect(await request).toMatchObject({ frame: { majorCode: 5, minorCode: 2 } });
    await connected();
    expect((await client.request(300, {})).action).toBe(30_300);
  });

  it('detaches from a socket that is closed', async () => {
    const succeeded = nextEvent(client.engine, 'login.succeeded');
    const socket = client.connect();
    await succeeded;
    socket.close();
    await once(socket, 'close');
    expect(client.engine.state.session).toBe('ready');
  });
});
