// What real clients learned (protocol), over a real socket: each row that concerns requests, and what a network does besides.
import { describe, expect, it } from 'vitest';
import { isReactionError } from '../../src/index.js';
import { type EmittedEvent, nextEvent } from '../../src/testing.js';
import { decodeErrorFrame } from '../../src/wire.js';
import { phoneNumber, type WireClient } from './wire-client.js';
import { rejection, tokenIn, until, world } from './world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const emitted = (events: readonly EmittedEvent[], ...names: EmittedEvent['name'][]) =>
  events.filter(({ name }) => names.includes(name)).map(({ name }) => name);
const refused = (majorCode: number, minorCode?: number) =>
  expect.objectContaining({
    name: 'RequestRefusedError',
    frame: expect.objectContaining({ majorCode, ...(minorCode && { minorCode }) }),
  });
const ended = (session: string) => expect.objectContaining({ name: 'SessionEndedError', session });
const outcomeOf = (error: unknown) => {
  if (isReactionError(error, 'RequestRefusedError')) return `refused: ${error.frame.majorCode}`;
  if (isReactionError(error, 'NotSentError')) return `not sent: ${error.reason}`;
  return isReactionError(error, 'SessionEndedError') ? `ended: ${error.session}` : String(error);
};
const notSent = (reason: string) => expect.objectContaining({ name: 'NotSentError', reason });

describe('111/4: the blocked account', () => {
  it('ends the session, and nobody is sent to the registration page', async () => {
    const { newClient, count } = await world({
      tokens: { token: { account: 'a', blocked: true } },
    });
    const { engine, events, connect, say } = newClient();
    await connect();
    const first = rejection(say(1));
    expect(await first).toEqual(ended('accountBlocked'));
    expect(await rejection(say(1))).toEqual(ended('accountBlocked'));
    expect(engine.state.session).toBe('accountBlocked');
    expect(emitted(events, 'account.blocked', 'registration.required')).toEqual([
      'account.blocked',
    ]);
    // What was asked for was held behind the login, and never sent.
    expect([count(102), count(201)]).toEqual([1, 0]);
  });
});

describe('wait: what is locked is held back', () => {
  it('a request that is locked out is not sent, and is as soon as the wait is over', async () => {
    const { server, clock, loggedIn, count } = await world();
    const { say } = await loggedIn();
    server.limit(201, { count: 1, perMs: 20_000 });
    await say(1);
    expect(await rejection(say(2))).toEqual(refused(10));
    await clock.advance(19_999);
    expect(await rejection(say(1))).toMatchObject({ name: 'LockedOutError', remainingMs: 1 });
    await clock.advance(1);
    await say(1);
    expect(count(201)).toBe(3);
    expect(server.violations).toEqual([]);
  });

  it('of 30 that wait one goes first, and again where that is refused', async () => {
    const { server, loggedIn, pass, count } = await world();
    const client = await loggedIn();
    server.limit(201, { count: 0, perMs: 8000 });
    const waiting = numbers(30).map((room) => client.say(room, { whileLockedOut: 'wait' }));
    await until('all are refused', () => client.unanswered.length === 0);
    expect(count(201)).toBe(30);
    await pass(7999, [client]);
    expect(count(201)).toBe(30);
    await pass(1, [client]);
    expect(count(201)).toBe(31);
    server.limit(201, { count: Infinity, perMs: 1 });
    await pass(8000, [client]);
    await Promise.all(waiting);
    expect(count(201)).toBe(61);
    expect(server.violations).toEqual([]);
  });

  it('a lock 234 for one recipient does not touch another', async () => {
    const { server, clock, loggedIn, count } = await world();
    const { engine, say } = await loggedIn();
    server.limit(201, { count: 1, perMs: 20_000, perSubject: true, error: { majorCode: 234 } });
    await say(1);
    expect(await rejection(say(1))).toEqual(refused(234));
    await say(2);
    expect(await rejection(say(1))).toMatchObject({
      name: 'LockedOutError',
      lockout: { key: '201/1' },
    });
    expect(engine.lockouts().map(({ key }) => key)).toEqual(['201/1']);
    await clock.advance(20_000);
    await say(1);
    expect(count(201)).toBe(4);
    expect(server.violations).toEqual([]);
  });
});

