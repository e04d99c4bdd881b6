// What carries messages between a page and its worker. Comes in: a worker, one end of a MessageChannel, a port of an extension. Goes out: the
// same three functions for each. Next: engine-over.ts in the page, serve-engine.ts in the worker.
import { having } from '../arguments.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';

/**
 * One end of a port: {@link workerPort}, {@link channelPort} and {@link extensionPort} make one, and so can an app over anything that
 * carries plain data in order. The app's own messages may go the same way: they are left alone.
 */
export interface Port {
  /** Sends plain data to the other side. Throwing means that it is closed. */
  post(message: unknown): unknown;
  /** Calls `message` back with what the other side sends, and `closed` where it is known to be gone. Returns its unsubscribe. */
  listen(message: (data: unknown) => void, closed: () => void): () => unknown;
  /** Called where nothing is sent over it any more: the page's engine is disposed of, or `isReplaced` by another port. Absent: it stays open. */
  close?: ((isReplaced: boolean) => unknown) | undefined;
}

/** An event of a port. Node's types know of no `data`, but of a `type`. */
export interface PortEvent {
  readonly type?: string;
  readonly data?: unknown;
}

/** What ports of the platform have in common, as far as it is used. */
export interface MessageTarget {
  postMessage(message: unknown): unknown;
  addEventListener(type: string, listener: (event: PortEvent) => void): unknown;
  removeEventListener(type: string, listener: (event: PortEvent) => void): unknown;
  /** A dedicated worker has it, in its page. */
  terminate?: (() => unknown) | undefined;
}

/** An end of a `MessageChannel`. */
export interface ChannelEnd extends MessageTarget {
  start?: (() => unknown) | undefined;
  close(): unknown;
}

/** A `SharedWorker`, as far as it is used. */
export interface SharedWorkerEnd {
  readonly port: ChannelEnd;
  addEventListener(type: 'error', listener: () => void): unknown;
  removeEventListener(type: 'error', listener: () => void): unknown;
}

/** What `chrome.runtime.connect()` returns, and `onConnect` gives, as far as it is used. */
export interface ExtensionEnd {
  postMessage(message: unknown): unknown;
  disconnect(): unknown;
  readonly onMessage: ExtensionEvent<unknown>;
  readonly onDisconnect: ExtensionEvent<never>;
}

export interface ExtensionEvent<Given> {
  addListener(listener: (given: Given) => void): unknown;
  removeListener(listener: (given: Given) => void): unknown;
}

/** Listens to some events of a target. */
function listening(target: MessageTarget, ends: readonly string[]): Port['listen'] {
  return (message, closed) => {
    const received = ({ data }: { readonly data?: unknown }) => message(data);
    const ended = () => closed();
    target.addEventListener('message', received);
    for (const end of ends) target.addEventListener(end, ended);
    return () => {
      target.removeEventListener('message', received);
      for (const end of ends) target.removeEventListener(end, ended);
    };
  };
}

/** What a port is made of is looked at in development: elsewhere the first message would fail. */
const anEnd = (given: unknown) =>
  having('one end of a MessageChannel', ['postMessage', 'addEventListener'], (value) =>
    'port1' in Object(value)
      ? 'A MessageChannel has two ends: channelPort(channel.port1).'
      : undefined,
  )('channelPort(end)', given);

function aWorker(given: unknown): void {
  const { port } = Object(given);
  having('a Worker or SharedWorker', ['postMessage', 'addEventListener'], (value) => {
    if (typeof value === 'string' || value instanceof URL) {
      return 'workerPort takes a Worker, not its address: workerPort(new Worker(url)).';
    }
    const isOfNode = typeof Object(value).on === 'function';
    return isOfNode
      ? 'A Worker of node:worker_threads is given one end of a MessageChannel: channelPort(port1).'
      : undefined;
  })('workerPort(worker)', Object(port) === port ? port : given);
}

