// What the app and the platform give a port may fail: its clock, its listeners, what it posts with. Comes in: one of each that does. Goes out: one
// fault, and an engine that goes on.
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Lockout } from '../../src/index.js';
import { channelPort, engineOver, type Port, serveEngine } from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { withoutLocks } from '../support/lock-manager.js';
import { outcomeOf } from '../support/request.js';
import { flow, portRig, type TestPage } from './rig.js';

const failing = () => {
  throw new Error('of the app');
};
const faultsOf = ({ emitted }: TestPage) =>
  emitted.flatMap(({ name, payload }) =>
    name === 'fault' ? [(payload as { readonly code: string }).code] : [],
  );

afterEach(() => void vi.unstubAllGlobals());

describe('a port that cannot post', () => {
  it('is lost, with one fault', async () => {
    withoutLocks();
    const port = { post: failing, listen: () => () => {} };
    const page = engineOver(port, { clock: manualClock() });
    onTestFinished(() => page.dispose());
    const faults: string[] = [];
    page.on('fault', ({ code }) => faults.push(code));
    await flow();
    page.join();
    await flow();
    expect([page.state.port, faults]).toEqual(['lost', ['port.lost']]);
  });

  it('any more when it has joined, keeps for the next what it could not ask for', async () => {
    const { engine } = testEngine();
    onTestFinished(() => engine.dispose());
    withoutLocks();
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    serveEngine(engine, channelPort(port1));
    const own = channelPort(port2);
    let asked = 0;
    const port: Port = {
      ...own,
      post(message) {
        if ((message as unknown[])[2] === 'request') asked++;
        if (asked === 0) return own.post(message);
        port1.close();
        return failing();
      },
    };
    const clock = manualClock();
    const page = engineOver(port, { clock });
    onTestFinished(() => page.dispose());
    page.on('fault', () => {});
    const outcomes = [201, 202].map((action) => outcomeOf(page.request(action, async () => {})));
    await flow();
    expect([page.state.port, asked]).toEqual(['lost', 1]);
    await clock.advance(30_000);
    for (const { error } of outcomes) expect(error).toMatchObject({ reason: 'offline' });
  });

  it('to a page that has not joined is no fault: nobody was there', async () => {
    const { engine, events } = testEngine();
    onTestFinished(() => engine.dispose());
    expect(() => serveEngine(engine, { post: failing, listen: () => () => {} })).not.toThrow();
    engine.receive({ majorCode: 205 });
    expect(events.map(({ name }) => name)).not.toContain('fault');
  });
});

describe('a worker', () => {
  it('that says twice that it ends is opened again once', async () => {
    const page = portRig().page({ opens: true });
    await flow();
    page.stop();
    page.stop();
    await flow();
    expect([page.engine.state.port, page.clock.pending]).toEqual(['lost', 1]);
    await page.clock.advance(1000);
    await flow();
    expect([page.engine.state.port, page.opened(), page.clock.pending]).toEqual(['joined', 2, 0]);
  });

  it('does not listen to a page of another version that says goodbye', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.pageEnd().postMessage(['igap-reactions', 2, 'bye', { release: '9' }]);
    await flow();
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(page.engine.state.session).toBe('terminated');
  });

  it('goes on with a request whose lockout has ended when the page does not wait for it', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    page.pageEnd().postMessage(['igap-reactions', 1, 'refuse', { id: 1 }]);
    await flow();
    page.sent[0]?.answer('done');
    await flow();
    expect(outcome.value).toBe('done');
  });

  it('whose engine fails in a call, in a way of its own, has the call rejected', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    Object.assign(rig.engine, { logIn: failing });
    const outcome = outcomeOf(Promise.resolve(page.engine.logIn()));
    await flow();
    expect(outcome.error).toMatchObject({ name: 'AbortError' });
  });
});