describe('10 in login', () => {
  it('locked out for w seconds, nothing is sent for w seconds, then one #102', async () => {
    const { server, clock, loggedIn, pass, count } = await world();
    const client = await loggedIn();
    const { engine, say } = client;
    server.limit(102, { count: 0, perMs: 90_000, error: { majorCode: 10, minorCode: 100 } });
    server.expire();
    const delayed = nextEvent(engine, 'login.delayed');
    const early = rejection(say(1));
    expect(await delayed).toMatchObject({ reason: 'lockout', delayMs: 90_000 });
    const before = server.requests.length;
    const held: Promise<unknown>[] = [];
    for (let second = 1; second < 90; second++) {
      expect(engine.logIn()).toBe(true);
      held.push(rejection(say(second)));
      await pass(1000, [client], 250);
    }
    await pass(999, [client], 333);
    expect(server.requests).toHaveLength(before);
    server.limit(102, { count: Infinity, perMs: 1 });
    const last = say(90);
    await clock.advance(1);
    await last;
    expect(count(102)).toBe(3);
    expect(server.violations).toEqual([]);
    // Held for 30 s: the first was refused with 2, the others were never sent, and the youngest are answered.
    expect(await early).toEqual(refused(2, 1));
    expect(await held[0]).toEqual(notSent('login'));
  });

  it('refused again when its time is over, it waits again', async () => {
    const { server, clock, newClient, pass, count } = await world();
    const client = newClient();
    server.limit(102, { count: 0, perMs: 5000 });
    await client.connect();
    await until('it is delayed', () => client.engine.state.session === 'loginDelayed');
    await pass(60_000, [client]);
    expect(count(102)).toBe(13);
    expect(server.violations).toEqual([]);
    server.limit(102, { count: Infinity, perMs: 1 });
    const succeeded = nextEvent(client.engine, 'login.succeeded');
    await clock.advance(5000);
    await succeeded;
  });
});

describe('2 storms', () => {
  it('200 requests in flight when the session expires: one #102, and 200 answers in order', async () => {
    const { server, loggedIn, count } = await world();
    const client = await loggedIn();
    const answered: number[] = [];
    const asked = numbers(200).map(async (room) => {
      await client.say(room);
      answered.push(room);
    });
    await until('all are sent', () => client.unanswered.length === 200);
    server.expire();
    await Promise.all(asked);
    expect(count(102)).toBe(2);
    expect(answered).toEqual(numbers(200));
    const rooms = server.requests.filter(({ action }) => action === 201);
    expect(rooms.map(({ subject }) => Number(subject))).toEqual([...numbers(200), ...numbers(200)]);
    expect(emitted(client.events, 'login.started')).toHaveLength(2);
  });

  it('a 2 soon after a login backs off: no login, 2, login is a loop', async () => {
    const { server, loggedIn, pass, count } = await world();
    const client = await loggedIn();
    server.refuse({ majorCode: 2 }, { action: 201, times: Infinity });
    const asked: Promise<unknown>[] = [];
    for (let second = 0; second < 120; second++) {
      asked.push(rejection(client.say(1)));
      await pass(1000, [client]);
    }
    const logins = count(102);
    // At 0, then 1, 2, 4, 8, 16 and 32 s apart, and a client that asks for more gets no more.
    expect(logins).toBe(8);
    await pass(40_000, [client]);
    expect(client.engine.state.session).toBe('loginFailed');
    // What was sent was refused; of the others the old were held too long, and the young end with the run.
    const outcomes = (await Promise.all(asked)).map(outcomeOf);
    expect(new Set(outcomes)).toEqual(
      new Set(['refused: 2', 'not sent: login', 'ended: loginFailed']),
    );
  });
});

describe('login fails', () => {
  it('10170 says that it is logged in', async () => {
    const { loggedIn, count } = await world();
    const { engine, events, say } = await loggedIn();
    const succeeded = nextEvent(engine, 'login.succeeded');
    engine.logIn();
    const held = say(1);
    await succeeded;
    await held;
    expect(
      events.flatMap((event) => (event.name === 'reaction' ? event.payload.frame.majorCode : [])),
    ).toEqual([10170]);
    expect(engine.state.session).toBe('ready');
    expect(count(102)).toBe(2);
  });

  it('110 is tried 8 times, ever more seldom, and then no more', async () => {
    const { server, newClient, pass, clock } = await world();
    const client = newClient();
    server.refuse({ majorCode: 110 }, { times: Infinity });
    await client.connect();
    await until('it was tried', () => client.engine.state.session === 'loginDelayed');
    await pass(600_000, [client]);
    const [first] = server.requests;
    expect(server.requests.map(({ atMs }) => (atMs - (first?.atMs ?? 0)) / 1000)).toEqual([
      0, 1, 3, 7, 15, 31, 63, 123,
    ]);
    expect(client.engine.state.session).toBe('loginFailed');
    expect(clock.pending).toBe(0);
  });

  it('109/2 is not tried again, and what it held is refused', async () => {
    const { server, loggedIn, pass, count } = await world();
    const client = await loggedIn();
    server.refuse({ majorCode: 109, minorCode: 2 }, { action: 102 });
    server.expire();
    expect(await rejection(client.say(1))).toEqual(refused(2, 1));
    expect(client.engine.state.session).toBe('loginFailed');
    await pass(60_000, [client]);
    expect(count(102)).toBe(2);
  });
});

