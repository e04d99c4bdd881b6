import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ProtocolServer, startServer } from '../../src/testing/server.js';
import { nextEvent } from '../../src/testing.js';
import { ofSources } from './of-sources.js';

let createClient: typeof import('../../examples/client.js')['createClient'];

beforeAll(async () => {
  ({ createClient } = await ofSources('client'));
});

/** A client whose socket is open and that is logged in. */
async function loggedIn(url: string) {
  // A 2 so soon after a login backs off first.
  const client = createClient(url, 'token', { loginBackoff: { baseMs: 20 } });
  const succeeded = nextEvent(client.engine, 'login.succeeded');
  const socket = client.connect();
  onTestFinished(async () => {
    await client.engine.dispose();
    socket.terminate();
  });
  await succeeded;
  return { ...client, socket };
}

async function withServer() {
  const server = await startServer();
  onTestFinished(() => server.close());
  return { server, client: await loggedIn(server.url) };
}

const count = ({ requests }: ProtocolServer, wanted: number) =>
  requests.filter(({ action }) => action === wanted).length;
const hello = { roomId: 42n, message: 'hello' };
const refused = (frame: object) => ({ name: 'RequestRefusedError', frame });

describe('the client of the README', () => {
  it('logs in when its socket is open, and has its requests answered', async () => {
    const { server, client } = await withServer();
    const { action, payload } = await client.request(201, hello);
    expect(action).toBe(30_201);
    expect(Buffer.from(payload).toString()).toContain('hello');
    expect(server.requests.map(({ action, subject }) => [action, subject])).toEqual([
      [102, undefined],
      [201, '42'],
    ]);
  });

  it('rejects what the server refuses, with the frame and what it means', async () => {
    const { server, client } = await withServer();
    server.refuse({ majorCode: 205 });
    const emitted = nextEvent(client.engine, 'request.denied');
    const frame = { majorCode: 205, action: 201 };
    await expect(client.request(201, hello)).rejects.toMatchObject(refused(frame));
    expect((await emitted).resolution.entry?.name).toBe('CHAT_SEND_MESSAGE_FORBIDDEN');
  });

  it('does not send what is locked out, and sends what is not', async () => {
    const { server, client } = await withServer();
    const say = (room: number) =>
      client.request(201, { ...hello, roomId: BigInt(room) }, { subject: room });
    server.limit(201, {
      count: 1,
      perMs: 60_000,
      perSubject: true,
      error: { majorCode: 234 },
    });
    await say(42);
    await expect(say(42)).rejects.toMatchObject(refused({ majorCode: 234, subject: '42' }));
    await expect(say(42)).rejects.toMatchObject({ name: 'LockedOutError' });
    await say(43);
    expect(count(server, 201)).toBe(3);
    expect(server.violations).toEqual([]);
  });

  it('logs in once when the session has expired, and sends everything again', async () => {
    const { server, client } = await withServer();
    server.expire();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.request(201, hello)));
    expect(answers.map(({ action }) => action)).toEqual(Array(20).fill(30_201));
    expect([count(server, 102), count(server, 201)]).toEqual([2, 40]);
  });

  it('fails what is in flight when the connection is lost, holds what is asked for, and sends it over the next one', async () => {
    const { server, client } = await withServer();
    server.misbehave('drop', { action: 201 });
    const sent = server.nextRequest({ action: 201 });
    const lost = client.request(201, hello);
    await sent;
    server.disconnect();
    await expect(lost).rejects.toMatchObject(refused({ majorCode: 5, minorCode: 2 }));
    await expect(client.request(201, hello, { maxHoldMs: 0 })).rejects.toMatchObject({
      name: 'NotSentError',
      reason: 'offline',
    });
    const held = client.request(201, hello);
    const before = server.requests.length;
    const socket = client.connect();
    onTestFinished(() => socket.terminate());
    expect((await held).action).toBe(30_201);
    expect(server.requests.slice(before)).toMatchObject([
      { action: 102, connection: 2 },
      { action: 201, connection: 2 },
    ]);
  });

  it('takes no harm from an answer that it cannot read', async () => {
    const { server, client } = await withServer();
    server.misbehave('garble', { action: 201 });
    await expect(client.request(201, hello, { timeoutMs: 50 })).rejects.toMatchObject(
      refused({ majorCode: 5, minorCode: 1 }),
    );
    expect((await client.request(201, hello)).action).toBe(30_201);
  });

  it('is offline where there is no server, and sends no login', async () => {
    const server = await startServer();
    await server.close();
    const client = createClient(server.url, 'token');
    onTestFinished(() => client.engine.dispose());
    const socket = client.connect();
    const offline = { session: 'loginDelayed', connection: 'closed' };
    expect(client.engine.state).toMatchObject(offline);
    await new Promise((resolve) => socket.addEventListener('close', resolve));
    expect(client.engine.state).toMatchObject(offline);
  });

  it('talks to `npm run server`', async () => {
    const args = ['--import', 'tsx', 'examples/server.ts', '--port', '0'];
    const child = spawn(process.execPath, args);
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const [first] = await once(child.stdout, 'data');
    const [url = ''] = /ws:\/\/127\.0\.0\.1:\d+/.exec(String(first)) ?? [];
    const { request, engine } = await loggedIn(url);
    expect((await request(201, hello)).action).toBe(30_201);
    await expect(request(101, { code: 0n, username: 'a' })).rejects.toMatchObject(
      refused({ majorCode: 106 }),
    );
    expect(engine.state.session).toBe('ready');
  });
});
