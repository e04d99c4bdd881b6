import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  channelPort,
  type ExtensionEnd,
  engineOver,
  extensionPort,
  type MessageTarget,
  type Port,
  serveEngine,
  workerPort,
} from '../../src/port.js';
import { manualClock, testEngine } from '../../src/testing.js';
import { flow } from './rig.js';

/** Two ends of an extension's port: what is posted is JSON, and one that disconnects is reported to the other only. */
function extension(): readonly [ExtensionEnd, ExtensionEnd] {
  const end = () => {
    const messages = new Set<(given: unknown) => void>();
    const ends = new Set<(given: never) => void>();
    return { messages, ends };
  };
  const [a, b] = [end(), end()];
  const of = (own: typeof a, other: typeof a): ExtensionEnd => ({
    postMessage(message) {
      const json = JSON.stringify(message);
      setImmediate(() => {
        for (const each of other.messages) each(JSON.parse(json));
      });
    },
    disconnect() {
      setImmediate(() => {
        for (const each of other.ends) each(undefined as never);
      });
    },
    onMessage: {
      addListener: (listener) => own.messages.add(listener),
      removeListener: (listener) => own.messages.delete(listener),
    },
    onDisconnect: {
      addListener: (listener) => own.ends.add(listener),
      removeListener: (listener) => own.ends.delete(listener),
    },
  });
  return [of(a, b), of(b, a)];
}

/** A dedicated worker's two sides: it has no `start` and no `close`. */
function worker(): readonly [MessageTarget, MessageTarget] {
  const { port1, port2 } = new MessageChannel();
  for (const port of [port1, port2]) port.start();
  onTestFinished(() => port1.close());
  const side = (port: typeof port1) => ({
    postMessage: (message: unknown) => port.postMessage(message),
    addEventListener: (type: string, listener: never) => port.addEventListener(type, listener),
    removeEventListener: (type: string, listener: never) =>
      port.removeEventListener(type, listener),
  });
  return [side(port1), side(port2)];
}

const pairs: readonly (readonly [string, () => readonly [Port, Port]])[] = [
  [
    'a MessageChannel',
    () => {
      const { port1, port2 } = new globalThis.MessageChannel();
      onTestFinished(() => port1.close());
      return [channelPort(port1), channelPort(port2)];
    },
  ],
  [
    'a worker',
    () => {
      const [inside, page] = worker();
      return [workerPort(inside), workerPort(page)];
    },
  ],
  [
    'a shared worker',
    () => {
      const { port1, port2 } = new globalThis.MessageChannel();
      onTestFinished(() => port1.close());
      const shared = { port: port2, addEventListener() {}, removeEventListener() {} };
      return [channelPort(port1), workerPort(shared)];
    },
  ],
  [
    'an extension',
    () => {
      const [background, page] = extension();
      return [extensionPort(background), extensionPort(page)];
    },
  ],
];

describe.each(pairs)('over %s', (_, make) => {
  it('a page has the engine of the worker', async () => {
    const { engine } = testEngine();
    onTestFinished(() => engine.dispose());
    const [own, its] = make();
    serveEngine(engine, own);
    const page = engineOver(its, { clock: manualClock() });
    onTestFinished(() => page.dispose());
    await flow();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    await flow();
    expect(page.guard(201)).toEqual({
      allowed: false,
      lockout: JSON.parse(JSON.stringify(engine.lockouts()[0])),
      remainingMs: 20_000,
    });
    const refused = page.request(202, async () => Promise.reject({ majorCode: 205 }), {
      maxHoldMs: Infinity,
      subject: 5n,
    });
    await expect(refused).rejects.toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 205, action: 202, subject: '5' },
    });
    expect(await page.request(203, async () => 5n)).toBe(5n);
    expect(await page.signedIn({ account: null })).toBe(undefined);
  });
});

describe('an extension', () => {
  it('whose worker the browser stops is joined again by another port', async () => {
    const { engine } = testEngine();
    onTestFinished(() => engine.dispose());
    const clock = manualClock();
    let background: ExtensionEnd | undefined;
    const page = engineOver(
      () => {
        const [inside, outside] = extension();
        background = inside;
        serveEngine(engine, extensionPort(inside));
        return extensionPort(outside);
      },
      { clock },
    );
    onTestFinished(() => page.dispose());
    await flow();
    expect(page.state.port).toBe('joined');
    background?.disconnect();
    await flow();
    expect(page.state.port).toBe('lost');
    await clock.advance(1000);
    await flow();
    expect(page.state.port).toBe('joined');
  });
});

