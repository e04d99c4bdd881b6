// The tests of a small app, as its authors write them. Comes in: `fakes`, when their fake timers are put in place. Next: Jest and Vitest.
import { createReactionEngine, memoryStore } from 'igap-reactions';
import { attach } from 'igap-reactions/attach';
import { errorFrame, memoryServer, nextEvent, testEngine } from 'igap-reactions/testing';
import { startServer } from 'igap-reactions/testing/server';
import { outcomeText } from 'igap-reactions/texts';
import { en } from 'igap-reactions/texts/en';
import { decodeErrorFrame } from 'igap-reactions/wire';

const timers = typeof jest === 'undefined' ? vi : jest;
const isFake = fakes !== 'none';
beforeAll(() => {
  if (fakes === 'after') timers.useFakeTimers();
});

const request = (action, ...bytes) => Uint8Array.of(action & 0xff, action >> 8, ...bytes);
/** #102 with the token `token`. */
const login = request(102, 0x12, 5, 0x74, 0x6f, 0x6b, 0x65, 0x6e);

test('timers are faked before the import, after it, or not at all', () => {
  expect('clock' in setTimeout).toBe(isFake);
});

test('a lockout ends by the manual clock', async () => {
  const { engine, clock, events } = testEngine();
  engine.receive(errorFrame('USER_REGISTER_MAX_TRY_LOCK', { wait: 90 }));
  expect(engine.guard(100).allowed).toBe(false);
  await clock.advance(90_000);
  expect(engine.guard(100).allowed).toBe(true);
  expect(events.map(({ name }) => name)).toEqual(['reaction', 'lockout.started', 'lockout.ended']);
  await engine.dispose();
});

test('memoryServer: logs in, limits, drops, delays and ends a session', async () => {
  const { engine, clock, events } = testEngine();
  const server = await memoryServer({ clock });
  const socket = server.connect();
  const arrived = [];
  let last;
  socket.addEventListener('message', ({ data }) => {
    last = new Uint8Array(data);
    arrived.push(last[0]);
  });
  attach(engine, socket);
  await clock.advance(0);
  expect(engine.state.connection).toBe('open');
  socket.send(login);
  server.limit(201, { count: 1, perMs: 20_000, error: { majorCode: 234 } });
  socket.send(request(201));
  socket.send(request(201));
  await clock.advance(0);
  expect(arrived).toEqual([30102 & 0xff, 30201 & 0xff, 0]);
  expect(engine.guard(201).allowed).toBe(false);
  await clock.advance(20_000);
  expect(engine.guard(201).allowed).toBe(true);
  server.misbehave('drop');
  server.misbehave({ delayMs: 5000 });
  socket.send(request(2));
  socket.send(request(2));
  await clock.advance(4999);
  expect(arrived.length).toBe(3);
  await clock.advance(1);
  expect(arrived.length).toBe(4);
  server.push({ ...errorFrame('SESSION_IS_TERMINATED'), message: 'نشست پایان یافت' });
  await clock.advance(0);
  expect(engine.state.session).toBe('terminated');
  expect(decodeErrorFrame(last).message).toBe('نشست پایان یافت');
  expect(events.filter(({ name }) => name === 'fault')).toEqual([]);
  await server.close();
  await engine.dispose();
});

test('a request that is refused with 2 is sent again after the login', async () => {
  const { engine, events } = testEngine({ login: async () => {} });
  let sent = 0;
  const answer = await engine.request(201, async () => {
    sent++;
    if (sent === 1) throw { majorCode: 2 };
    return 'sent';
  });
  expect([answer, sent]).toEqual(['sent', 2]);
  expect(events.filter(({ name }) => name === 'fault')).toEqual([]);
  await engine.dispose();
});

test('nextEvent and texts', async () => {
  const { engine } = testEngine();
  const next = nextEvent(engine, 'session.replaced');
  engine.receive(errorFrame('NEW_CLIENT_IN_SESSION'));
  await next;
  expect(outcomeText(new Error('of the app'), en)).toBe(en.outcomes.other);
  await engine.dispose();
});

test('an engine on the clock of the platform goes by fake timers, too', async () => {
  const engine = createReactionEngine({ store: memoryStore(), channel: null });
  const faults = [];
  engine.on('fault', ({ code }) => faults.push(code));
  await engine.restored;
  const ended = new Promise((resolve) => engine.once('lockout.ended', resolve));
  engine.receive({ majorCode: 136, wait: 1 });
  expect(engine.guard(100).allowed).toBe(false);
  if (isFake) await timers.advanceTimersByTimeAsync(1000);
  await ended;
  expect(engine.guard(100).allowed).toBe(true);
  expect(faults).toEqual([]);
  await engine.dispose();
});

test('startServer says which package it wants', async () => {
  await expect(startServer()).rejects.toThrow('npm install --save-dev ws');
});
