// A page and its worker, where each message is brought by the test: what either says, and does not say. Comes in: messages in any order. Goes
// out: what was posted, the state of the page, ports that are opened.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SessionEndedError } from '../../src/index.js';
import { engineOver, type Port, type PortOptions, serveEngine } from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { testLocks, withoutLocks } from '../support/lock-manager.js';
import { outcomeOf } from '../support/request.js';
import { flow, portRig, scripted, welcome } from './rig.js';

/** The messages of a kind, as they were posted. */
const bodiesOf = (posted: readonly unknown[], kind: string) =>
  (posted as readonly unknown[][]).flatMap(([, , name, body]) => (name === kind ? [body] : []));

/** A page whose worker is the test. */
function pageOver(port: Port | (() => Port), options: PortOptions = {}) {
  withoutLocks();
  const clock = manualClock();
  const page = engineOver(port, { clock, ...options });
  onTestFinished(() => page.dispose());
  const faults: string[] = [];
  page.on('fault', ({ code }) => faults.push(code));
  return { page, clock, faults };
}

/** The same once it has joined. */
async function joinedPage(options: PortOptions = {}) {
  const script = scripted();
  const made = pageOver(script.port, options);
  await flow();
  script.say('welcome', welcome());
  return { ...made, script };
}

/** An engine that the test talks to as a page. */
function served() {
  withoutLocks();
  const { engine } = testEngine();
  onTestFinished(() => engine.dispose());
  const script = scripted();
  serveEngine(engine, script.port);
  return { engine, script };
}
const hello = (at = 1) => ({ release: '1', at });

describe('a page', () => {
  it('is restored once its worker says so, joined or not', async () => {
    const { page, script } = await joinedPage();
    const restored = outcomeOf(page.restored);
    await flow();
    expect([page.state.port, restored.settled]).toEqual(['joined', false]);
    script.say('restored');
    await flow();
    expect(restored.settled).toBe(true);
  });

  it('that is restored by nobody is so once its worker is lost', async () => {
    const { page, script } = await joinedPage();
    const restored = outcomeOf(page.restored);
    script.say('end');
    await flow();
    expect(restored.settled).toBe(true);
  });

  it('asks once, however often it is asked to before it could', async () => {
    const { port, posted, say } = scripted();
    const { page } = pageOver(port);
    page.join();
    page.join();
    await flow();
    expect(bodiesOf(posted, 'hello')).toMatchObject([{ at: expect.any(Number) }]);
    const [{ at }] = bodiesOf(posted, 'hello') as [{ readonly at: number }];
    say('welcome', welcome(at));
    expect(page.state.port).toBe('joined');
  });

  it('asks for the events of requests once for each name, when it has joined', async () => {
    const { port, kinds, posted, say } = scripted();
    const { page } = pageOver(port);
    for (const _ of [1, 2]) page.on('request.sent', () => {});
    await flow();
    expect(kinds()).toEqual(['hello']);
    say('welcome', welcome());
    for (const _ of [1, 2]) page.on('request.held', () => {});
    page.on('request.sent', () => {});
    const names = ['request.sent', 'request.held'];
    expect(bodiesOf(posted, 'listen')).toEqual(names.map((name) => ({ name })));
  });

  it('is lost once, whoever says so, and how often', async () => {
    const { page, faults, script } = await joinedPage();
    const states: string[] = [];
    page.subscribe(() => states.push(page.state.port));
    script.say('end');
    script.say('end');
    expect([states, faults]).toEqual([['lost'], ['port.lost']]);
  });

  it('that is lost and opens no ports has no timer', async () => {
    const { clock, page, script } = await joinedPage();
    script.say('end');
    expect([page.state.port, clock.pending]).toEqual(['lost', 0]);
  });

  it('whose worker was only slow joins it again at its next message', async () => {
    const { page, clock, script } = await joinedPage();
    void page.logIn();
    await clock.advance(5000);
    expect(page.state.port).toBe('lost');
    script.posted.length = 0;
    script.say('got');
    await flow();
    expect([page.state.port, script.kinds()]).toEqual(['joining', ['hello']]);
  });

  it('whose worker answers has no timer, however much it has asked for', async () => {
    const { page, clock, script } = await joinedPage();
    void page.logIn();
    void page.logIn();
    expect(clock.pending).toBe(1);
    script.say('got');
    expect(clock.pending).toBe(0);
  });

  it('says no goodbye where it never joined', async () => {
    const { port, kinds } = scripted();
    const { page } = pageOver(port);
    await flow();
    await page.dispose();
    expect(kinds()).toEqual(['hello']);
  });

  it('says goodbye over the port that another takes the place of, and receives nothing over it', async () => {
    const { page, script } = await joinedPage();
    const next = scripted();
    page.join(next.port);
    await flow();
    expect(script.kinds()).toEqual(['hello', 'bye']);
    const [{ at }] = bodiesOf(next.posted, 'hello') as [{ readonly at: number }];
    next.say('welcome', welcome(at));
    script.say('end');
    script.say('here', { release: '1' });
    await flow();
    expect(page.state.port).toBe('joined');
    expect(next.kinds()).toEqual(['hello']);
  });

  it('receives nothing any more once it is disposed of', async () => {
    const { page, faults, script } = await joinedPage();
    await page.dispose();
    const { state } = page;
    script.posted.length = 0;
    script.say('here', { release: '1' });
    script.say('end');
    script.say('nothing');
    await flow();
    expect([script.posted, faults]).toEqual([[], []]);
    expect(page.state).toBe(state);
  });

  it('is disposed of once', async () => {
    const script = scripted();
    const close = vi.fn();
    const { page } = pageOver({ ...script.port, close });
    await flow();
    await page.dispose();
    await page.dispose();
    expect(close.mock.calls).toEqual([[false]]);
  });

  it('that is disposed of is not lost, though its clock forgets no timer', async () => {
    const own = manualClock();
    const { page } = await joinedPage({ clock: { ...own, clearTimeout() {} } });
    outcomeOf(Promise.resolve(page.logIn()));
    await page.dispose();
    const { state } = page;
    await own.advance(60_000);
    expect(page.state).toBe(state);
    expect(state.port).toBe('joined');
  });

  it('knows nothing of what was freed while it had no worker', async () => {
    const rig = portRig();
    const page = rig.page();
    const lockout = rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    await flow();
    page.stop();
    await flow();
    if (lockout) rig.engine.clearLockout(lockout);
    expect(page.engine.guard(201).allowed).toBe(false);
    page.serveAgain();
    await flow();
    expect(page.engine.lockouts()).toEqual([]);
    expect(page.engine.guard(201)).toEqual({ allowed: true });
  });
});