describe('a channel', () => {
  it('that is closed at the other end is known to be gone, where the platform says so', async () => {
    const { port1, port2 } = new globalThis.MessageChannel();
    const page = engineOver(channelPort(port2), { clock: manualClock() });
    onTestFinished(() => page.dispose());
    page.on('fault', () => {});
    await flow();
    port1.close();
    await flow();
    expect(page.state.port).toBe('lost');
  });

  it('is closed where the page is disposed of', async () => {
    const { port1, port2 } = new globalThis.MessageChannel();
    onTestFinished(() => port1.close());
    const closed = vi.fn();
    port1.addEventListener('close', closed);
    const page = engineOver(channelPort(port2), { clock: manualClock() });
    await page.dispose();
    await flow();
    expect(closed).toHaveBeenCalledOnce();
  });

  it('may have begun by itself', () => {
    const end = Object.assign(new EventTarget(), { postMessage() {}, close() {} });
    const [received, closed] = [vi.fn(), vi.fn()];
    const off = channelPort(end).listen(received, closed);
    const say = (data: unknown) => end.dispatchEvent(new MessageEvent('message', { data }));
    say('first');
    end.dispatchEvent(new Event('close'));
    off();
    say('second');
    end.dispatchEvent(new Event('close'));
    expect(received.mock.calls).toEqual([['first']]);
    expect(closed.mock.calls).toEqual([[]]);
  });
});

describe('a port of an extension', () => {
  it('is listened to until it is not any more', async () => {
    const [background, page] = extension();
    const [received, closed] = [vi.fn(), vi.fn()];
    const port = extensionPort(page);
    const off = port.listen(received, closed);
    background.postMessage('first');
    background.disconnect();
    await flow();
    off();
    background.postMessage('second');
    background.disconnect();
    await flow();
    expect(received.mock.calls).toEqual([['first']]);
    expect(closed.mock.calls).toEqual([[]]);
  });

  it('is disconnected where the page is disposed of', async () => {
    const [background, outside] = extension();
    const disconnected = vi.fn();
    background.onDisconnect.addListener(disconnected);
    const page = engineOver(extensionPort(outside), { clock: manualClock() });
    await flow();
    expect(disconnected).not.toHaveBeenCalled();
    await page.dispose();
    await flow();
    expect(disconnected).toHaveBeenCalledOnce();
  });
});

describe('a shared worker that cannot be loaded', () => {
  /** A shared worker, and how it fails. */
  const failingWorker = () => {
    const { port1, port2 } = new globalThis.MessageChannel();
    onTestFinished(() => port1.close());
    const shared = Object.assign(new EventTarget(), { port: port2 });
    return { shared, fail: () => shared.dispatchEvent(new Event('error')) };
  };

  it('is lost', async () => {
    const { shared, fail } = failingWorker();
    const page = engineOver(workerPort(shared), { clock: manualClock() });
    onTestFinished(() => page.dispose());
    fail();
    expect(page.state.port).toBe('lost');
    await page.restored;
  });

  it('is not listened to any more where nobody waits for it', () => {
    const { shared, fail } = failingWorker();
    const closed = vi.fn();
    const port = workerPort(shared);
    const off = port.listen(() => {}, closed);
    fail();
    off();
    fail();
    port.close?.(false);
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('a dedicated worker', () => {
  it('is terminated when another takes its place, and left alone by `dispose`', async () => {
    const ended: string[] = [];
    const named = (name: string): MessageTarget => ({
      ...worker()[1],
      terminate: () => ended.push(name),
    });
    const page = engineOver(workerPort(named('first')), { clock: manualClock() });
    page.join(workerPort(named('second')));
    expect(ended).toEqual(['first']);
    await page.dispose();
    expect(ended).toEqual(['first']);
  });

  it('that cannot be terminated, as from its own scope, is left as it is', () => {
    const [inside] = worker();
    expect(() => workerPort(inside).close?.(true)).not.toThrow();
  });
});
