import { MessageChannel } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../../src/index.js';
import type { PortEngine } from '../../../src/port.js';
import { run } from './guide.js';

interface Worker {
  readonly serve: (
    port: unknown,
    engine: ReactionEngine,
    send: (sending: { room: string; text: string }) => Promise<unknown>,
  ) => void;
}
interface Page {
  readonly join: (port: unknown) => {
    readonly engine: PortEngine;
    readonly sendText: (call: unknown, room: string, text: string) => Promise<unknown>;
  };
}

it('the page of docs/guides/one-engine-in-a-worker.md sends by the worker, and sees what it refuses', async () => {
  const { serve } = await run<Worker>('one-engine-in-a-worker', 'export function serve(');
  const { join } = await run<Page>('one-engine-in-a-worker', 'export function join(');
  const { port1, port2 } = new MessageChannel();
  const inWorker = createReactionEngine({ store: memoryStore() });
  const sent: string[] = [];
  serve(port2, inWorker, async ({ room, text }) => {
    sent.push(`${room}: ${text}`);
    if (sent.length === 2) throw { majorCode: 205 };
    if (sent.length === 3) throw { majorCode: 234, wait: 20 };
    return 'the id of the message';
  });
  const { engine, sendText } = join(port1);
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
