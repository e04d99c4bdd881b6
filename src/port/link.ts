// The page's side of a port: it asks to join, has joined, has lost its worker and joins again. Comes in: a port or how one is opened, what
// the worker says. Goes out: sound messages of a worker that it has joined. Next: engine-over.ts.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import { attempt } from '../stranger.js';
import { holdLock, type OwnLock } from './life.js';
import {
  type MessageOf,
  messageOf,
  type Post,
  packageVersion,
  portVersion,
  readMessage,
  type ToPage,
  type ToWorker,
} from './message.js';
import { aPort, type Port } from './port.js';
import { createReopening } from './reopening.js';
import type { PortState } from './screen-state.js';
import { readersOfWorker } from './to-page.js';
import { followVisits } from './visit.js';
import { createWatch } from './watch.js';

export interface Link {
  /** Posts to the worker. To be called while `joined` only. */
  readonly post: Post<ToWorker>;
  /** Opens the first port. Throws what its opener throws. */
  start(): void;
  /** From now on over this port, or a new one. */
  join(port?: Port): void;
  close(): void;
}

/** What a link calls back. */
export interface LinkHooks {
  /** The state is another. */
  changed(state: PortState): void;
  receive(message: MessageOf<ToPage>): void;
  fault(code: Fault['code'], message: string): void;
}

export function createLink(given: Port | (() => Port), clock: EngineClock, hooks: LinkHooks): Link {
  const readers = readersOfWorker();
  const isOpener = typeof given === 'function';
  let state: PortState = 'joining';
  let port: Port | undefined;
  /** Says that this page lives, from its first hello until it is left. */
  let lock: OwnLock | undefined;
  /** Of this port. */
  let unlisten: () => unknown = () => {};
  let hellos = 0;
  let isClosed = false;
  const reported = new Set<string>();

  /** Once until a worker is joined again. */
  function report(code: Fault['code'], message: string): void {
    if (!reported.has(code)) hooks.fault(code, message);
    reported.add(code);
  }

  function become(next: PortState): void {
    if (state === next) return;
    state = next;
    hooks.changed(next);
  }

  const send: Post<ToWorker> = (kind, body) => {
    attempt(
      () => port?.post(messageOf(kind, body)),
      () => lost(),
    );
  };

  /** It is joined no more, and does not ask to be. */
  function endJoining(): void {
    watch.stop();
    hellos++;
  }

  function hello(): void {
    endJoining();
    reopening.opened();
    become('joining');
    const at = hellos;
    lock ??= holdLock();
    void lock.held.then((name) => {
      if (at !== hellos) return;
      send('hello', { release: packageVersion, at, ...(name !== undefined && { lock: name }) });
      watch.expectAnswer();
    });
  }

  /** The page is left: it can be done without. */
  function bye(): void {
    if (state === 'joined') send('bye', {});
    endJoining();
    lock?.release();
    lock = undefined;
  }

  /** The worker behind it is done without, and knows it. */
  function shut(old: Port): void {
    attempt(() => old.post(messageOf('bye', {})));
    attempt(() => old.close?.(true));
  }

  function open(next: Port): void {
    unlisten();
    if (port && port !== next) shut(port);
    port = next;
    const isOwn = () => port === next && !isClosed;
    unlisten = next.listen(
      (data) => isOwn() && receive(data),
      () => isOwn() && lost(),
    );
    hello();
  }

  function reopen(): void {
    if (isClosed || !isOpener) return;
    reopening.opened();
    const next = attempt(() => aPort('port', given()));
    if (next) open(next);
    else lost();
  }
  const reopening = createReopening(clock, reopen);
  const watch = createWatch(clock, () => lost());

  function lost(code: Fault['code'] = 'port.lost', message = 'The worker is gone'): void {
    if (isClosed) return;
    endJoining();
    become('lost');
    report(code, message);
    if (code !== 'port.version' && isOpener) reopening.arm();
  }

  function refused(version: number, worker: string): void {
    const own = `igap-reactions ${packageVersion} (port ${portVersion})`;
    const text = `This page has ${own}, its worker ${worker} (port ${version})`;
    lost('port.version', text);
  }

  function receive(data: unknown): void {
    const message = readMessage(readers, data, () =>
      report('port.invalid', 'Not a message of a worker'),
    );
    if (!message) return;
    const { kind, body, version } = message;
    watch.answered();
    if (version !== portVersion) refused(version, (body as ToPage['here']).release);
    else if (kind === 'end') lost();
    else if (kind === 'here' || state === 'lost') {
      if (state === 'joined') lost();
      // It was only slow, or this page was.
      hello();
    } else if (kind === 'welcome') {
      if (body.at !== hellos) return;
      watch.follow(body.lock);
      reopening.joined();
      reported.clear();
      hooks.receive(message);
      become('joined');
    } else if (state === 'joined') hooks.receive(message);
  }

  const unfollow = followVisits(() => {
    bye();
    become('joining');
  }, hello);

  return {
    start: () => open(aPort('port', isOpener ? given() : given)),
    post(kind, body) {
      send(kind, body);
      watch.expectAnswer();
    },
    join(given) {
      endJoining();
      const next = given ?? (isOpener ? undefined : port);
      if (next) open(aPort('port', next));
      else reopen();
    },
    close() {
      isClosed = true;
      bye();
      reopening.stop();
      unlisten();
      unfollow();
      attempt(() => port?.close?.(false));
    },
  };
}
