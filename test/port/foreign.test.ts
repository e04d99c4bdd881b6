import { describe, expect, it, onTestFinished } from 'vitest';
import { igap } from '../../src/index.js';
import { engineOver, serveEngine } from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { inDevelopment, said } from '../support/said.js';
import { flow, portRig, scripted } from './rig.js';

const huge = 'x'.repeat(100_000);
const throwing = Object.defineProperty({}, 'id', {
  enumerable: true,
  get() {
    throw new Error('no');
  },
});
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable<unknown[]>([], {});
  revoke();
  return proxy;
};

/** Marked as ours, and none. */
const wrong: readonly unknown[] = [
  ['igap-reactions'],
  ['igap-reactions', 1],
  ['igap-reactions', 1, 'nothing', {}],
  ['igap-reactions', 1, '__proto__', {}],
  ['igap-reactions', 1, 'constructor', {}],
  ['igap-reactions', 1, 'toString', {}],
  ['igap-reactions', '1', 'hello', {}],
  ['igap-reactions', 1, 'hello', { release: huge, at: 1 }],
  ['igap-reactions', 1, 'call', { id: 1, name: 'dispose' }],
  ['igap-reactions', 1, 'call', { id: 1, name: '__proto__' }],
  ['igap-reactions', 1, 'call', { id: -1, name: 'logIn' }],
  ['igap-reactions', 1, 'request', { id: 1, action: 0, options: {} }],
  ['igap-reactions', 1, 'listen', { name: 'disposed' }],
  ['igap-reactions', 1, 'ready', { id: 1, sending: huge }],
  ['igap-reactions', 1, 'abort', throwing],
  ['igap-reactions', 1, 'answer', throwing],
  ['igap-reactions', 1, 'news', { change: { locked: [{ lockout: { id: 1 }, remainingMs: 5 }] } }],
  ['igap-reactions', 1, 'news', { change: { locked: [{ lockout: null, remainingMs: 5 }] } }],
  ['igap-reactions', 1, 'news', { change: { freed: [huge] } }],
  ['igap-reactions', 1, 'news', { change: {}, name: 'fault', payload: 'text' }],
  ['igap-reactions', 1, 'news', { change: {}, name: 'disposed', payload: {} }],
  ['igap-reactions', 1, 'news', { change: {}, name: 'state', payload: {} }],
  ['igap-reactions', 1, 'news', null],
];
/** Of the app, or of nobody. */
const others: readonly unknown[] = [
  undefined,
  null,
  5,
  'igap-reactions',
  {},
  [],
  ['another', 1, 'hello', {}],
  { kind: 'hello' },
  throwing,
];

describe('messages that are none', () => {
  it('are dropped by the worker, and reported once', async () => {
    const { engine, events } = testEngine();
    onTestFinished(() => engine.dispose());
    const { port, bring, posted } = scripted();
    serveEngine(engine, port);
    for (const message of [...others, ...others]) bring(message);
    expect(events).toEqual([]);
    for (const message of [...wrong, revoked()]) bring(message);
    await flow();
    expect(events).toMatchObject([{ name: 'fault', payload: { code: 'port.invalid' } }]);
    // It has said nothing but that it is there, and that whoever this is has not joined.
    expect(new Set(posted.map((message) => (message as unknown[])[2]))).toEqual(new Set(['here']));
    expect(engine.state.session).toBe('ready');
  });

  it('are dropped by the page, and reported once', async () => {
    const { port, bring } = scripted();
    const page = engineOver(port, { clock: manualClock() });
    onTestFinished(() => page.dispose());
    const faults: string[] = [];
    page.on('fault', ({ code }) => faults.push(code));
    const { state } = page;
    for (const message of [...others, ...wrong, revoked(), ...wrong]) bring(message);
    expect(faults).toEqual(['port.invalid']);
    expect(page.state).toBe(state);
    // Before it has joined nothing else is listened to.
    bring(['igap-reactions', 1, 'news', { change: { freed: [] }, name: 'fault', payload: {} }]);
    expect(faults).toEqual(['port.invalid']);
  });

  it('are a welcome whose protocol is none', async () => {
    const facts = { login: { action: 102 }, clientMade: { connectionLost: { majorCode: 5 } } };
    const protocols = [
      {},
      { name: 'igap', texts: {} },
      { name: 'igap', facts: {}, texts: {} },
      { name: 'igap', facts: { ...facts, clientMade: {} }, texts: {} },
      { name: 'igap', facts, texts: null },
    ];
    for (const protocol of [...protocols, { name: 'igap', facts, texts: {} }]) {
      const { port, bring, posted } = scripted();
      const page = engineOver(port, { clock: manualClock() });
      onTestFinished(() => page.dispose());
      await flow();
      const [, , , hello] = posted[0] as unknown[];
      const { at } = hello as { readonly at: number };
      bring(['igap-reactions', 1, 'welcome', { release: '1', at, protocol, change: {} }]);
      const isSound = !protocols.includes(protocol);
      expect(page.state.port).toBe(isSound ? 'joined' : 'joining');
    }
  });

  it('that are sound, but of requests that nobody made, do nothing', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const say = (kind: string, body: object) =>
      page.workerEnd().postMessage(['igap-reactions', 1, kind, body]);
    say('go', { id: 99, sending: 'a', attempt: 1, key: 'k' });
    say('send', { id: 99, sending: 'a' });
    say('stop', { id: 99, sending: 'a' });
    say('answer', { id: 99 });
    say('choose', { id: 99, lockout: { id: 'a', key: 'b', scope: {}, untilMs: 1 } });
    const waiting = page.engine.waitFor('session.terminated');
    await flow();
    rig.engine.receive({ majorCode: 8 });
    await waiting;
    const report = (kind: string, body: object) =>
      page.pageEnd().postMessage(['igap-reactions', 1, kind, body]);
    for (const kind of ['ready', 'sent', 'failed', 'alive']) report(kind, { id: 7, sending: 'b' });
    for (const kind of ['abort', 'refuse']) report(kind, { id: 7 });
    report('request', { id: 8, action: 201, options: { replay: 'twice' } });
    report('call', { id: 9, name: 'lockOut', argument: { action: 0 } });
    await flow();
    expect(page.emitted.filter(({ name }) => name === 'fault')).toEqual([]);
    expect(rig.engine.requests()).toEqual([]);
    expect(page.engine.state.port).toBe('joined');
  });

  it('that name what a page emits of itself are not emitted, and are a fault', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const waiting = page.engine.waitFor('session.terminated');
    const changes: string[] = [];
    page.engine.subscribe(() => changes.push('changed'));
    for (const name of ['disposed', 'state']) {
      page
        .workerEnd()
        .postMessage(['igap-reactions', 1, 'news', { change: {}, name, payload: {} }]);
    }
    await flow();
    expect(changes).toEqual([]);
    expect(page.emitted).toMatchObject([{ name: 'fault', payload: { code: 'port.invalid' } }]);
    rig.engine.receive({ majorCode: 8 });
    await waiting;
  });

  it('that come twice, or late, change nothing twice', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    page.sent[0]?.answer('one');
    await flow();
    const [id, sending] = [1, page.sent[0]?.requestId ?? ''];
    page
      .workerEnd()
      .postMessage(['igap-reactions', 1, 'go', { id, sending, attempt: 1, key: 'k' }]);
    page.workerEnd().postMessage(['igap-reactions', 1, 'answer', { id, sending: 'another' }]);
    page.pageEnd().postMessage(['igap-reactions', 1, 'sent', { id, sending }]);
    page.pageEnd().postMessage(['igap-reactions', 1, 'request', { id, action: 201, options: {} }]);
    await flow();
    expect(outcome.value).toBe('one');
    expect(page.sent).toHaveLength(1);
  });

  it('of the app go the same way and are left alone', async () => {
    const rig = portRig();
    const page = rig.page();
    const received: unknown[] = [];
    page
      .pageEnd()
      .addEventListener('message', ({ data }) => Array.isArray(data) || received.push(data));
    page.workerEnd().postMessage({ own: 1 });
    await flow();
    expect(received).toEqual([{ own: 1 }]);
    expect(page.emitted).toEqual([]);
    expect(rig.events).toEqual([]);
  });
});