function anExtensionEnd(given: unknown): void {
  const { onMessage, onDisconnect } = Object(given);
  const isEvent = (value: unknown) => typeof Object(value).addListener === 'function';
  having('a port of an extension', ['postMessage', 'disconnect'])('extensionPort(end)', given);
  if (isEvent(onMessage) && isEvent(onDisconnect)) return;
  throw mustBe('extensionPort(end)', 'what chrome.runtime.connect() returns', given);
}

/**
 * The port of an end of a `MessageChannel`: `port1`, what a page has sent along, or what a shared worker is given when a page connects.
 * Node's ports are such ends too.
 *
 * @throws OptionError for what is none, in development.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { channelPort, engineOver, serveEngine } from 'igap-reactions/port';
 *
 * const engine = createReactionEngine();
 * const { port1, port2 } = new MessageChannel();
 * serveEngine(engine, channelPort(port1));
 * const screen = engineOver(channelPort(port2));
 * await screen.restored;
 * console.log(screen.state.port); // joined
 * await screen.dispose();
 * await engine.dispose();
 * ```
 */
export function channelPort(end: ChannelEnd): Port {
  if (development) anEnd(end);
  const listen = listening(end, ['close']);
  return {
    post: (message) => end.postMessage(message),
    listen(message, closed) {
      const off = listen(message, closed);
      end.start?.();
      return off;
    },
    close: () => end.close(),
  };
}

/**
 * The port of a worker: in the page the `Worker` or `SharedWorker`, in a dedicated worker its own scope (`globalThis`). A `SharedWorker`
 * has a port for each page: in the worker that is a {@link channelPort}. A `Worker` that is replaced by another is terminated; `dispose()`
 * leaves it alone.
 *
 * @throws OptionError for what is none, in development.
 * @example
 * ```ts
 * import { engineOver, workerPort } from 'igap-reactions/port';
 *
 * export const engine = engineOver(() => workerPort(new SharedWorker('/worker-1.js', { type: 'module' })));
 * ```
 */
export function workerPort(worker: MessageTarget | SharedWorkerEnd): Port {
  if (development) aWorker(worker);
  if (!('port' in worker)) {
    return {
      post: (message) => worker.postMessage(message),
      // An error inside of a dedicated worker does not end it: only one that is no script is known to be gone.
      listen: listening(worker, []),
      // One that hangs must not wake beside its successor, with a socket of its own.
      close: (isReplaced) => isReplaced && worker.terminate?.(),
    };
  }
  const { listen, ...port } = channelPort(worker.port);
  return {
    ...port,
    listen(message, closed) {
      const off = listen(message, closed);
      // It could not be loaded.
      worker.addEventListener('error', closed);
      return () => {
        off();
        worker.removeEventListener('error', closed);
      };
    },
  };
}

/**
 * The port of an extension: what `chrome.runtime.connect()` returns in a page of it, and what `onConnect` gives its worker.
 *
 * @throws OptionError for what is none, in development.
 * @example
 * ```ts
 * import { engineOver, extensionPort, type ExtensionEnd } from 'igap-reactions/port';
 *
 * declare const chrome: { runtime: { connect(info: { name: string }): ExtensionEnd } };
 * export const engine = engineOver(() => extensionPort(chrome.runtime.connect({ name: 'engine' })));
 * ```
 */
export function extensionPort(end: ExtensionEnd): Port {
  if (development) anExtensionEnd(end);
  return {
    post: (message) => end.postMessage(message),
    listen(message, closed) {
      const received = (data: unknown) => message(data);
      const ended = () => closed();
      end.onMessage.addListener(received);
      end.onDisconnect.addListener(ended);
      return () => {
        end.onMessage.removeListener(received);
        end.onDisconnect.removeListener(ended);
      };
    },
    close: () => end.disconnect(),
  };
}

/** What must be a port. */
export const aPort = having<Port>(
  development && 'a port',
  ['post', 'listen'],
  development && (() => 'workerPort(worker), channelPort(end) and extensionPort(end) make one.'),
);
