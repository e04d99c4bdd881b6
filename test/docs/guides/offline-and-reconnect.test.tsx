// @vitest-environment jsdom
import type { ComponentType } from 'react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Clock, ReactionEngine } from '../../../src/index.js';
import { memoryServer, testEngine } from '../../../src/testing.js';
import { doing, mount, provided, unmountAll } from '../../react/mount.js';
import { run } from './guide.js';

afterEach(unmountAll);

type StayConnected = (engine: ReactionEngine, open: () => WebSocket, clock: Clock) => () => void;

async function connected() {
  const { stayConnected } = await run<{ stayConnected: StayConnected }>(
    'offline-and-reconnect',
    'stayConnected(',
  );
  const logins: number[] = [];
  const made = testEngine({ login: async ({ attempt }) => void logins.push(attempt) });
  const { engine, clock } = made;
  const server = await memoryServer({ clock });
  onTestFinished(async () => {
    await server.close();
    await engine.dispose();
  });
  let opened = 0;
  const open = () => {
    opened += 1;
    return server.connect() as unknown as WebSocket;
  };
  const connect = stayConnected(engine, open, clock);
  await clock.advance(0);
  return { ...made, server, connect, logins, opened: () => opened };
}

describe('in docs/guides/offline-and-reconnect.md', () => {
  it('a lost socket is opened again, and each connection is logged in', async () => {
    const { engine, clock, server, logins, opened } = await connected();
    expect([engine.state.connection, opened(), logins.length]).toEqual(['open', 1, 1]);
    server.disconnect();
    await clock.advance(0);
    expect(engine.state.connection).toBe('closed');
    const waiting = engine.request(201, async () => 'sent');
    expect(engine.requests()).toMatchObject([{ state: 'held', why: 'offline' }]);
    await clock.advance(10_000);
    expect([engine.state.connection, opened(), logins.length]).toEqual(['open', 2, 2]);
    expect(await waiting).toBe('sent');
  });

  it('a replaced client opens no other, until it is asked to', async () => {
    const { engine, clock, server, connect, opened } = await connected();
    server.push({ majorCode: 3 });
    await clock.advance(3_600_000);
    expect([engine.state.connection, opened()]).toEqual(['closed', 1]);
    engine.takeOver();
    connect();
    connect();
    await clock.advance(60_000);
    expect([engine.state.session, opened()]).toEqual(['ready', 2]);
  });

  it('a request in flight rejects with 5/2, or is sent again where that does no harm', async () => {
    const { loadRooms } = await run<{
      loadRooms: (engine: ReactionEngine, send: () => Promise<string[]>) => Promise<string[]>;
    }>('offline-and-reconnect', 'loadRooms');
    const { engine, clock, server } = await connected();
    const message = engine.request(201, () => new Promise(() => {})).catch(({ frame }) => frame);
    let asked = 0;
    const rooms = loadRooms(engine, () => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : Promise.resolve(['room-42']);
    });
    await clock.advance(0);
    server.disconnect();
    await clock.advance(60_000);
    expect(await message).toMatchObject({ majorCode: 5, minorCode: 2 });
    expect([await rooms, asked]).toEqual([['room-42'], 2]);
  });

  it('the line says that the app is offline', async () => {
    const { ConnectionLine } = await run<{ ConnectionLine: ComponentType }>(
      'offline-and-reconnect',
      'ConnectionLine',
    );
    const { engine } = testEngine();
    const page = await mount(provided(engine, <ConnectionLine />));
    expect(page.text()).toBe('');
    await doing(() => engine.disconnected());
    expect(page.text()).toBe('Waiting for the network…');
  });
});