describe('no token', () => {
  it('a connection leads to registration without a login, and a request rejects unsent', async () => {
    const { newClient, count } = await world();
    const { engine, events, connect, say } = newClient({ hasToken: () => false });
    await connect();
    expect(engine.state.session).toBe('registrationRequired');
    expect(await rejection(say(1))).toEqual(ended('registrationRequired'));
    expect(emitted(events, 'registration.required', 'login.started')).toEqual([
      'registration.required',
    ]);
    expect([count(102), count(201)]).toEqual([0, 0]);
  });

  it('a 2 does so where the token was forgotten meanwhile, and its request rejects', async () => {
    const { loggedIn, server, count } = await world();
    let hasToken = true;
    const { engine, events, say } = await loggedIn({ hasToken: () => hasToken });
    hasToken = false;
    server.expire();
    expect(await rejection(say(1))).toEqual(ended('registrationRequired'));
    expect(engine.state).toMatchObject({ session: 'registrationRequired', reason: 'noToken' });
    expect(emitted(events, 'registration.required', 'login.started')).toEqual([
      'login.started',
      'registration.required',
    ]);
    expect([count(102), count(201)]).toEqual([1, 1]);
  });

  it('109/1 does so too, and who registers anew comes back', async () => {
    const { loggedIn, server, count } = await world();
    const client = await loggedIn();
    const { engine, events, request, say } = client;
    client.token = 'forgotten';
    server.expire();
    const lost = [rejection(say(1)), rejection(say(2))];
    expect(await Promise.all(lost)).toEqual(lost.map(() => ended('registrationRequired')));
    expect(emitted(events, 'registration.required')).toHaveLength(1);
    await request(100);
    client.token = tokenIn(await request(101, { fields: { username: 'a', code: 12_345 } }));
    expect(engine.logIn()).toBe(false);
    expect(engine.logIn({ newToken: true })).toBe(true);
    await say(3);
    expect(engine.state.session).toBe('ready');
    expect(count(102)).toBe(3);
  });
});

describe('3: a new client in the session', () => {
  it('one stands down and stays down for an hour; takeOver makes the other stand down', async () => {
    const { newClient, loggedIn, pass, count } = await world();
    const [old, young] = [await loggedIn(), newClient()];
    const replaced = nextEvent(old.engine, 'session.replaced');
    await young.logIn();
    await replaced;
    const stand = async (down: WireClient, up: WireClient, connection: number) => {
      const before = count(102);
      for (let minute = 0; minute < 60; minute++) {
        expect(await rejection(down.say(1))).toEqual(ended('replaced'));
        expect(down.engine.logIn()).toBe(false);
        await up.say(minute);
        await pass(60_000, [down, up], 20_000);
      }
      expect([count(102) - before, count(201, connection)]).toEqual([0, 0]);
      expect(down.engine.state.session).toBe('replaced');
      expect(emitted(down.events, 'session.replaced')).toHaveLength(1);
    };
    await stand(old, young, 1);
    const again = nextEvent(young.engine, 'session.replaced');
    expect(old.engine.takeOver()).toBe(true);
    await again;
    await old.say(1);
    expect(emitted(young.events, 'session.replaced')).toHaveLength(1);
    const sent = count(201, 2);
    expect(await rejection(young.say(1))).toEqual(ended('replaced'));
    await pass(3_600_000, [old, young], 60_000);
    expect([count(102), count(201, 2)]).toEqual([3, sent]);
    expect([old, young].map(({ engine }) => engine.state.session)).toEqual(['ready', 'replaced']);
  });
});

