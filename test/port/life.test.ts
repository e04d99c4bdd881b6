import { describe, expect, it, onTestFinished, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { awaitLock } from '../../src/port/life.js';
import { packageVersion, portVersion } from '../../src/port/message.js';
import { channelPort, engineOver, type Port, serveEngine } from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { testLocks } from '../support/lock-manager.js';
import { outcomeOf } from '../support/request.js';
import { flow, portRig, type TestPage } from './rig.js';

const faultsOf = ({ emitted }: TestPage) =>
  emitted.filter(({ name }) => name === 'fault').map(({ payload }) => payload);

/** The lock that the first message of a kind names. */
const lockIn = (seen: readonly unknown[], kind: string): string => {
  const [, , , body] = (seen as unknown[][]).find(([, , of]) => of === kind) ?? [];
  return (body as { readonly lock: string }).lock;
};

describe('a page that is gone', () => {
  it('leaves nothing behind in the worker: no request, no listener, no lock', async () => {
    const locks = testLocks();
    const rig = portRig();
    const [page, other] = [rig.page(), rig.page()];
    await flow();
    // One of each page, and the worker's.
    expect(locks.held()).toHaveLength(3);
    rig.engine.lockOut({ action: 202, waitMs: 5000 });
    for (const action of [201, 202]) page.ask(action, { whileLockedOut: 'wait' });
    await flow();
    expect(rig.engine.requests()).toHaveLength(2);
    locks.die(lockIn(rig.seen, 'hello'));
    await flow();
    expect(rig.engine.requests()).toEqual([]);
    rig.seen.length = 0;
    rig.engine.receive({ majorCode: 205 });
    await flow();
    // To the other page, what was resolved and that nobody awaits it.
    expect(rig.kinds()).toEqual(['news', 'news']);
    expect(other.emitted.at(-1)?.name).toBe('request.denied');
    expect(locks.held()).toHaveLength(2);
  });

  it('by `dispose` says so: what it has asked for rejects, and nothing is left', async () => {
    const locks = testLocks();
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    const waiting = page.engine.waitFor('session.terminated');
    const { state } = page.engine;
    const disposal = page.engine.dispose();
    expect(page.engine.dispose()).toBe(disposal);
    await expect(waiting).rejects.toMatchObject({ name: 'DisposedError' });
    await flow();
    expect(outcome.error).toMatchObject({ name: 'DisposedError' });
    expect(page.sent[0]?.signal.aborted).toBe(true);
    expect(rig.engine.requests()).toEqual([]);
    // The worker's own goes on.
    expect(locks.held()).toEqual([lockIn(rig.seen, 'welcome')]);
    expect(locks.waiting()).toBe(0);
    expect(page.clock.pending).toBe(0);
    expect(page.engine.state).toBe(state);
    expect(() => page.engine.guard(201)).toThrow('disposed');
    expect(() => page.engine.logIn()).toThrow('disposed');
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(page.engine.state).toBe(state);
  });
});

describe('a worker that is gone', () => {
  it('is one fault and `lost`, by its lock; what is locked goes on', async () => {
    const locks = testLocks();
    const rig = portRig();
    const page = rig.page();
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    await flow();
    const changes: string[] = [];
    page.engine.subscribe(() => changes.push(page.engine.state.port));
    locks.die(lockIn(rig.seen, 'welcome'));
    await flow();
    expect(faultsOf(page)).toEqual([{ code: 'port.lost', message: expect.any(String) }]);
    expect(page.engine.state.port).toBe('lost');
    expect(changes).toEqual(['lost']);
    await page.clock.advance(5000);
    expect(page.engine.guard(201)).toMatchObject({ remainingMs: 15_000 });
    expect(page.clock.pending).toBe(0);
  });

  it('is known by the next message where there are no locks; without one nothing runs', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    expect([page.clock.pending, rig.clock.pending]).toEqual([0, 0]);
    // From here on nobody reads what the page says.
    page.gate.isOpen = false;
    const outcome = outcomeOf(Promise.resolve(page.engine.logIn()));
    await page.clock.advance(5000);
    expect(faultsOf(page)).toMatchObject([{ code: 'port.lost' }]);
    expect(page.engine.state.port).toBe('lost');
    // The call may have been done: it is not made again.
    await flow();
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 2 } });
    const late = outcomeOf(Promise.resolve(page.engine.logIn()));
    await page.clock.advance(30_000);
    expect(late.error).toMatchObject({ name: 'NotSentError', reason: 'offline' });
    expect(page.clock.pending).toBe(0);
  });

  it('has every call made once, whatever is lost: the next worker is not asked for what this one may have done', async () => {
    const rig = portRig({ account: 'a' });
    const page = rig.page();
    await flow();
    page.gate.isOpen = false;
    const out = outcomeOf(Promise.resolve(page.engine.signedOut()));
    await flow();
    expect(rig.engine.state.session).toBe('registrationRequired');
    await rig.engine.signedIn({ account: 'b' });
    // Its answer never arrives.
    page.joinAgain();
    await flow();
    expect(page.engine.state).toMatchObject({ port: 'joined', account: 'b', session: 'ready' });
    expect(out.settled).toBe(true);
  });

  it('is not asked by a page that was frozen for longer than its calls wait', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.stop();
    await flow();
    const call = outcomeOf(Promise.resolve(page.engine.signedOut()));
    const request = page.ask(201, { maxHoldMs: 5000 });
    // Its timers did not run; its clock has gone on.
    await page.clock.sleep(600_000);
    page.serveAgain();
    await flow();
    expect(page.engine.state).toMatchObject({ port: 'joined', session: 'ready' });
    expect(call.error).toMatchObject({ name: 'NotSentError', reason: 'offline' });
    expect(request.error).toMatchObject({ name: 'NotSentError', reason: 'offline' });
  });

  it('does not have sent again what was answered', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const outcome = page.ask(201, { replay: 'idempotent' });
    await flow();
    page.gate.isOpen = false;
    page.sent[0]?.answer('done');
    await flow();
    page.joinAgain();
    await flow();
    expect(outcome.value).toBe('done');
    expect(page.sent).toHaveLength(1);
  });

  it('ends what is under way as a lost connection; what was not sent is asked for again', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const [sent, again] = [page.ask(201), page.ask(202, { replay: 'idempotent' })];
    await flow();
    rig.engine.logIn();
    const held = page.ask(203);
    await flow();
    expect(page.sent).toHaveLength(2);
    page.stop();
    await flow();
    expect(page.engine.state.port).toBe('lost');
    expect(sent.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 5, minorCode: 2, action: 201 },
    });
    expect(page.sent.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect([again.settled, held.settled]).toEqual([false, false]);

    // Another worker, at another port.
    const next = testEngine();
    onTestFinished(() => next.engine.dispose());
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    serveEngine(next.engine, channelPort(port1));
    page.engine.join(channelPort(port2));
    await flow();
    expect(page.engine.state).toMatchObject({ port: 'joined', session: 'ready' });
    expect(page.sent).toHaveLength(4);
    for (const call of page.sent) call.answer('done');
    await flow();
    expect([again.value, held.value]).toEqual(['done', 'done']);
    expect(faultsOf(page)).toHaveLength(1);
  });

  it('keeps what `send` had come to when it went', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const outcome = page.ask(201);
    await flow();
    page.gate.isOpen = false;
    page.sent[0]?.answer('done');
    await flow();
    page.stop();
    page.gate.open();
    await flow();
    expect(outcome.value).toBe('done');
  });

  it('is opened again by the function that opens ports, later each time, and is joined', async () => {
    const { engine } = testEngine();
    onTestFinished(() => engine.dispose());
    const clock = manualClock();
    let opened = 0;
    let stop = () => {};
    let isBroken = false;
    const open = (): Port => {
      opened++;
      if (isBroken) throw new Error('no worker');
      const { port1, port2 } = new MessageChannel();
      stop = serveEngine(engine, channelPort(port1));
      return channelPort(port2);
    };
    const page = engineOver(open, { clock });
    const faults: string[] = [];
    page.on('fault', ({ code }) => faults.push(code));
    onTestFinished(() => page.dispose());
    await flow();
    isBroken = true;
    stop();
    await flow();
    expect([page.state.port, opened]).toEqual(['lost', 1]);
    await clock.advance(1000);
    expect(opened).toBe(2);
    await clock.advance(1000 + 2000);
    await clock.advance(4000);
    expect(opened).toBe(4);
    expect(faults).toEqual(['port.lost']);
    isBroken = false;
    await clock.advance(8000);
    await flow();
    expect([page.state.port, opened]).toEqual(['joined', 5]);
    expect(clock.pending).toBe(0);
    stop();
    await flow();
    expect(faults).toEqual(['port.lost', 'port.lost']);
  });

  it('that forgets a page which knows how ports are opened is asked again over the same port only', async () => {
    const rig = portRig();
    const page = rig.page({ opens: true });
    await flow();
    page.workerEnd().postMessage(['igap-reactions', 1, 'here', { release: '1' }]);
    await flow();
    expect(page.engine.state.port).toBe('joined');
    expect(page.clock.pending).toBe(0);
    await page.clock.advance(120_000);
    await flow();
    expect([page.engine.state.port, page.opened()]).toEqual(['joined', 1]);
  });

  it('is said goodbye to and its port is closed when another is opened: nothing is asked for twice', async () => {
    const rig = portRig();
    const page = rig.page({ opens: true });
    await flow();
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    page.ask(201, { whileLockedOut: 'wait' });
    await flow();
    // What it says is not read for a while: it looks gone, and is not.
    page.workerEnd().postMessage(['igap-reactions', 1, 'end', {}]);
    await flow();
    await page.clock.advance(1000);
    await flow();
    expect(page.engine.state.port).toBe('joined');
    expect(page.closed).toEqual([true]);
    expect(rig.engine.requests()).toHaveLength(1);
    rig.seen.length = 0;
    rig.engine.receive({ majorCode: 205 });
    await flow();
    expect(rig.kinds()).toEqual(['news', 'news']);
    await page.engine.dispose();
    expect(page.closed).toEqual([true, false]);
  });

  it('that is replaced behind the same port is one fault, and joined', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const next = testEngine({ account: 'b' });
    onTestFinished(() => next.engine.dispose());
    page.stop();
    serveEngine(next.engine, channelPort(page.workerEnd()));
    await flow();
    expect(page.engine.state).toMatchObject({ port: 'joined', account: 'b' });
    expect(faultsOf(page)).toMatchObject([{ code: 'port.lost' }]);
  });

  it('whose engine was disposed says so', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    await rig.engine.dispose();
    await flow();
    expect(page.engine.state.port).toBe('lost');
    expect(faultsOf(page)).toMatchObject([{ code: 'port.lost' }]);
  });

  it('whose engine is disposed of while it is being joined is lost, and neither goes on talking', async () => {
    const rig = portRig();
    const page = rig.page();
    const disposal = rig.engine.dispose();
    await flow();
    await disposal;
    expect(page.engine.state.port).toBe('lost');
    const posted = rig.seen.length;
    page.engine.join();
    await flow(40);
    // It has asked once, and nobody is there.
    expect(rig.kinds().slice(posted)).toEqual(['hello']);
  });

  it('cannot serve an engine that was disposed of', async () => {
    const { engine } = testEngine();
    const { port1 } = new MessageChannel();
    onTestFinished(() => port1.close());
    await engine.dispose();
    expect(() => serveEngine(engine, channelPort(port1))).toThrow('disposed');
  });

  it('that begins to listen late is joined all the same', async () => {
    const rig = portRig();
    const { port1, port2 } = new MessageChannel();
    const page = engineOver(channelPort(port2), { clock: manualClock() });
    onTestFinished(() => page.dispose());
    // What arrives until then is dropped, as by a worker whose script is slow.
    const drop = () => {};
    port1.addEventListener('message', drop);
    port1.start();
    await flow();
    port1.removeEventListener('message', drop);
    serveEngine(rig.engine, channelPort(port1));
    await flow();
    expect(page.state.port).toBe('joined');
  });
});

