// Everything at once, over a real socket, for long: at the end nothing may be left, and nothing forbidden may have been done.
import { getEventListeners, setMaxListeners } from 'node:events';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ErrorFrame, isReactionError, type ReactionKind } from '../../src/index.js';
import type { Misbehaviour } from '../../src/testing.js';
import { requestBytes } from '../testing/client.js';
import { dice } from './dice.js';
import { type Ask, password, soakHost } from './soak-host.js';
import { until, type WireRequest, world } from './wire-client.js';

/** Another seed is another soak. */
const seed = Number(process.env.SOAK_SEED ?? 20_181_105);
const rounds = 1100;

/** What arrives, by what it asks for. */
const errors: Readonly<Record<ReactionKind, readonly [ErrorFrame, ...ErrorFrame[]]>> = {
  login: [{ majorCode: 2 }, { majorCode: 2, minorCode: 1 }],
  register: [{ majorCode: 111, minorCode: 1 }],
  accountBlocked: [{ majorCode: 111, minorCode: 4 }, { majorCode: 105 }, { majorCode: 135 }],
  sessionTerminated: [{ majorCode: 8 }],
  sessionReplaced: [{ majorCode: 3 }],
  setNickname: [{ majorCode: 9 }],
  verifyTwoStep: [{ majorCode: 184, minorCode: 1 }],
  lockout: [
    { majorCode: 10, wait: 2 },
    { majorCode: 10, minorCode: 100, wait: 7 },
    { majorCode: 234, wait: 4 },
    { majorCode: 152, wait: 3 },
  ],
  correctInput: [
    { majorCode: 203, minorCode: 18 },
    { majorCode: 109, minorCode: 2 },
  ],
  retryLater: [{ majorCode: 7 }, { majorCode: 110 }],
  deny: [{ majorCode: 152 }],
  inform: [{ majorCode: 304, message: 'of the server' }, { majorCode: 10170 }],
  follow: [{ majorCode: 6 }],
  ignore: [{ majorCode: 602 }],
  unknown: [{ majorCode: 672 }, { majorCode: 10184, minorCode: 3 }],
};
const ends = [
  'register',
  'accountBlocked',
  'sessionTerminated',
  'sessionReplaced',
  'setNickname',
  'verifyTwoStep',
] as const;
const others = [
  ...(['login', 'lockout', 'correctInput', 'retryLater', 'deny'] as const),
  ...(['inform', 'follow', 'ignore', 'unknown'] as const),
] as const;
const faults: readonly [Misbehaviour, ...Misbehaviour[]] = [
  ...(['drop', 'duplicate', 'reorder', 'garble', 'truncate', 'halfClose'] as const),
  { delayMs: 3000 },
  { delayMs: 14_000 },
];
/** What an end of the session refuses, and a login holds. */
const bound = [105, 201, 300, 301];
const accounts = ['a', 'b', 'c'] as const;

/** How often what happened. */
function tally() {
  const counts = new Map<string, number>();
  return {
    add: (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1),
    of: (name: string) => counts.get(name) ?? 0,
    sum: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    lines: (title: string) => [
      title,
      ...[...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, n]) => `${String(n).padStart(9)} ${name}`),
    ],
  };
}

