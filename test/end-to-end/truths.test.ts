// The truths that always hold (design), as far as they are about requests, over a real socket.
import { describe, expect, it } from 'vitest';
import type { ErrorFrame } from '../../src/index.js';
import { type EmittedEvent, nextEvent } from '../../src/testing.js';
import type { WireClient, WireRequest } from './wire-client.js';
import { rejection, world } from './world.js';

const refused = (majorCode: number) =>
  expect.objectContaining({
    name: 'RequestRefusedError',
    frame: expect.objectContaining({ majorCode }),
  });
const ended = expect.objectContaining({ name: 'SessionEndedError' });
const changed = expect.objectContaining({ name: 'AccountChangedError' });
const reactions = (events: readonly EmittedEvent[]) =>
  events.flatMap((event) => (event.name === 'reaction' ? [event.payload.frame] : []));

describe('truth 1: at most one login is in flight', () => {
  it('however many frames say 2, and whoever calls logIn', async () => {
    let most = 0;
    const { server, clock, loggedIn, count } = await world();
    const client = await loggedIn({
      onSend(request, others) {
        const logins = [request, ...others].filter(({ action }) => action === 102);
        most = Math.max(most, logins.length);
      },
    });
    server.misbehave({ delayMs: 5000 }, { action: 102 });
    server.expire();
    const asked = [1, 2, 3, 4, 5].map((room) => client.say(room));
    await server.nextRequest({ action: 102 });
    for (let second = 0; second < 4; second++) {
      server.push({ majorCode: 2 });
      client.engine.logIn();
      asked.push(client.say(10 + second));
      await client.roundTrip();
      await clock.advance(1000);
    }
    expect([count(102), client.unanswered.length]).toEqual([2, 1]);
    await clock.advance(1000);
    await Promise.all(asked);
    expect([count(102), most]).toEqual([2, 1]);
  });

  it('a #102 of the app’s is not held behind a login', async () => {
    const { server, clock, loggedIn, count } = await world();
    const client = await loggedIn();
    server.misbehave({ delayMs: 5000 }, { action: 102 });
    server.expire();
    const held = client.say(1);
    await server.nextRequest({ action: 102 });
    expect(await rejection(client.request(102))).toEqual(refused(10170));
    expect(count(102)).toBe(3);
    await held;
    await clock.advance(5000);
    await client.roundTrip();
    expect(client.engine.state.session).toBe('ready');
  });

  it('nor replayed', async () => {
    const { server, loggedIn, count } = await world();
    const client = await loggedIn();
    server.refuse({ majorCode: 2 }, { action: 102 });
    const succeeded = nextEvent(client.engine, 'login.succeeded');
    expect(await rejection(client.request(102))).toEqual(refused(2));
    // The 2 has the engine log in by itself.
    await succeeded;
    await client.roundTrip();
    expect(count(102)).toBe(3);
  });

  it('and obeys lockouts as the engine’s own does', async () => {
    const { server, clock, loggedIn, count } = await world();
    const client = await loggedIn();
    server.limit(102, { count: 0, perMs: 9000 });
    expect(await rejection(client.request(102))).toEqual(refused(10));
    expect(await rejection(client.request(102))).toMatchObject({ name: 'LockedOutError' });
    client.engine.logIn();
    await clock.advance(8999);
    await client.roundTrip();
    expect(count(102)).toBe(2);
    server.limit(102, { count: Infinity, perMs: 1 });
    const succeeded = nextEvent(client.engine, 'login.succeeded');
    await clock.advance(1);
    await succeeded;
    expect(count(102)).toBe(3);
    expect(server.violations).toEqual([]);
  });
});

describe('truth 3: one cause, one reaction', () => {
  it('a client-made 5 is no delivery: the real answer still counts, and once', async () => {
    const { server, clock, loggedIn } = await world();
    const { events, say, roundTrip } = await loggedIn();
    server.refuse({ majorCode: 203, minorCode: 18 }, { action: 201 });
    server.misbehave({ delayMs: 12_000 }, { action: 201 });
    const late = rejection(say(1));
    await roundTrip();
    await clock.advance(12_000);
    await roundTrip();
    expect(await late).toEqual(refused(5));
    expect(reactions(events)).toMatchObject([{ majorCode: 5 }, { majorCode: 203, action: 201 }]);
  });

  it('each replay has a new id', async () => {
    const { server, loggedIn } = await world();
    const { say, events } = await loggedIn();
    server.refuse({ majorCode: 2 }, { action: 201 });
    server.refuse({ majorCode: 203, minorCode: 18 }, { action: 201 });
    expect(await rejection(say(1))).toEqual(refused(203));
    const ids = server.requests.flatMap((each) => (each.action === 201 ? [each.requestId] : []));
    expect(new Set(ids).size).toBe(2);
    const ofRoom = reactions(events).filter(({ action }) => action === 201);
    expect(ofRoom).toMatchObject([
      { majorCode: 2, requestId: ids[0] },
      { majorCode: 203, requestId: ids[1] },
    ]);
  });

  it('the last 1,000 ids are remembered, and forgotten when the account changes', async () => {
    const { server, loggedIn } = await world();
    const { engine, events, roundTrip } = await loggedIn({ account: 'a' });
    const push = async (id: number) => {
      server.push({ majorCode: 304, requestId: `r${id}` });
      await roundTrip();
      return reactions(events).length;
    };
    for (let id = 1; id <= 1000; id++) server.push({ majorCode: 304, requestId: `r${id}` });
    expect(await push(1)).toBe(1000);
    expect(await push(1001)).toBe(1001);
    expect(await push(1)).toBe(1002);
    expect(await push(1001)).toBe(1002);
    await engine.signedIn({ account: 'b' });
    expect(await push(1001)).toBe(1003);
  });

  it('frames without an id are never merged', async () => {
    const { server, loggedIn } = await world();
    const { events, roundTrip } = await loggedIn();
    for (let times = 0; times < 3; times++) server.push({ majorCode: 304 });
    await roundTrip();
    expect(reactions(events)).toHaveLength(3);
  });
});