describe('a page that opens ports', () => {
  it('opens none for a worker of another version: only another page would help', async () => {
    const script = scripted();
    const open = vi.fn(() => script.port);
    const { page, clock, faults } = pageOver(open);
    await flow();
    script.bring(['igap-reactions', 2, 'refused', { release: '9' }]);
    expect([page.state.port, faults, clock.pending]).toEqual(['lost', ['port.version'], 0]);
    await clock.advance(120_000);
    expect(open).toHaveBeenCalledOnce();
  });

  it('opens another when it is to join, and takes one that it is given', async () => {
    const scripts = [scripted(), scripted(), scripted()] as const;
    let opened = 0;
    const { page } = pageOver(() => scripts[opened++ === 0 ? 0 : 1].port);
    await flow();
    page.join();
    await flow();
    page.join(scripts[2].port);
    await flow();
    expect(opened).toBe(2);
    expect(scripts.map(({ kinds }) => kinds())).toEqual([
      ['hello', 'bye'],
      ['hello', 'bye'],
      ['hello'],
    ]);
  });

  it('waits no longer than a second again, once it has joined', async () => {
    const page = portRig().page({ opens: true });
    await flow();
    for (const opened of [2, 3, 4]) {
      page.stop();
      await flow();
      await page.clock.advance(1000);
      await flow();
      expect([page.opened(), page.engine.state.port]).toEqual([opened, 'joined']);
    }
  });
});

describe('a lock that both see', () => {
  it('spares the page its timer, for what nobody answers too', async () => {
    testLocks();
    const rig = portRig();
    const page = rig.page();
    await flow();
    rig.seen.length = 0;
    page.engine.on('request.sent', () => {});
    expect(page.clock.pending).toBe(0);
    await flow();
    expect(rig.kinds()).toEqual(['listen']);
    expect(page.engine.state.port).toBe('joined');
  });
});

describe('a worker', () => {
  it('welcomes nobody who has left before it could', async () => {
    const { script } = served();
    script.say('hello', hello());
    script.say('bye');
    await flow();
    expect(script.kinds()).toEqual(['here']);
  });

  it.each([
    ['though it was asked twice', ['hello', 'hello']],
    ['though the page had left before', ['hello', 'bye', 'hello']],
  ])('answers the last hello only, %s', async (_, kinds) => {
    const { script } = served();
    for (const [at, kind] of kinds.entries()) {
      script.say(kind, kind === 'bye' ? {} : hello(at + 1));
    }
    await flow();
    expect(bodiesOf(script.posted, 'welcome')).toMatchObject([{ at: kinds.length }]);
  });

  it('answers no call of a page that has left', async () => {
    const { engine, script } = served();
    script.say('hello', hello());
    await flow();
    script.posted.length = 0;
    script.say('call', { id: 1, name: 'logIn' });
    script.say('bye');
    await flow();
    expect(engine.state.session).toBe('loggingIn');
    expect(script.kinds()).not.toContain('answer');
  });

  it('asks the engine once for what it is asked for twice', async () => {
    const { engine, script } = served();
    script.say('hello', hello());
    await flow();
    for (const _ of [1, 2]) script.say('request', { id: 1, action: 201, options: {} });
    await flow();
    expect(engine.requests()).toHaveLength(1);
    expect(bodiesOf(script.posted, 'go')).toHaveLength(1);
  });

  it('says of what is locked only what is another than before', async () => {
    const { engine, script } = served();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    script.say('hello', hello());
    await flow();
    script.posted.length = 0;
    engine.lockOut({ action: 202, waitMs: 20_000 });
    engine.lockOut({ action: 201, waitMs: 30_000 });
    const keys = bodiesOf(script.posted, 'news').flatMap((body) => {
      const { change } = body as { readonly change: { readonly locked?: { lockout: unknown }[] } };
      return change.locked ? [change.locked.map(({ lockout }) => lockout)] : [];
    });
    expect(keys).toMatchObject([
      [{ key: '202', waitMs: 20_000 }],
      [{ key: '201', waitMs: 30_000 }],
    ]);
  });

  it('says why nobody is signed in, as long as nobody is', async () => {
    const rig = portRig({ account: 'a' });
    const page = rig.page();
    await flow();
    expect('reason' in page.engine.state).toBe(false);
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(page.engine.state).toMatchObject({ session: 'terminated', reason: 'terminated' });
    const ended = outcomeOf(page.engine.request(201, async () => {}));
    await flow();
    expect(ended.error).toMatchObject({ name: SessionEndedError.name });
    await rig.engine.signedIn({ account: 'a' });
    await flow();
    expect('reason' in page.engine.state).toBe(false);
  });
});
