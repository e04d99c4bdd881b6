// Everything that may leak out of an engine. Comes in: what the app gives it. Goes out: an engine and a page of it, and all that they emit,
// store, post and print, as text. Next: secret.test.ts.
import { onTestFinished, vi } from 'vitest';
import {
  createReactionEngine,
  memoryStore,
  type ReactionEngineOptions,
  type ReactionEvents,
} from '../../src/index.js';
import { channelPort, engineOver, serveEngine } from '../../src/port.js';
import { manualClock } from '../../src/testing.js';
import { eventNames } from '../support/event-names.js';
import { withoutLocks } from '../support/lock-manager.js';
import { textOf } from '../support/text-of.js';
import { open } from './secret.js';

const printing = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** A message to a page of what may hold the server's own text. */
const isOpen = (message: unknown): boolean => {
  const [, , , body] = Array.isArray(message) ? message : [];
  return open.includes(Object(body).name);
};

/** `listens`: somebody listens to every event. Where nobody does, faults are printed. */
export function leaky(options: ReactionEngineOptions, listens: boolean) {
  withoutLocks();
  const out: string[] = [];
  const emitted = new Set<string>();
  for (const name of printing) {
    const spy = vi
      .spyOn(console, name)
      .mockImplementation((...args) => void out.push(textOf(args)));
    onTestFinished(() => spy.mockRestore());
  }
  const inner = options.store ?? memoryStore();
  const posted: unknown[] = [];
  let listen = (_: { readonly data: unknown }) => {};
  const clock = manualClock();
  const engine = createReactionEngine({
    account: 'a',
    clock,
    inspect: (event) => out.push(textOf(event)),
    channel: {
      postMessage: (message) => posted.push(structuredClone(message)),
      addEventListener(_, listener) {
        listen = listener;
      },
      close() {},
    },
    ...options,
    store: {
      ...inner,
      write(account, record) {
        out.push(textOf([account, record]));
        return inner.write(account, record);
      },
    },
  });
  const { port1, port2 } = new MessageChannel();
  const [serving, joining] = [channelPort(port1), channelPort(port2)];
  const spied = (port: typeof serving) => ({
    ...port,
    post(message: unknown) {
      if (!isOpen(message)) posted.push(structuredClone(message));
      port.post(message);
    },
  });
  serveEngine(engine, spied(serving));
  const page = engineOver(spied(joining), { clock });
  for (const name of listens ? eventNames : []) {
    const write = (payload: ReactionEvents[typeof name]) => {
      emitted.add(name);
      if (!open.includes(name)) out.push(textOf(payload));
    };
    engine.on(name, write);
    page.on(name, write);
  }
  onTestFinished(async () => {
    await page.dispose();
    await engine.dispose();
    port1.close();
    port2.close();
  });
  return {
    ...{ engine, page, clock, emitted },
    toTab: (data: unknown) => listen({ data }),
    toWorker: (data: unknown) => port2.postMessage(data),
    toPage: (data: unknown) => port1.postMessage(data),
    /** All of it. */
    text: () =>
      [
        ...out,
        textOf(posted),
        textOf(engine.state),
        textOf(page.state),
        textOf(engine.requests()),
      ].join('\n'),
  };
}
export type Leaky = ReturnType<typeof leaky>;