describe('truth 4: what does not change the session any more', () => {
  /** A request whose refusal arrives only after `meanwhile`. */
  const late = async (
    frame: ErrorFrame,
    meanwhile: (client: WireClient, at: Awaited<ReturnType<typeof world>>) => unknown,
  ) => {
    const at = await world();
    const client = await at.loggedIn();
    at.server.misbehave({ delayMs: 5000 }, { action: 301 });
    at.server.refuse(frame, { action: 301 });
    const answer = rejection(client.request(301));
    await at.server.nextRequest({ action: 301 });
    await meanwhile(client, at);
    const { session } = client.engine.state;
    const before = client.events.length;
    await at.clock.advance(5000);
    expect(await answer).toEqual(refused(frame.majorCode));
    return { ...at, client, session, emitted: client.events.slice(before).map(({ name }) => name) };
  };
  const eight: ErrorFrame = { majorCode: 8 };

  it.each([
    {
      since: 'own login',
      async meanwhile({ engine }: WireClient) {
        const succeeded = nextEvent(engine, 'login.succeeded');
        engine.logIn();
        await succeeded;
      },
    },
    { since: 'signedIn', meanwhile: ({ engine }: WireClient) => engine.signedIn() },
    {
      since: 'takeOver',
      async meanwhile({ engine }: WireClient) {
        engine.receive({ majorCode: 3 });
        const succeeded = nextEvent(engine, 'login.succeeded');
        engine.takeOver();
        await succeeded;
      },
    },
  ])('errors of requests sent before the last $since', async ({ meanwhile }) => {
    const { client, emitted } = await late(eight, meanwhile);
    expect(emitted).toEqual(['reaction']);
    expect(client.engine.state.session).toBe('ready');
  });

  it('while those of requests sent after it do', async () => {
    const { client, emitted } = await late(eight, () => {});
    expect(emitted).toEqual(['reaction', 'session.terminated', 'state.changed']);
    expect(client.engine.state.session).toBe('terminated');
  });

  it('and those of requests that a login has let go, though the app’s login says signedIn after that', async () => {
    const { server, newClient } = await world();
    const client: WireClient = newClient({
      async login() {
        await client.request(102);
        void client.engine.signedIn({ account: 'a' });
      },
    });
    server.refuse(eight, { action: 301 });
    const succeeded = nextEvent(client.engine, 'login.succeeded');
    await client.connect();
    const held = rejection(client.request(301));
    await succeeded;
    expect(await held).toEqual(refused(8));
    expect(client.engine.state).toMatchObject({ session: 'terminated', account: 'a' });
    expect(reactions(client.events)).toMatchObject([eight]);
  });

  it('a 2 of a request sent before it starts no login: the request is sent again at once', async () => {
    const at = await world();
    const client = await at.loggedIn();
    at.server.misbehave({ delayMs: 5000 }, { action: 301 });
    at.server.refuse({ majorCode: 2 }, { action: 301 });
    const answer = client.request(301);
    await at.server.nextRequest({ action: 301 });
    await client.engine.signedIn();
    await at.clock.advance(5000);
    await answer;
    expect([at.count(301), at.count(102)]).toEqual([2, 1]);
  });

  it('a 9 of a request sent before the last nicknameSet', async () => {
    const { client, emitted } = await late({ majorCode: 9 }, ({ engine }) => {
      engine.receive({ majorCode: 9 });
      expect(engine.nicknameSet()).toBe(true);
    });
    expect(emitted).toEqual(['reaction']);
    expect(client.engine.state.session).toBe('ready');
  });

  it('a 184 of a request sent before the last twoStepVerified', async () => {
    const { server, clock, newClient } = await world();
    const client = newClient({ token: '', hasToken: () => client.token !== '' });
    const { engine, events } = client;
    await client.connect();
    server.misbehave({ delayMs: 5000 }, { action: 101 });
    server.refuse({ majorCode: 184 }, { action: 101 });
    const answer = rejection(client.request(101));
    await server.nextRequest({ action: 101 });
    engine.receive({ majorCode: 184 });
    // The login that comes of it is not answered yet.
    server.misbehave({ delayMs: 9000 }, { action: 102 });
    client.token = 'token';
    expect(engine.twoStepVerified()).toBe(true);
    const before = events.length;
    await clock.advance(5000);
    expect(await answer).toEqual(refused(184));
    expect(events.slice(before).map(({ name }) => name)).toEqual(['reaction']);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('frames of a detached socket', async () => {
    const { server, loggedIn } = await world();
    const client = await loggedIn();
    const old = client.hangUp();
    const received = new Promise((resolve) => old?.once('message', resolve));
    server.push({ majorCode: 8 });
    await received;
    expect(client.engine.state.session).toBe('ready');
    expect(reactions(client.events)).toEqual([]);
    old?.terminate();
  });
});

describe('truth 5: a request refused with 2 is replayed once after the login, in order', () => {
  /** Room 1, 2 and 3 are refused with 2, and the login that comes of it is not answered for 5 s. */
  const held = async (request: WireRequest = {}, login?: ErrorFrame | 'drop') => {
    const at = await world();
    const client = await at.loggedIn({ account: 'a' });
    if (typeof login === 'object') at.server.refuse(login, { action: 102 });
    const fault = login === 'drop' ? login : { delayMs: 5000 };
    at.server.misbehave(fault, { action: 102, times: login === 'drop' ? Infinity : 1 });
    at.server.expire();
    const asked = [1, 2, 3].map((room) => client.say(room, room === 2 ? request : {}));
    const outcomes = asked.map(rejection);
    await at.server.nextRequest({ action: 102 });
    await client.roundTrip();
    const rooms = () =>
      at.server.requests.flatMap(({ subject }) => (subject === undefined ? [] : [Number(subject)]));
    return { ...at, client, outcomes, rooms };
  };
  const answer = expect.objectContaining({ action: 30_201 });

  it('with no more ado', async () => {
    const { clock, outcomes, rooms } = await held();
    await clock.advance(5000);
    expect(await Promise.all(outcomes)).toEqual([answer, answer, answer]);
    expect(rooms()).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('unless it was aborted', async () => {
    const abort = new AbortController();
    const { clock, outcomes, rooms } = await held({ signal: abort.signal });
    abort.abort('gone');
    expect(await outcomes[1]).toBe('gone');
    await clock.advance(5000);
    expect(await Promise.all(outcomes)).toEqual([answer, 'gone', answer]);
    expect(rooms()).toEqual([1, 2, 3, 1, 3]);
  });

  it('unless the app said not to', async () => {
    const { clock, outcomes, rooms } = await held({ replay: 'never' });
    expect(await outcomes[1]).toEqual(refused(2));
    await clock.advance(5000);
    expect(await Promise.all(outcomes)).toEqual([answer, refused(2), answer]);
    expect(rooms()).toEqual([1, 2, 3, 1, 3]);
  });

  it.each(['signedIn', 'signedOut'] as const)('unless the account changed by %s', async (call) => {
    const { clock, client, outcomes, rooms } = await held();
    void client.engine[call](call === 'signedIn' ? { account: 'b' } : undefined);
    expect(await Promise.all(outcomes)).toEqual([changed, changed, changed]);
    await clock.advance(5000);
    await client.roundTrip();
    expect(rooms()).toEqual([1, 2, 3]);
  });

  it('and a second 2 refuses it', async () => {
    const { server, clock, outcomes, rooms } = await held();
    server.refuse({ majorCode: 2 }, { subject: 2 });
    await clock.advance(5000);
    expect(await Promise.all(outcomes)).toEqual([answer, refused(2), answer]);
    expect(rooms()).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it.each<[string, ErrorFrame | 'drop', object]>([
    ['is never answered', 'drop', refused(2)],
    ['fails', { majorCode: 109, minorCode: 2 }, refused(2)],
    ['is locked out', { majorCode: 10, wait: 600 }, refused(2)],
    ['asks for a password', { majorCode: 184 }, refused(2)],
    ['has no token that is valid', { majorCode: 109, minorCode: 1 }, ended],
    ['leads to registration', { majorCode: 111 }, ended],
    ['meets a blocked account', { majorCode: 111, minorCode: 4 }, ended],
    ['meets a new client', { majorCode: 3 }, ended],
    ['meets the end of the session', { majorCode: 8 }, ended],
  ])('and settles where the login %s', async (_, login, error) => {
    const { client, clock, pass, outcomes, rooms } = await held({}, login);
    await pass(60_000, [client]);
    expect(await Promise.all(outcomes)).toEqual([error, error, error]);
    expect(rooms()).toEqual([1, 2, 3]);
    await client.close();
    expect(clock.pending).toBe(0);
  });

  it('and settles where the socket is lost for good', async () => {
    const { client, pass, outcomes } = await held();
    client.hangUp()?.terminate();
    await pass(60_000, [client]);
    expect(await Promise.all(outcomes)).toEqual([refused(2), refused(2), refused(2)]);
  });

  it('and settles where the engine is disposed of', async () => {
    const { client, outcomes } = await held();
    await client.close();
    const disposed = expect.objectContaining({ name: 'DisposedError' });
    expect(await Promise.all(outcomes)).toEqual([disposed, disposed, disposed]);
  });
});
