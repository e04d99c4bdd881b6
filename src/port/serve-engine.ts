// The worker's side of a port. Comes in: an engine, and a port whose page comes and goes. Goes out: nothing but messages to that page. Next:
// served-page.ts while a page has joined; the page's side is link.ts.
import { type Inside, insideOf } from '../inside.js';
import type { ReactionEngine } from '../reaction-engine.js';
import { attempt } from '../stranger.js';
import { awaitLock, holdLock } from './life.js';
import {
  messageOf,
  type Post,
  packageVersion,
  portVersion,
  readMessage,
  type ToPage,
  type ToWorker,
} from './message.js';
import { aPort, type Port } from './port.js';
import { type ServedPage, servePage } from './served-page.js';
import { readersOfPage } from './to-worker.js';

/**
 * Serves an engine to the page at the other end of a port: `engineOver` there is the engine for its screens. To be called for each page, in
 * the worker that holds the socket and the engine. A page may come and go; one that is gone (closed, crashed) leaves nothing behind.
 *
 * @param engine Of `createReactionEngine`. Faults of the port are its `fault` events. When it is disposed, its pages learn of it.
 * @param port {@link workerPort}`(globalThis)` in a dedicated worker; {@link channelPort} of what a shared worker gets for each page.
 * @returns Ends it: the page has lost its worker. The port stays open.
 * @throws OptionError where one of them is none; DisposedError where the engine was disposed.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { type ChannelEnd, channelPort, serveEngine } from 'igap-reactions/port';
 *
 * const engine = createReactionEngine();
 * addEventListener('connect', (event) => {
 *   const [port] = (event as MessageEvent).ports;
 *   if (port) serveEngine(engine, channelPort(port satisfies ChannelEnd));
 * });
 * ```
 */
export function serveEngine(engine: ReactionEngine, port: Port): () => void {
  const inside = insideOf(engine);
  const own = aPort('port', port);
  // Throws where it was disposed of: that serves nobody.
  engine.lockouts();
  const readers = readersOfPage();
  const life = lifeOf(engine, inside);
  /** What ends when the page that has joined leaves. */
  const offs: (() => unknown)[] = [];
  let page: ServedPage | undefined;
  /** Whether a lock says that the page that has joined lives, and to it that this worker does: both see it, or none. */
  let isLockSeen = false;
  let hellos = 0;
  let isReported = false;
  let unlisten: () => unknown = () => {};

  const post: Post<ToPage> = (kind, body) => {
    attempt(
      () => own.post(messageOf(kind, body)),
      () => {
        if (!page) return;
        leave();
        inside.fault('port.lost', 'A page is gone');
      },
    );
  };

  const here = () => post('here', { release: packageVersion });

  function leave(): void {
    page = undefined;
    isLockSeen = false;
    for (const off of offs.splice(0)) off();
  }

  function join({ lock, at }: ToWorker['hello'], workerLock: string | undefined): void {
    leave();
    const missed = () => {
      // Nothing else would say that it is gone. One that is not, joins again.
      if (isLockSeen) return;
      leave();
      here();
    };
    const seen = () => {
      isLockSeen = true;
    };
    page = servePage(engine, inside, post, missed);
    offs.push(page.leave, awaitLock(lock, leave, seen));
    page.welcome(at, workerLock);
  }

  function receive(data: unknown): void {
    const message = readMessage(readers, data, () => {
      if (!isReported) inside.fault('port.invalid', 'Not a message of a page');
      isReported = true;
    });
    if (!message) return;
    const isOurs = message.version === portVersion;
    if (message.kind === 'hello') {
      const hello = ++hellos;
      if (!isOurs) post('refused', { release: packageVersion });
      else void life.then((lock) => hello === hellos && join(message.body, lock));
    } else if (!isOurs) return;
    else if (message.kind === 'bye') {
      hellos++;
      leave();
    } else if (page) {
      page.receive(message);
      if (!isLockSeen) post('got', {});
    }
    // It was away for too long.
    else here();
  }

  function stop(): void {
    hellos++;
    leave();
    unlisten();
    forget();
    post('end', {});
  }
  const forget = inside.onDisposed(stop);
  unlisten = own.listen(receive, stop);
  // A page that has asked before anybody listened asks again.
  here();
  return stop;
}

/** The lock of each engine that is served. */
const lives = /* @__PURE__ */ new WeakMap<object, Promise<string | undefined>>();

function lifeOf(engine: object, inside: Inside): Promise<string | undefined> {
  const begin = () => {
    const { held, release } = holdLock();
    inside.onDisposed(release);
    return held;
  };
  const life = lives.get(engine) ?? begin();
  lives.set(engine, life);
  return life;
}