describe('8, 111: once per request in flight', () => {
  it.each([
    { majorCode: 8, minorCode: 1, event: 'session.terminated', session: 'terminated' },
    {
      majorCode: 111,
      minorCode: 1,
      event: 'registration.required',
      session: 'registrationRequired',
    },
  ] as const)(
    '$majorCode for 50 requests is one $event, and 50 refusals',
    async ({ event, session, ...frame }) => {
      const { server, loggedIn, pass, count } = await world();
      const client = await loggedIn();
      server.refuse(frame, { action: 201, times: 50 });
      const lost = numbers(50).map((room) => rejection(client.say(room)));
      expect(await Promise.all(lost)).toEqual(lost.map(() => refused(frame.majorCode)));
      expect(client.engine.state.session).toBe(session);
      expect(emitted(client.events, event)).toEqual([event]);
      expect(emitted(client.events, 'reaction')).toHaveLength(50);
      expect(await rejection(client.say(1))).toEqual(ended(session));
      await pass(60_000, [client]);
      expect([count(201), count(102)]).toEqual([50, 1]);
    },
  );

  it('pushed and in answer to 50 requests is one session.terminated too', async () => {
    const { server, loggedIn } = await world();
    const client = await loggedIn();
    const lost = numbers(50).map((room) => rejection(client.say(room)));
    await until('all are sent', () => client.unanswered.length === 50);
    server.terminate();
    expect(await Promise.all(lost)).toEqual(lost.map(() => refused(8)));
    expect(emitted(client.events, 'reaction')).toHaveLength(51);
    expect(emitted(client.events, 'session.terminated')).toHaveLength(1);
  });

  it('from another device: its #126 ends this session, and not its own', async () => {
    const { loggedIn, newClient } = await world({
      tokens: { token: { account: 'a' }, other: { account: 'a' } },
    });
    const client = await loggedIn();
    const other = newClient({ token: 'other' });
    await other.logIn();
    const terminated = nextEvent(client.engine, 'session.terminated');
    await other.request(126, { fields: { sessionId: 1n } });
    await terminated;
    expect(await rejection(client.say(1))).toEqual(ended('terminated'));
    await other.say(1);
    expect(other.engine.state.session).toBe('ready');
  });
});

describe('9: until the nickname is set', () => {
  it('every request is refused and the page is asked for once; #105 goes through', async () => {
    const { loggedIn, count } = await world({ tokens: { token: { account: 'a', newUser: true } } });
    const { engine, events, request, say } = await loggedIn();
    const lost = numbers(20).map((room) => rejection(say(room)));
    expect(await Promise.all(lost)).toEqual(lost.map(() => refused(9)));
    expect(await rejection(say(21))).toEqual(refused(9));
    expect(emitted(events, 'nickname.required')).toHaveLength(1);
    expect(engine.state.session).toBe('nicknameRequired');
    await request(105, { fields: { nickname: 'n' } });
    expect(engine.nicknameSet()).toBe(true);
    await say(22);
    expect(engine.state.session).toBe('ready');
    expect(count(102)).toBe(1);
  });
});

describe('184: the two-step password', () => {
  it('on #101 asks for #132, whose token logs in; what waits for it is sent then', async () => {
    const { newClient, server } = await world({
      tokens: { token: { account: 'a', phoneNumber, twoStepPassword: 'secret' } },
    });
    const client = newClient({ token: '', hasToken: () => client.token !== '' });
    const { engine, events, connect, request, say } = client;
    await connect();
    expect(engine.state.session).toBe('registrationRequired');
    await request(100);
    const code = { fields: { username: 'a', code: 12_345 } };
    expect(await rejection(request(101, code))).toEqual(refused(184));
    expect(engine.state.session).toBe('twoStepRequired');
    const held = say(1);
    expect(await rejection(request(132, { fields: { password: 'wrong' } }))).toEqual(refused(194));
    client.token = tokenIn(await request(132, { fields: { password: 'secret' } }));
    expect(engine.twoStepVerified()).toBe(true);
    await held;
    expect(server.requests.map(({ action }) => action)).toEqual([100, 101, 132, 132, 102, 201]);
    expect(emitted(events, 'twoStep.required', 'input.rejected', 'login.succeeded')).toEqual([
      'twoStep.required',
      'input.rejected',
      'login.succeeded',
    ]);
  });
});

