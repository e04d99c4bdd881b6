// Requests of a page whose worker is lost while they are under way, and those that wait for one. Comes in: workers that come and go. Goes out:
// how often `send` is called, and what the promise comes to.
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../support/request.js';
import { flow, portRig, type TestPage } from './rig.js';

/** The worker is replaced by another. */
async function replaced(page: TestPage): Promise<void> {
  page.serveAgain();
  await flow();
}
/** A page that has joined, and has waited a while: its time does not begin now. */
async function joined(options: Parameters<typeof portRig>[0] = {}) {
  const rig = portRig(options);
  const page = rig.page();
  await flow();
  await rig.pass(1000, page);
  return { rig, page };
}
/** There is no worker. */
async function stopped(options: Parameters<typeof portRig>[0] = {}) {
  const made = await joined(options);
  made.page.stop();
  await flow();
  return made;
}

describe('a request that is under way when its worker is lost', () => {
  it('rejects as one that has lost its connection, in full', async () => {
    const { page } = await joined();
    const outcome = page.ask(201);
    await flow();
    page.stop();
    await flow();
    const frame = { majorCode: 5, minorCode: 2, action: 201 };
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      message: 'Refused: 5',
      frame,
      resolution: { frame, reaction: { kind: 'retryLater' }, basis: 'derived' },
    });
    // It is over: nothing waits for another worker.
    expect(page.clock.pending).toBe(0);
  });

  it('is sent again where that does no harm, three times', async () => {
    const { page } = await joined();
    const outcome = page.ask(201, { replay: 'idempotent' });
    await flow();
    for (const sent of [2, 3, 4]) {
      await replaced(page);
      expect([page.sent.length, outcome.settled]).toEqual([sent, false]);
    }
    expect(page.sent.map(({ signal }) => signal.aborted)).toEqual([true, true, true, false]);
    await replaced(page);
    expect(page.sent).toHaveLength(4);
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 2 } });
  });

  it('has lost nothing by workers that were lost before it was sent', async () => {
    const { rig, page } = await joined();
    rig.engine.logIn();
    const outcome = page.ask(201, { replay: 'idempotent' });
    await flow();
    for (const _ of [1, 2, 3, 4]) await replaced(page);
    expect([page.sent.length, outcome.settled]).toEqual([0, false]);
    await rig.engine.signedIn();
    await flow();
    expect(page.sent).toHaveLength(1);
    await replaced(page);
    expect(page.sent).toHaveLength(2);
    page.sent[1]?.answer('done');
    await flow();
    expect(outcome.value).toBe('done');
  });

  it('is of the first loss again what it was: what failed before is no answer', async () => {
    const { page } = await joined();
    const outcome = page.ask(201, { replay: 'idempotent' });
    await flow();
    page.gate.isOpen = false;
    page.sent[0]?.fail(new Error('of the app'));
    await flow();
    page.joinAgain();
    await flow();
    expect(page.sent).toHaveLength(2);
    page.sent[1]?.answer('done');
    await flow();
    expect(outcome.value).toBe('done');
  });

  it('is aborted in its page at once, before the worker knows of it', async () => {
    const { page } = await joined();
    const abort = new AbortController();
    page.ask(201, { signal: abort.signal });
    await flow();
    abort.abort();
    expect(page.sent[0]?.signal.aborted).toBe(true);
  });
});

describe('a call', () => {
  it('that nobody could be asked for rejects after 30 s, and says why', async () => {
    const { page } = await stopped();
    const outcome = outcomeOf(Promise.resolve(page.engine.logIn()));
    await page.clock.advance(29_999);
    expect(outcome.settled).toBe(false);
    await page.clock.advance(1);
    expect(outcome.error).toMatchObject({
      name: 'NotSentError',
      message: 'Not sent: offline',
      reason: 'offline',
    });
    expect(page.clock.pending).toBe(0);
  });

  it('that is under way when its worker is lost rejects, and is over', async () => {
    const { page } = await joined();
    page.gate.isOpen = false;
    const outcome = outcomeOf(Promise.resolve(page.engine.logIn()));
    await page.clock.advance(5000);
    await flow();
    expect(page.engine.state.port).toBe('lost');
    const { frame } = outcome.error as { readonly frame: object };
    expect(frame).toEqual({ majorCode: 5, minorCode: 2 });
    expect(page.clock.pending).toBe(0);
  });
});

describe('what a request has waited for its worker', () => {
  it('counts as what it may be held', async () => {
    const { rig, page } = await stopped();
    rig.engine.logIn();
    const outcome = page.ask(201, { maxHoldMs: 15_000 });
    await rig.pass(10_000, page);
    await replaced(page);
    expect(page.engine.state.port).toBe('joined');
    await rig.pass(4999, page);
    expect(outcome.settled).toBe(false);
    await rig.pass(1, page);
    expect(outcome.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
  });

  it('is all of it where it was frozen for just as long', async () => {
    const { page } = await stopped();
    const outcome = page.ask(201, { maxHoldMs: 5000 });
    await page.clock.sleep(5000);
    await replaced(page);
    expect([outcome.error, page.sent]).toMatchObject([{ reason: 'offline' }, []]);
  });

  it('does not take the place of what the engine holds requests for', async () => {
    const { rig, page } = await joined({ requestDefaults: { maxHoldMs: 60_000 } });
    rig.engine.logIn();
    const outcome = page.ask(201);
    await flow();
    await rig.pass(59_999, page);
    expect(outcome.settled).toBe(false);
    await rig.pass(1, page);
    expect(outcome.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
  });
});
