// Everything at once, over real sockets, for long, in two tabs: at the end nothing may be left, and nothing forbidden may have been done.
import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type LockoutStore, memoryStore } from '../../src/index.js';
import { tabHub } from '../support/tab-hub.js';
import { requestBytes } from '../testing/client.js';
import { dice } from './dice.js';
import { password, type Way } from './soak-app.js';
import { type SoakTab, soakTab } from './soak-tab.js';
import { tally } from './soak-tally.js';
import { ends, errors, faultNames, faults, others, upload } from './soak-weather.js';
import { phoneNumber, type WireClient, type WireRequest } from './wire-client.js';
import { until, world } from './world.js';

/** Another seed is another soak. */
const seed = Number(process.env.SOAK_SEED ?? 20_181_105);
const rounds = 600;
const accounts = ['a', 'b', 'c'] as const;
const ways: readonly [Way, ...Way[]] = ['token', 'registration', 'signIn'];

/** A store that answers later, as those of browsers do. */
function laterStore(): LockoutStore {
  const { read, write, remove } = memoryStore();
  return {
    read: async (account) => read(account),
    write: async (account, record) => write(account, record),
    remove: async (account, id) => remove(account, id),
  };
}

it(`ten thousand requests of two tabs in every kind of weather (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const handles = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));
  const handlesBefore = handles().length;
  const chances = dice(seed);
  const { roll, chance, pick } = chances;
  const [outcomes, kinds, damaged, events, happened] = [
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
  ];
  const broken: string[] = [];
  const made = new Map<string | undefined, WireRequest>();
  const signals: AbortSignal[] = [];
  const tokensOf = (tab: string) => ({
    [`${tab}-a`]: { account: 'a', phoneNumber },
    [`${tab}-b`]: { account: 'b' },
    [`${tab}-c`]: { account: 'c', twoStepPassword: password },
  });
  const { server, clock, newClient } = await world({
    tokens: { ...tokensOf('one'), ...tokensOf('two') },
    log({ kind, ...line }) {
      const fault = kind === 'answer' && 'fault' in line && line.fault;
      if (fault) damaged.add(typeof fault === 'object' ? 'delay' : fault);
    },
  });
  const soak = {
    dice: chances,
    made,
    outcomes,
    signals,
    newClient,
    report: (what: string) => void broken.push(what),
  };
  const [store, hub] = [laterStore(), tabHub()];
  const tabs = (['one', 'two'] as const).map((token) =>
    soakTab(soak, 'a', {
      token,
      store,
      channel: hub.channel(),
      loginBackoff: { random: () => roll(101) / 100 },
    }),
  ) as [SoakTab, SoakTab];
  const clients: readonly WireClient[] = tabs.map(({ client }) => client);
  const anyTab = () => pick(tabs);
  for (const { engine } of clients) {
    for (const name of ['login.started', 'state.changed', 'lockout.ended'] as const) {
      engine.on(name, () => events.add(name));
    }
    engine.on('lockout.started', ({ origin }) => events.add(`lockout.started by ${origin}`));
    engine.on('fault', ({ code }) => events.add(`fault ${code}`));
    engine.on('reaction', ({ reaction }) => kinds.add(reaction.kind));
  }

  /** Another client comes into the session of a tab, and goes. */
  const rival = () =>
    new Promise<void>((resolve) => {
      const { token } = anyTab().client;
      const socket = new WebSocket(server.url);
      // Its answer may be damaged; a pong comes once the server has had the login.
      socket.on('open', () => {
        socket.send(requestBytes(102, 'rival', { token }));
        socket.ping();
      });
      socket.on('pong', () => socket.terminate());
      socket.on('error', () => {}).on('close', () => resolve());
    });

  const happenings: Readonly<Record<string, readonly [percent: number, happen: () => unknown]>> = {
    'the session expires': [12, () => server.expire()],
    'all sessions are ended': [3, () => server.terminate()],
    'the network is lost': [5, () => server.disconnect()],
    'a tab connects anew': [8, () => anyTab().client.hangUp()?.terminate()],
    'another client comes': [8, rival],
    'an error is pushed': [15, () => server.push(pick(errors[pick([...ends, ...others])]))],
    'rubbish is pushed': [
      5,
      () => server.push(Uint8Array.from({ length: roll(9) }, () => roll(256))),
    ],
    'the account changes': [10, () => anyTab().app.switchTo(pick(accounts), pick(ways))],
    'a screen is closed': [10, () => anyTab().closeScreen()],
    'requests are cancelled': [8, () => anyTab().client.engine.cancel({ action: 201 })],
    'the app locks': [
      6,
      () => anyTab().client.engine.lockOut({ action: pick([201, 300, 102]), waitMs: roll(6000) }),
    ],
    'the app unlocks': [
      6,
      () => {
        const { engine } = anyTab().client;
        // Not what the server has locked: that would be a violation.
        for (const lockout of engine.lockouts())
          if (!lockout.majorCode) engine.clearLockout(lockout);
      },
    ],
    'the person logs in': [15, () => anyTab().client.engine.logIn()],
  };

  server.limit(201, { count: 7, perMs: 6000, perSubject: true, error: { majorCode: 234 } });
  server.limit(300, { count: 9, perMs: 8000 });
  const allArrived = async () => {
    for (const client of clients) await client.roundTrip();
  };
  const step = async () => {
    await allArrived();
    await clock.advance(pick([0, 11, 11, 120, 700, 2500, 6000]));
    await allArrived();
    for (const tab of tabs) tab.tidy();
  };
  /** What the people at both tabs do, until the next step. */
  const act = ({ client, ...tab }: SoakTab) => {
    // A person who is asked to sign in does little else.
    const most = client.engine.state.session === 'ready' && client.connected ? 12 : 4;
    for (let times = roll(most); times > 0; times--) tab.askAny();
    if (chance(15)) tab.askBatch();
    if (!chance(10)) return;
    if (chance(70)) server.misbehave({ delayMs: 9000 }, { action: upload });
    tab.askUpload();
  };

  for (const client of clients) await client.logIn();
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
      tabs.forEach(act);
      await step();
      for (const { app } of tabs) if (chance(90)) app.tend();
    }
  }

  let drained = 0;
  while (outcomes.sum() < made.size && drained++ < 1000) {
    await clock.advance(1000);
    await allArrived();
  }
  for (const { app } of tabs) await app.done();
  expect(outcomes.sum()).toBe(made.size);
  expect(clients.flatMap(({ engine }) => engine.requests())).toEqual([]);

  // What is not settled yet when all is over.
  for (const { askAny, beat } of tabs) {
    for (let times = 0; times < 20; times++) askAny();
    beat();
  }
  for (const client of clients) await client.close();
  await server.close();
  await clock.advance(0);
  const minutes = Math.round(clock.monotonic() / 60_000);
  console.log(
    [
      `seed ${seed}: ${made.size} requests, ${server.requests.length} sent, in ${minutes} minutes`,
      ...outcomes.lines('outcomes'),
      ...kinds.lines('reactions'),
      ...damaged.lines('damaged answers'),
      ...happened.lines('happenings'),
      ...events.lines('events'),
    ].join('\n'),
  );

  expect(broken).toEqual([]);
  expect(server.violations).toEqual([]);
  const ids = server.requests.flatMap(({ requestId }) => (requestId === 'rival' ? [] : requestId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(outcomes.sum()).toBe(made.size);
  expect(made.size).toBeGreaterThanOrEqual(10_000);
  expect(Object.keys(errors).filter((name) => kinds.of(name) < 20)).toEqual([]);
  expect(faultNames.filter((name) => damaged.of(name) < 20)).toEqual([]);
  expect(Object.keys(happenings).filter((name) => happened.of(name) < 10)).toEqual([]);
  const wanted = ['answered, an upload that took long', 'cancelled', 'NotSentError: offline'];
  expect(wanted.filter((name) => outcomes.of(name) < 20)).toEqual([]);
  expect(events.of('lockout.started by tab')).toBeGreaterThan(20);

  expect(clients.flatMap(({ unanswered }) => unanswered)).toEqual([]);
  expect([clock.pending, hub.open]).toEqual([0, 0]);
  expect(signals.filter((signal) => getEventListeners(signal, 'abort').length > 0)).toEqual([]);
  const sockets = clients.flatMap((client) => client.sockets);
  expect(sockets.filter((socket) => socket.listenerCount('message') > 0)).toEqual([]);
  expect(sockets.length).toBeGreaterThan(100);
  await until('the handles are closed', () => handles().length <= handlesBefore);
});
