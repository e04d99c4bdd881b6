// What the development build says of wrong arguments of servers and engines for tests.
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/index.js';
import { startServer } from '../../src/testing/server.js';
import {
  errorFrame,
  type MemoryServerOptions,
  memoryServer,
  nextEvent,
  testEngine,
} from '../../src/testing.js';

const wrong = (value: unknown) => value as never;
const server = await memoryServer();
const { engine } = testEngine();
afterAll(async () => {
  await server.close();
  await engine.dispose();
});

describe('a wrong argument of a control is named, with what to do', () => {
  it.each<[string, () => unknown, string]>([
    [
      "limit('201', ...)",
      () => server.limit(wrong('201'), { count: 1, perMs: 1 }),
      'limit.action must be the number of an action, 1 to 65535 (got the string "201").',
    ],
    [
      'limit(201, {})',
      () => server.limit(201, wrong({})),
      'limit.count must be a number, 0 or more',
    ],
    [
      'limit, per',
      () => server.limit(201, wrong({ count: 1, per: 1 })),
      "Unknown option 'limit.per'. Did you mean 'perMs'?",
    ],
    [
      'limit, error as a name',
      () => server.limit(201, { count: 1, perMs: 1, error: wrong('FLOOD_REQUEST') }),
      'limit.error must be an error frame (got a string). errorFrame(name)',
    ],
    [
      "refuse('FLOOD_REQUEST')",
      () => server.refuse(wrong('FLOOD_REQUEST')),
      'refuse(frame) must be an error frame (got a string). errorFrame(name) of igap-reactions/testing makes one.',
    ],
    [
      'refuse, time',
      () => server.refuse({ majorCode: 7 }, wrong({ time: 2 })),
      "Unknown option 'time'. Did you mean 'times'?",
    ],
    [
      'refuse, waitMs',
      () => server.refuse(wrong({ majorCode: 10, waitMs: 3000 })),
      'refuse(frame).waitMs must be wait, the seconds of the server (got 3000).',
    ],
    ["misbehave('delay')", () => server.misbehave(wrong('delay')), 'Pass { delayMs: 1000 }.'],
    [
      "misbehave('dropp')",
      () => server.misbehave(wrong('dropp')),
      "'dropp' is none. Did you mean 'drop'?",
    ],
    [
      'misbehave, delay',
      () => server.misbehave(wrong({ delay: 5 })),
      "Unknown option 'misbehave(fault).delay'. Did you mean 'delayMs'?",
    ],
    [
      'nextRequest(201)',
      () => server.nextRequest(wrong(201)),
      'nextRequest(filter) must be an object (got 201). Pass { action: 201 }.',
    ],
    [
      'nextRequest, within',
      () => server.nextRequest({}, wrong({ within: 1 })),
      "Unknown option 'within'. Did you mean 'withinMs'?",
    ],
    ["received('1')", () => server.received(wrong('1')), 'received(count) must be a number'],
    [
      'push({ code: 8 })',
      () => server.push(wrong({ code: 8 })),
      "push(frame) must be an error frame, a push of an action from 60000 to 60004, or a Uint8Array (got an object). Did you mean 'majorCode'?",
    ],
    ["terminate('')", () => server.terminate(''), 'terminate(account) must be a string'],
    [
      'errorFrame, waitMs',
      () => errorFrame('FLOOD_REQUEST', wrong({ waitMs: 30_000 })),
      'errorFrame.waitMs must be wait, the seconds of the server (got 30000).',
    ],
    [
      'errorFrame, minor',
      () => errorFrame('FLOOD_REQUEST', wrong({ minor: 1 })),
      "Unknown option 'errorFrame.minor'. Did you mean 'minorCode'?",
    ],
    [
      'testEngine({ clock: systemClock })',
      () => testEngine({ clock: wrong(systemClock) }),
      'clock must be a manual clock, with the functions now, setTimeout, advance (got an object). It lacks advance. manualClock() makes one',
    ],
  ])('%s', (_, mistake, sentence) => {
    expect(mistake).toThrow(sentence);
  });

  it('what is right is taken', () => {
    server.limit(201, { count: 0, perMs: 1, error: errorFrame('FLOOD_REQUEST'), perSubject: true });
    server.refuse({ majorCode: 7, wait: 3 }, { action: 300, subject: 7n, times: Infinity });
    server.misbehave({ delayMs: 5 }, { action: 300 });
    server.push(new Uint8Array([0, 0]));
    expect(errorFrame('FLOOD_REQUEST', { wait: 3, subject: 7 })).toMatchObject({ wait: 3 });
  });
});

describe('a wrong option of a server rejects, and is named', () => {
  it.each<[string, unknown, string]>([
    ['port, of a memory server', { port: 80 }, "Unknown option 'port'. "],
    ['limit', { limit: {} }, "Unknown option 'limit'. "],
    ['clock: Date', { clock: Date }, 'clock must be a Clock'],
    ['batchWindowMs', { batchWindowMs: '5' }, 'batchWindowMs must be a number, 0 or more'],
    [
      'an account with a phone',
      { tokens: { 'token-of-sara': { account: 'sara', phone: 1n } } },
      "Unknown option 'phone'. Did you mean 'phoneNumber'?",
    ],
    [
      'a number of a phone that is no bigint',
      { tokens: { 'token-of-sara': { account: 'sara', phoneNumber: 989_125_550_100 } } },
      'phoneNumber must be a bigint from 0 to 2^64-1 (got a number).',
    ],
  ])('%s', async (_, options, sentence) => {
    const rejection = memoryServer(options as MemoryServerOptions);
    await expect(rejection).rejects.toThrow(sentence);
    await expect(rejection).rejects.not.toThrow('token-of-sara');
  });

  it('a port that is a text', async () => {
    await expect(startServer({ port: wrong('80') })).rejects.toThrow(
      'port must be an integer from 0 to 65535 (got the string "80").',
    );
  });

  it('and of nextEvent', async () => {
    await expect(nextEvent(engine, 'reaction', wrong({ timeoutMs: 5 }))).rejects.toThrow(
      "Unknown option 'nextEvent.timeoutMs'.",
    );
  });
});