describe('a batch', () => {
  it.each([
    { failing: 1, fault: undefined },
    { failing: 2, fault: undefined },
    { failing: 3, fault: undefined },
    { failing: 1, fault: 'reorder' },
    { failing: 1, fault: { delayMs: 500 } },
  ] as const)(
    'of 3 of which the one of room $failing fails (its answer: $fault): the 6s are tied to it',
    async ({ failing, fault }) => {
      const { server, loggedIn, clock } = await world();
      const client = await loggedIn();
      server.refuse({ majorCode: 203, minorCode: 18 }, { subject: failing });
      if (fault) server.misbehave(fault, { subject: failing });
      const lost = numbers(3).map((room) => rejection(client.say(room, { member: `x.${room}` })));
      await server.received(4);
      await clock.advance(1000);
      const errors = await Promise.all(lost);
      expect(errors[failing - 1]).toEqual(refused(203, 18));
      const siblings = errors.flatMap((error) => {
        if (!isReactionError(error, 'RequestRefusedError')) throw error;
        const { reaction } = error.resolution;
        return reaction.kind === 'follow' ? [reaction.sibling] : [];
      });
      const failed = { majorCode: 203, minorCode: 18, requestId: `x.${failing}` };
      const sibling = { ...failed, action: 201, subject: String(failing) };
      expect(siblings).toEqual([expect.objectContaining(sibling), siblings[0]]);
      expect(emitted(client.events, 'input.rejected', 'request.denied', 'error.reported')).toEqual([
        'input.rejected',
      ]);
    },
  );
});

describe('an error of a request', () => {
  it.each([
    { first: false, who: 'the engine' },
    { first: true, who: 'the client' },
  ])('that $who gets first is emitted once for attach and the rejected send', async ({ first }) => {
    const { server, loggedIn } = await world();
    const { events, request, roundTrip } = await loggedIn({ first });
    const before = events.length;
    server.refuse({ majorCode: 304, message: 'of the server' }, { action: 301 });
    expect(await rejection(request(301, { subject: 'x' }))).toEqual(refused(304));
    await roundTrip();
    expect(events.slice(before).map(({ name }) => name)).toEqual(['reaction', 'error.reported']);
    expect(events[before]?.payload).toMatchObject({ frame: { action: 301, subject: 'x' } });
  });

  it('that comes twice is emitted once', async () => {
    const { server, loggedIn } = await world();
    const { events, request, roundTrip } = await loggedIn();
    server.refuse({ majorCode: 304 }, { action: 301 });
    server.misbehave('duplicate', { action: 301 });
    expect(await rejection(request(301))).toEqual(refused(304));
    await roundTrip();
    expect(emitted(events, 'reaction', 'error.reported')).toEqual(['reaction', 'error.reported']);
  });
});

describe('an answer that is late', () => {
  it('does nothing more: its request was a 5/1 after 10 s', async () => {
    const { server, clock, loggedIn } = await world();
    const { events, say, roundTrip } = await loggedIn();
    server.misbehave({ delayMs: 15_000 }, { action: 201 });
    const late = rejection(say(1));
    await roundTrip();
    await clock.advance(10_000);
    expect(await late).toEqual(refused(5, 1));
    const before = events.length;
    await clock.advance(5000);
    await roundTrip();
    expect(events).toHaveLength(before);
    await say(1);
  });

  it('still counts where it is an error: 10 locks out, 8 ends the session', async () => {
    const { server, clock, loggedIn } = await world();
    const { engine, events, say, roundTrip } = await loggedIn();
    server.misbehave({ delayMs: 15_000 }, { action: 201, times: 2 });
    server.refuse({ majorCode: 10, wait: 60 }, { subject: 1 });
    server.refuse({ majorCode: 8 }, { subject: 2 });
    const late = [rejection(say(1)), rejection(say(2))];
    await roundTrip();
    await clock.advance(10_000);
    expect(await Promise.all(late)).toEqual([refused(5, 1), refused(5, 1)]);
    expect(engine.guard(201).allowed).toBe(true);
    const before = events.length;
    await clock.advance(5000);
    await roundTrip();
    expect(events.slice(before).map(({ name }) => name)).toEqual([
      ...['reaction', 'lockout.started'],
      ...['reaction', 'session.terminated', 'state.changed'],
    ]);
    expect(engine.guard(201)).toMatchObject({ lockout: { key: '201' }, remainingMs: 60_000 });
  });
});