describe('what cannot be posted', () => {
  it('is refused where the app names it: field names that are no texts', () => {
    const page = portRig().page();
    const fieldNames = { phone: () => 'tel' } as never;
    expect(() => page.engine.request(201, async () => {}, { fieldNames })).toThrow(
      said('request.fieldNames must be an object whose values are strings'),
    );
    expect(page.emitted).toEqual([]);
  });

  it('to a page is a fault of the engine, and the page is let go of', async () => {
    const rig = portRig();
    const { port, bring, posted } = scripted();
    let isOpen = true;
    serveEngine(rig.engine, {
      ...port,
      post(message) {
        if (!isOpen) throw new Error('DataCloneError');
        return port.post(message);
      },
    });
    bring(['igap-reactions', 1, 'hello', { release: '1', at: 1 }]);
    await flow();
    isOpen = false;
    rig.engine.receive({ majorCode: 8 });
    const faults = rig.events.filter(({ name }) => name === 'fault');
    expect(faults).toMatchObject([{ payload: { code: 'port.lost' } }]);
    isOpen = true;
    posted.length = 0;
    rig.engine.receive({ majorCode: 205 });
    await flow();
    expect(posted).toEqual([]);
  });

  it('is a fault also where it is the welcome', async () => {
    const texts = { en: { errors: { USER_LOGIN_FAILED: (() => 'no') as never } } };
    const rig = portRig({ protocol: { ...igap, texts } });
    const page = rig.page();
    await flow();
    expect(page.engine.state.port).toBe('joining');
    // It asks again once it learns that somebody is there.
    const fault = { name: 'fault', payload: { code: 'port.lost' } };
    expect(rig.events).toMatchObject([fault, fault]);
    rig.seen.length = 0;
    rig.engine.receive({ majorCode: 205 });
    await flow();
    expect(rig.kinds()).toEqual([]);
  });
});

describe('wrong arguments', () => {
  it('are named', () => {
    const { engine } = testEngine();
    onTestFinished(() => engine.dispose());
    expect(() => serveEngine({} as never, scripted().port)).toThrow(
      said('engine must be what createReactionEngine() returns'),
    );
    expect(() => serveEngine(engine, {} as never)).toThrow(said('port must be a port'));
    expect(() => engineOver({} as never)).toThrow(said('port must be a port'));
    expect(() => engineOver(() => ({}) as never)).toThrow(said('port must be a port'));
    expect(() => engineOver(scripted().port, { clock: 5 as never })).toThrow(said('clock must be'));
    for (const unknown of inDevelopment({ clocks: 5 } as never)) {
      expect(() => engineOver(scripted().port, unknown)).toThrow('clocks');
    }
  });
});