it('of whoever names no lock none is asked for', () => {
  const request = vi.fn();
  vi.stubGlobal('navigator', { locks: { request } });
  onTestFinished(() => void vi.unstubAllGlobals());
  const never = vi.fn();
  for (const name of [undefined, '']) awaitLock(name, never, never)();
  expect(request).not.toHaveBeenCalled();
});

it('a lock that is granted when nobody waits for it any more says nothing', async () => {
  let grant = () => {};
  const request = (_: string, options: object, granted: (lock: object | null) => unknown) => {
    if ('ifAvailable' in options) return Promise.resolve(granted(null));
    // What is granted is not taken back by an abort.
    return new Promise((done) => {
      grant = () => done(granted({}));
    });
  };
  vi.stubGlobal('navigator', { locks: { request } });
  onTestFinished(() => void vi.unstubAllGlobals());
  const said: string[] = [];
  const waitFor = () =>
    awaitLock(
      'theirs',
      () => said.push('gone'),
      () => said.push('seen'),
    );
  waitFor()();
  grant();
  waitFor();
  grant();
  await flow();
  expect(said).toEqual(['seen', 'seen', 'gone']);
});

describe('a lock that the other side does not see', () => {
  /** A worker whose locks are those of another origin, as its messages say. */
  const strangeWorker = (rig: ReturnType<typeof portRig>) => {
    const { port1, port2 } = new MessageChannel();
    const clock = manualClock();
    const page = engineOver(channelPort(port2), { clock });
    onTestFinished(async () => {
      await page.dispose();
      port1.close();
    });
    const { name, facts, texts } = rig.engine.protocol;
    const { session, account, connection } = rig.engine.state;
    const welcome = {
      release: packageVersion,
      lock: 'of another origin',
      protocol: { name, facts, texts },
      change: { state: { session, account, connection } },
    };
    port1.onmessage = ({ data: [mark, version, kind, { at }] }) => {
      if (kind === 'hello') port1.postMessage([mark, version, 'welcome', { ...welcome, at }]);
    };
    return { page, clock };
  };

  it('is no death of a worker: it is joined, and known by its answers', async () => {
    testLocks();
    const { page, clock } = strangeWorker(portRig());
    await flow();
    expect(page.state.port).toBe('joined');
    expect(clock.pending).toBe(0);
    void page.logIn();
    await clock.advance(5000);
    expect(page.state.port).toBe('lost');
  });

  it('is no life either where a page may not ask for locks', async () => {
    testLocks();
    vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('no')) } });
    const { page, clock } = strangeWorker(portRig());
    await flow();
    expect(page.state.port).toBe('joined');
    void page.logIn();
    await clock.advance(5000);
    expect(page.state.port).toBe('lost');
  });

  it('is no death of a page: it is served, and notified that its message arrived', async () => {
    testLocks();
    const rig = portRig();
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port2.close());
    serveEngine(rig.engine, channelPort(port1));
    const received: string[] = [];
    port2.onmessage = ({ data: [, , kind] }) => received.push(kind);
    const hello = { release: packageVersion, at: 1, lock: 'of another origin' };
    port2.postMessage(['igap-reactions', 1, 'hello', hello]);
    await flow();
    port2.postMessage(['igap-reactions', 1, 'listen', { name: 'request.sent' }]);
    await flow();
    expect(received).toEqual(['here', 'welcome', 'restored', 'got']);
  });

  it('is no matter where both see it: nothing is said for the sake of it', async () => {
    testLocks();
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.engine.logIn();
    await flow();
    expect(rig.kinds()).not.toContain('got');
    expect(page.clock.pending).toBe(0);
  });
});

