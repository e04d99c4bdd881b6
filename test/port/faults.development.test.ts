// What the faults of a port say, in full, and what of them is written where nobody listens. Comes in: one failure each. Goes out: its code and
// sentence.
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Lockout } from '../../src/index.js';
import { engineOver, serveEngine } from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { withoutLocks } from '../support/lock-manager.js';
import { flow, portRig, scripted, type TestPage } from './rig.js';

const failing = () => {
  throw new Error('of the app');
};
const faultsOf = ({ emitted }: Pick<TestPage, 'emitted'>) =>
  emitted.flatMap(({ name, payload }) => (name === 'fault' ? [payload] : []));

/** A rig and its page, which has joined. */
async function joined() {
  const rig = portRig();
  const page = rig.page();
  await flow();
  return { rig, page };
}

afterEach(() => void vi.unstubAllGlobals());

describe('a fault of a page says what has failed', () => {
  it('where it is a listener', async () => {
    const { rig, page } = await joined();
    page.engine.on('session.terminated', failing);
    rig.engine.receive({ majorCode: 8 });
    await flow();
    const message = 'A listener of session.terminated failed';
    expect(faultsOf(page)).toEqual([{ code: 'listener', message }]);
  });

  it('where it is a listener of a countdown', async () => {
    const { rig, page } = await joined();
    const lockout = rig.engine.lockOut({ action: 201, waitMs: 5000 }) as Lockout;
    await flow();
    page.engine.countdown(lockout).subscribe(failing);
    await page.clock.advance(1000);
    const message = 'A listener of countdown failed';
    expect(faultsOf(page)).toEqual([{ code: 'listener', message }]);
  });

  it('where it is `whileLockedOut`', async () => {
    const { rig, page } = await joined();
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    page.ask(201, { whileLockedOut: failing });
    await flow();
    expect(faultsOf(page)).toEqual([{ code: 'listener', message: 'whileLockedOut failed' }]);
  });

  it('where it is the clock', async () => {
    const { page } = await joined();
    page.clock.now = page.clock.monotonic = () => Number.NaN;
    page.engine.guard(201);
    expect(faultsOf(page)).toEqual([{ code: 'clock', message: 'The clock failed' }]);
  });

  it('where it is the platform: once in the page, and in its worker for the engine and for the port', async () => {
    const { rig, page } = await joined();
    vi.stubGlobal('AbortController', failing);
    page.ask(201);
    await flow();
    expect(page.sent[0]?.signal.aborted).toBe(false);
    const fault = { code: 'platform', message: 'The platform refused an AbortController' };
    const ofWorker = rig.events.flatMap(({ name, payload }) => (name === 'fault' ? [payload] : []));
    expect(ofWorker).toEqual([fault, fault]);
    // What the worker emits is emitted in the page too.
    expect(faultsOf(page)).toEqual([fault, fault, fault]);
  });

  it('where its worker is gone', async () => {
    const { page } = await joined();
    page.stop();
    await flow();
    expect(faultsOf(page)).toEqual([{ code: 'port.lost', message: 'The worker is gone' }]);
  });

  it('where a message is none', async () => {
    const { page } = await joined();
    page.workerEnd().postMessage(['igap-reactions', 1, 'nothing', {}]);
    await flow();
    expect(faultsOf(page)).toEqual([
      { code: 'port.invalid', message: 'Not a message of a worker' },
    ]);
  });
});

describe('a fault of the engine says what has failed', () => {
  it('where a page is gone, or has posted what is no message', async () => {
    withoutLocks();
    const { engine, events } = testEngine();
    onTestFinished(() => engine.dispose());
    const { port, say } = scripted();
    let isOpen = true;
    const post = (message: unknown) => (isOpen ? port.post(message) : failing());
    serveEngine(engine, { ...port, post });
    say('nothing');
    say('hello', { release: '1', at: 1 });
    await flow();
    isOpen = false;
    engine.connected();
    expect(events.filter(({ name }) => name === 'fault')).toEqual([
      { name: 'fault', payload: { code: 'port.invalid', message: 'Not a message of a page' } },
      { name: 'fault', payload: { code: 'port.lost', message: 'A page is gone' } },
    ]);
  });
});

describe('a fault of a page', () => {
  it('is written in the console where nobody listens, and only there', async () => {
    withoutLocks();
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    onTestFinished(() => void warn.mockRestore());
    const pages = [scripted(), scripted()].map((script) => {
      const page = engineOver(script.port, { clock: manualClock() });
      onTestFinished(() => page.dispose());
      return { page, script };
    });
    const faults = vi.fn();
    pages[0]?.page.on('fault', faults);
    const refuse = ({ script }: (typeof pages)[number]) =>
      script.bring(['igap-reactions', 2, 'refused', { release: '9' }]);
    for (const each of pages.slice(0, 1)) refuse(each);
    expect(faults).toHaveBeenCalledOnce();
    expect(warn).not.toHaveBeenCalled();
    for (const each of pages) refuse(each);
    expect(warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^\[igap-reactions\] port\.version: This page has .*, its worker 9 \(port 2\)\. Listen: engine\.on\('fault', \.\.\.\)$/,
        ),
      ],
    ]);
  });
});