describe('an answer that does not come', () => {
  it('is a 5/1 after timeoutMs, and harms no other', async () => {
    const { server, clock, loggedIn } = await world();
    const { events, say, roundTrip, unanswered } = await loggedIn();
    server.misbehave('drop', { subject: 1 });
    const lost = rejection(say(1, { timeoutMs: 3000 }));
    await say(2);
    await roundTrip();
    await clock.advance(2999);
    expect(emitted(events, 'request.retryable')).toEqual([]);
    await clock.advance(1);
    expect(await lost).toEqual(refused(5, 1));
    expect(emitted(events, 'request.retryable')).toHaveLength(1);
    expect(unanswered).toEqual([]);
    await say(1);
  });

  it('of a #102 is a failed try: the next one logs in', async () => {
    const { server, clock, loggedIn, count } = await world();
    const { events, say, roundTrip } = await loggedIn();
    server.misbehave('drop', { action: 102 });
    server.expire();
    const held = say(1);
    await server.nextRequest({ action: 102 });
    await roundTrip();
    await clock.advance(10_000);
    expect(emitted(events, 'login.delayed')).toHaveLength(1);
    await clock.advance(1000);
    await held;
    expect(count(102)).toBe(3);
  });
});

describe('a frame that is damaged', () => {
  it.each(['garble', 'truncate'] as const)(
    '(%s) is a fault, and the rest goes on',
    async (fault) => {
      const { server, clock, loggedIn } = await world();
      const { engine, events, request, say, roundTrip } = await loggedIn();
      server.refuse({ majorCode: 304 }, { action: 301, times: 2 });
      server.misbehave(fault, { action: 301 });
      const lost = rejection(request(301));
      expect(await rejection(request(301))).toEqual(refused(304));
      await say(1);
      await roundTrip();
      const faults = events.filter(({ name }) => name === 'fault');
      expect(faults).toMatchObject([{ payload: { code: 'frame.invalid' } }]);
      await clock.advance(10_000);
      expect(await lost).toEqual(refused(5, 1));
      expect(engine.state.session).toBe('ready');
    },
  );
});

describe('a socket that is lost', () => {
  it('half closed: what is in flight is a 5/2, what is asked for is held, and a new one logs in and sends it', async () => {
    const { server, loggedIn, count, clock } = await world();
    const client = await loggedIn();
    const { engine, events, say } = client;
    server.misbehave('halfClose', { action: 201 });
    const lost = [rejection(say(1)), rejection(say(2))];
    expect(await Promise.all(lost)).toEqual([refused(5, 2), refused(5, 2)]);
    // Those who asked show it: it is no event of its own.
    expect(emitted(events, 'reaction', 'request.retryable')).toEqual([]);
    expect(engine.state).toMatchObject({ session: 'ready', connection: 'closed' });
    const brief = rejection(say(3, { maxHoldMs: 5000 }));
    const held = say(4);
    await clock.advance(5000);
    expect(await brief).toEqual(notSent('offline'));
    const before = server.requests.length;
    await client.connect();
    await held;
    expect(server.requests.slice(before).map(({ action }) => action)).toEqual([102, 201]);
    expect(count(201)).toBe(3);
  });

  it('while a login is in flight: nothing is sent until a new one, which logs in at once', async () => {
    const { server, loggedIn, count, pass } = await world();
    const client = await loggedIn();
    const { engine, events } = client;
    server.misbehave('halfClose', { action: 102 });
    server.expire();
    const held = client.say(1);
    await until('the socket is lost', () => !client.connected);
    expect(engine.state).toMatchObject({ session: 'loginDelayed', connection: 'closed' });
    expect(events.findLast(({ name }) => name === 'login.delayed')?.payload).toEqual({
      reason: 'offline',
    });
    const before = server.requests.length;
    await pass(20_000, [client]);
    expect(server.requests).toHaveLength(before);
    await client.connect();
    await held;
    expect(count(102)).toBe(3);
  });

  it('and is detached: what still comes by it does not change the session', async () => {
    const { loggedIn, count } = await world();
    const client = await loggedIn();
    const { engine, events } = client;
    const old = client.hangUp();
    const received = new Promise<unknown>((resolve) => {
      old?.once('message', (data: Buffer) => resolve(decodeErrorFrame(data)));
    });
    await client.logIn();
    const before = events.length;
    // The server sends the old connection a 3: a new client is in the session.
    expect(await received).toMatchObject({ majorCode: 3 });
    await client.say(1);
    expect(events).toHaveLength(before);
    expect(engine.state.session).toBe('ready');
    expect(count(102)).toBe(2);
    old?.terminate();
  });
});