describe('two versions', () => {
  it('are those of the package and of its messages', () => {
    expect(packageVersion).toBe(manifest.version);
    expect(portVersion).toBe(1);
  });

  it('that do not fit are a fault that names both, and `lost`', async () => {
    const { port1, port2 } = new MessageChannel();
    const page = engineOver(channelPort(port2), { clock: manualClock() });
    onTestFinished(async () => {
      await page.dispose();
      port1.close();
    });
    const faults: unknown[] = [];
    page.on('fault', (fault) => faults.push(fault));
    port1.onmessage = ({ data: [name, version, kind] }) => {
      if (version === 1 && kind === 'hello') {
        port1.postMessage([name, 2, 'refused', { release: '0.9.0', more: [] }]);
      }
    };
    await flow();
    expect(page.state.port).toBe('lost');
    expect(faults).toEqual([
      {
        code: 'port.version',
        message: `This page has igap-reactions ${packageVersion} (port 1), its worker 0.9.0 (port 2)`,
      },
    ]);
  });

  it('are refused by the worker', async () => {
    const rig = portRig();
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port2.close());
    serveEngine(rig.engine, channelPort(port1));
    const received: unknown[] = [];
    port2.onmessage = ({ data }) => received.push(data);
    port2.postMessage(['igap-reactions', 7, 'hello', { release: '3.0.0', whatever: 1 }]);
    await flow();
    expect(received.at(-1)).toEqual(['igap-reactions', 1, 'refused', { release: packageVersion }]);
  });
});