describe('a request', () => {
  it('that is aborted while there is no worker rejects, and is asked of none', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.stop();
    await flow();
    rig.seen.length = 0;
    const end = new AbortController();
    const outcome = page.ask(201, { signal: end.signal });
    end.abort(new Error('enough'));
    await flow();
    expect(outcome.error).toMatchObject({ message: 'enough' });
    page.joinAgain();
    await flow();
    expect(page.engine.state.port).toBe('joined');
    for (const kind of ['abort', 'request']) expect(rig.kinds()).not.toContain(kind);
  });

  it('that is over is not kept alive', async () => {
    const rig = portRig();
    const page = rig.page();
    page.ask(201);
    await flow();
    const [call] = page.sent;
    call?.answer();
    await flow();
    rig.seen.length = 0;
    call?.alive();
    await flow();
    expect(rig.kinds()).toEqual([]);
  });

  it('where the platform refuses an AbortController is sent all the same, with a fault on either side', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    vi.stubGlobal('AbortController', failing);
    const outcome = page.ask(201);
    await flow();
    const [call] = page.sent;
    expect(call?.signal.aborted).toBe(false);
    call?.answer('done');
    await flow();
    expect(outcome.value).toBe('done');
    expect(faultsOf(page)).toContain('platform');
    expect(rig.events).toContainEqual(
      expect.objectContaining({ payload: expect.objectContaining({ code: 'platform' }) }),
    );
  });
});

describe('listeners of a page', () => {
  it('that throw are a fault of the page, and stop no other', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.engine.on('session.terminated', failing);
    const other = vi.fn();
    page.engine.on('session.terminated', other);
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(other).toHaveBeenCalledOnce();
    expect(faultsOf(page)).toEqual(['listener']);
    expect(rig.events.map(({ name }) => name)).not.toContain('fault');
  });

  it('of `fault` that throw are not called again because of that', async () => {
    const page = portRig().page();
    await flow();
    const listener = vi.fn(failing);
    page.engine.on('fault', listener);
    page.workerEnd().postMessage(['igap-reactions', 1, 'nothing', {}]);
    await flow();
    expect(listener).toHaveBeenCalledOnce();
    expect(faultsOf(page)).toEqual(['port.invalid']);
  });

  it('that another has unsubscribed meanwhile are not called', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const second = vi.fn();
    page.engine.on('session.terminated', () => off());
    const off = page.engine.on('session.terminated', second);
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(second).not.toHaveBeenCalled();
  });

  it('of a countdown that throw are a fault; of what is not locked are never called', async () => {
    const rig = portRig();
    const page = rig.page();
    const lock = () => rig.engine.lockOut({ action: 201, waitMs: 5000 }) as Lockout;
    const before = lock();
    rig.engine.clearLockout(before);
    const lockout = lock();
    await flow();
    const never = vi.fn();
    page.engine.countdown(before).subscribe(never);
    page.engine.countdown(lockout).subscribe(failing);
    await rig.pass(1000, page);
    expect(faultsOf(page)).toEqual(['listener']);
    await rig.pass(4000, page);
    expect(never).not.toHaveBeenCalled();
  });
});

describe('the clock of a page', () => {
  it('that gives no number is one fault', async () => {
    const page = portRig().page();
    await flow();
    page.clock.now = page.clock.monotonic = () => Number.NaN;
    expect(page.engine.guard(201)).toEqual({ allowed: true });
    expect(page.engine.lockouts()).toEqual([]);
    expect(faultsOf(page)).toEqual(['clock']);
  });

  it('that forgets no timer opens no port for a page that is disposed of', async () => {
    withoutLocks();
    const own = manualClock();
    const clock = { ...own, clearTimeout() {} };
    let opened = 0;
    const open = (): Port => {
      opened++;
      return { post: failing, listen: () => () => {} };
    };
    const page = engineOver(open, { clock });
    await flow();
    expect(page.state.port).toBe('lost');
    await page.dispose();
    await own.advance(120_000);
    expect([opened, page.state.port]).toEqual([1, 'lost']);
  });
});