it(`ten thousand requests in every kind of weather (seed ${seed})`, async () => {
  const handles = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));
  const handlesBefore = handles().length;
  const { roll, chance, pick } = dice(seed);
  const [outcomes, kinds, spoilt, events, happened] = [tally(), tally(), tally(), tally(), tally()];
  const broken: string[] = [];
  const made = new Map<string | undefined, WireRequest>();
  const { server, clock, newClient } = await world({
    tokens: {
      a: { account: 'a' },
      b: { account: 'b' },
      c: { account: 'c', twoStepPassword: password },
    },
    log({ kind, ...line }) {
      const fault = kind === 'answer' && 'fault' in line && line.fault;
      if (fault) spoilt.add(typeof fault === 'object' ? 'delay' : fault);
    },
  });

  const client = newClient({
    token: 'a',
    account: 'a',
    loginBackoff: { random: () => roll(101) / 100 },
    onSend({ action, subject, attempt, name }, unanswered) {
      const { engine } = client;
      const { session } = engine.state;
      const check = (what: string, holds: boolean) => {
        if (!holds)
          broken.push(`${what}: #${action} ${name ?? ''} at ${clock.monotonic()} in ${session}`);
      };
      const count = (counts: (each: (typeof unanswered)[number]) => boolean) =>
        unanswered.filter(counts).length;
      check('locked out', engine.guard(action, subject).allowed);
      check(
        'no session',
        !bound.includes(action) || ['ready', 'nicknameRequired'].includes(session),
      );
      check('sent twice', name === undefined || count((each) => each.name === name) === 0);
      check('two logins', action !== 102 || count((each) => each.action === 102) === 0);
      const replays = count((each) => each.attempt > 1 && bound.includes(each.action));
      check('stampede', attempt === 1 || !bound.includes(action) || replays < 4);
      const { replay, whileLockedOut, signal } = made.get(name) ?? {};
      const most = action === 102 || replay === 'never' ? 1 : 2;
      check('sent too often', whileLockedOut === 'wait' || attempt <= most);
      check('aborted', !signal?.aborted);
    },
  });
  const { engine } = client;
  for (const name of [
    'login.started',
    'state.changed',
    'lockout.started',
    'lockout.ended',
  ] as const) {
    engine.on(name, () => events.add(name));
  }
  engine.on('fault', ({ code }) => events.add(`fault ${code}`));
  engine.on('reaction', ({ reaction }) => kinds.add(reaction.kind));

  /** What became of a request: its name, or why it is none of what may become of it. */
  const outcomeOf = (action: number, request: WireRequest, error: unknown): string => {
    if (error === request.signal?.reason) return 'aborted';
    if (isReactionError(error, 'RequestRefusedError')) {
      const { majorCode, minorCode } = error.frame;
      return majorCode === 5 ? `refused with 5/${minorCode}` : 'refused by the server';
    }
    for (const name of [
      'LockedOutError',
      'SessionEndedError',
      'AccountChangedError',
      'DisposedError',
    ] as const) {
      if (isReactionError(error, name)) return name;
    }
    broken.push(`#${action} ended with ${error}`);
    return 'other';
  };
  const ask: Ask = (action, request = {}) => {
    const name = `r${made.size}`;
    made.set(name, request);
    const promise = client.request(action, { ...request, name });
    promise.then(
      (frame) => {
        outcomes.add('answered');
        const room = 'roomId' in frame.fields ? frame.fields.roomId : undefined;
        const own = action !== 201 || room === BigInt(String(request.subject ?? 0));
        if (frame.action !== action + 30_000 || !own) {
          broken.push(`#${action} of ${request.subject} got #${frame.action} of ${room}`);
        }
      },
      (error: unknown) => outcomes.add(outcomeOf(action, request, error)),
    );
    return promise;
  };
  const quietly = (...request: Parameters<Ask>) => void ask(...request).catch(() => {});

  const host = soakHost(client, ask, new Map(accounts.map((name) => [name, name])));
  const signals: AbortSignal[] = [];
  /** Something that a person may close, and with it all requests that were made for it. */
  const newScreen = () => {
    const screen = new AbortController();
    setMaxListeners(Infinity, screen.signal);
    signals.push(screen.signal);
    return screen;
  };
  let screen = newScreen();
  const dialogs: AbortController[] = [];
  const anySignal = (): AbortSignal | undefined => {
    if (chance(50)) return undefined;
    if (chance(3)) return AbortSignal.abort('closed');
    if (chance(60)) return screen.signal;
    const dialog = newScreen();
    dialogs.push(dialog);
    return dialog.signal;
  };
  function askAny(member?: string): void {
    const action = pick([201, 201, 201, 201, 300, 300, 301, 301, 2, 500, 100]);
    const subject =
      action === 201 ? pick([undefined, 1, 2, 3, 4]) : pick([undefined, undefined, 7]);
    quietly(action, {
      member,
      subject,
      signal: anySignal(),
      replay: pick(['once', 'once', 'once', 'never']),
      whileLockedOut: pick(['reject', 'wait']),
      timeoutMs: pick([undefined, undefined, 300, 4000]),
      maxWaitMs: pick([undefined, undefined, 0, 5000]),
      maxHoldMs: pick([undefined, undefined, 0, 2000]),
    });
  }

  /** Another client comes into the session, and goes. */
  const rival = () =>
    new Promise<void>((resolve) => {
      const socket = new WebSocket(server.url);
      // Its answer may be spoilt; a pong comes once the server has had the login.
      socket.on('open', () => {
        socket.send(requestBytes(102, 'rival', { token: client.token }));
        socket.ping();
      });
      socket.on('pong', () => socket.terminate());
      socket.on('error', () => {}).on('close', () => resolve());
    });

  const happenings: Readonly<Record<string, readonly [percent: number, happen: () => unknown]>> = {
    'the session expires': [12, () => server.expire()],
    'all sessions are ended': [3, () => server.terminate()],
    'the network is lost': [4, () => server.disconnect()],
    'the client connects anew': [4, () => client.hangUp()?.terminate()],
    'another client comes': [5, rival],
    'an error is pushed': [15, () => server.push(pick(errors[pick([...ends, ...others])]))],
    'rubbish is pushed': [
      5,
      () => server.push(Uint8Array.from({ length: roll(9) }, () => roll(256))),
    ],
    'the account changes by a token': [5, () => host.switchTo(pick(accounts), 'token')],
    'the account changes by registration': [5, () => host.switchTo(pick(accounts), 'registration')],
    'a screen is closed': [
      10,
      () => {
        screen.abort('closed');
        screen = newScreen();
      },
    ],
    'the host locks': [
      6,
      () => engine.lockOut({ action: pick([201, 300, 102]), waitMs: roll(6000) }),
    ],
    'the host unlocks': [
      6,
      () => {
        // Not what the server has locked: that would be a violation.
        for (const lockout of engine.lockouts())
          if (!lockout.majorCode) engine.clearLockout(lockout);
      },
    ],
    'the host logs in': [15, () => engine.logIn()],
  };

  server.limit(201, { count: 7, perMs: 6000, perSubject: true, error: { majorCode: 234 } });
  server.limit(300, { count: 9, perMs: 8000 });
  const step = async () => {
    await client.roundTrip();
    await clock.advance(pick([0, 11, 11, 120, 700, 2500, 6000]));
    await client.roundTrip();
    for (const dialog of dialogs.splice(0)) {
      if (chance(30)) dialog.abort('closed');
      else if (chance(60)) dialogs.push(dialog);
    }
  };

  await client.logIn();
  for (let round = 0; round < rounds; round++) {
    const order = () => (chance(60) ? {} : { action: pick([201, 300, 301, 102]) });
    for (let times = 0; times < 2; times++) server.refuse(pick(errors[pick(others)]), order());
    if (chance(25)) server.refuse(pick(errors[pick(ends)]), order());
    if (chance(70)) server.misbehave(pick(faults), order());
    for (const [name, [percent, happen]] of Object.entries(happenings)) {
      if (!chance(percent)) continue;
      happened.add(name);
      await happen();
    }
    for (let steps = 0; steps < 4; steps++) {
      // A person who is asked to sign in does little else.
      const most = engine.state.session === 'ready' && client.connected ? 12 : 4;
      for (let times = roll(most); times > 0; times--) askAny();
      if (chance(15)) for (const index of [1, 2, 3]) askAny(`batch${round}-${steps}.${index}`);
      await step();
      if (chance(90)) host.tend();
    }
  }

  let drained = 0;
  while (outcomes.sum() < made.size && drained++ < 1000) {
    await clock.advance(1000);
    await client.roundTrip();
  }
  await host.done();
  expect(outcomes.sum()).toBe(made.size);

  // What is not settled yet when all is over.
  for (let times = 0; times < 40; times++) askAny();
  quietly(2);
  await client.close();
  await server.close();
  await clock.advance(0);
  const sent = server.requests.length;
  const table = [
    `seed ${seed}: ${made.size} requests, ${sent} sent, in ${Math.round(clock.monotonic() / 60_000)} minutes`,
    ...outcomes.lines('outcomes'),
    ...kinds.lines('reactions'),
    ...spoilt.lines('spoilt answers'),
    ...happened.lines('happenings'),
    ...events.lines('events'),
  ];
  console.log(table.join('\n'));

  expect(broken).toEqual([]);
  expect(server.violations).toEqual([]);
  const ids = server.requests.flatMap(({ requestId }) => (requestId === 'rival' ? [] : requestId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(outcomes.sum()).toBe(made.size);
  expect(made.size).toBeGreaterThanOrEqual(10_000);
  const names = [...Object.keys(errors)];
  expect(names.filter((name) => kinds.of(name) < 20)).toEqual([]);
  const misbehaviours = [
    'drop',
    'delay',
    'duplicate',
    'reorder',
    'garble',
    'truncate',
    'halfClose',
  ];
  expect(misbehaviours.filter((name) => spoilt.of(name) < 20)).toEqual([]);
  expect(Object.keys(happenings).filter((name) => happened.of(name) < 10)).toEqual([]);

  expect(client.unanswered).toEqual([]);
  expect(clock.pending).toBe(0);
  expect(signals.filter((signal) => getEventListeners(signal, 'abort').length > 0)).toEqual([]);
  const heard = client.sockets.filter((socket) => socket.listenerCount('message') > 0);
  expect([heard.length, client.sockets.length > 100]).toEqual([0, true]);
  await until('the handles are closed', () => handles().length <= handlesBefore);
});
