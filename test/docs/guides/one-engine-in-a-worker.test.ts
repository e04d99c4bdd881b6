import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../../src/index.js';
import { channelPort, type PortEngine, workerPort } from '../../../src/port.js';
import { run } from './guide.js';

interface Worker {
  readonly serve: (
    end: unknown,
    port: unknown,
    engine: ReactionEngine,
    send: (sending: { room: string; text: string }) => Promise<unknown>,
  ) => void;
}
interface Page {
  readonly join: (open: () => unknown) => {
    readonly engine: PortEngine;
    readonly sendText: (call: unknown, room: string, text: string) => Promise<unknown>;
  };
}

/** Both halves of docs/guides/one-engine-in-a-worker.md. */
async function halves() {
  const { serve } = await run<Worker>('one-engine-in-a-worker', 'export function serve(');
  const { join } = await run<Page>('one-engine-in-a-worker', 'export function join(');
  return { serve, join };
}

/** What a page has of a shared worker. */
const shared = (port: MessagePort) => ({ port, addEventListener() {}, removeEventListener() {} });

describe.each([
  {
    kind: 'a SharedWorker',
    workerOf: (port: MessagePort): unknown => shared(port),
    portOf: (port: MessagePort) => channelPort(port),
  },
  {
    kind: 'a Worker',
    workerOf: (port: MessagePort): unknown => port,
    portOf: (port: MessagePort) => workerPort(port),
  },
])('with $kind', ({ workerOf, portOf }) => {
  it('the page of docs/guides/one-engine-in-a-worker.md sends by the worker, and sees what it refuses', async () => {
    const { serve, join } = await halves();
    const { port1, port2 } = new MessageChannel();
    const inWorker = createReactionEngine({ store: memoryStore() });
    const sent: string[] = [];
    serve(port2, portOf(port2), inWorker, async ({ room, text }) => {
      sent.push(`${room}: ${text}`);
      if (sent.length === 2) throw { majorCode: 205 };
      if (sent.length === 3) throw { majorCode: 234, wait: 20 };
      return 'the id of the message';
    });
    const { engine, sendText } = join(() => workerOf(port1));
    onTestFinished(async () => {
      await engine.dispose();
      await inWorker.dispose();
      port1.close();
    });
    const send = () =>
      engine.request(201, (call) => sendText(call, 'room-42', 'hello'), { subject: 'room-42' });
    expect(await send()).toBe('the id of the message');
    const awaited: unknown[] = [];
    engine.on('request.denied', (refusal) => awaited.push(refusal.awaited));
    for (const name of ['RequestRefusedError', 'RequestRefusedError', 'LockedOutError']) {
      await expect(send()).rejects.toMatchObject({ name });
    }
    // A toast of the page leaves it out, as in a-toast-and-a-form.md.
    expect(awaited).toEqual([true]);
    expect(sent).toEqual(['room-42: hello', 'room-42: hello', 'room-42: hello']);
    expect(engine.guard(201, 'room-42').allowed).toBe(false);
  });
});

it('when its worker is gone, it sends by another', async () => {
  // Of the page: when it opens another port.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { serve, join } = await halves();
  const workers: { port: MessagePort; engine: ReactionEngine }[] = [];
  const open = () => {
    const { port1, port2 } = new MessageChannel();
    const engine = createReactionEngine({ store: memoryStore() });
    const name = `worker ${workers.push({ port: port2, engine })}`;
    serve(port2, channelPort(port2), engine, async () => name);
    return shared(port1);
  };
  const { engine, sendText } = join(open);
  onTestFinished(async () => {
    vi.useRealTimers();
    await engine.dispose();
    for (const { engine } of workers) await engine.dispose();
  });
  const send = () => engine.request(201, (call) => sendText(call, 'room-42', 'hello'));
  expect(await send()).toBe('worker 1');
  workers[0]?.port.close();
  await vi.waitFor(() => expect(engine.state.port).toBe('lost'));
  const sent = send();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await sent).toBe('worker 2');
});
