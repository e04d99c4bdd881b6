// The page's side: an engine for screens over a port. Comes in: a port, and what the worker says. Goes out: state and looks from the mirror at
// once, events, promises of what the worker does. Next: hooks, elements, texts.
import { aClock, record } from '../arguments.js';
import { type Clock, engineClock, systemClock } from '../clock.js';
import { development } from '../development.js';
import { warnOf } from '../event/unhandled-fault.js';
import { DisposedError, type Fault } from '../faults.js';
import { guarded } from '../guarded.js';
import { createLooks } from '../looks.js';
import { igapFacts } from '../protocol/facts.js';
import type { ScreenProtocol } from '../screen-engine.js';
import { createLink } from './link.js';
import { createListeners } from './listeners.js';
import { isRequestEvent, type RequestEventName } from './message.js';
import { createMirror } from './mirror.js';
import { createPageRequests } from './page-requests.js';
import type { Port } from './port.js';
import { createScreenCalls } from './screen-calls.js';
import type { PortEngine } from './screen-state.js';

/** What `engineOver` takes. Every option may be absent. */
export interface PortOptions {
  /** By which the page counts. @default systemClock */
  readonly clock?: Clock | undefined;
}

const options = () => record<PortOptions>({ clock: aClock });

/** Until a worker has said which. */
const unknownProtocol: ScreenProtocol = { name: 'igap', facts: igapFacts, texts: {} };

/**
 * The engine of a worker, for the screens of a page. It mirrors the state, what is locked, and every event: `guard`, `lockouts` and
 * `countdown` answer at once, by the page's own elapsed time. `request` runs `send` in the page, when the worker says so; what `send`
 * resolves with never leaves the page. Calls return promises; errors arrive as themselves. Hooks, elements and texts take it as an engine.
 *
 * @param port How a port is opened: then it is opened again where the worker is gone. Or a port.
 * @throws OptionError for a wrong port or option; what `port` itself throws at the first time.
 * @example
 * ```ts
 * import { engineOver, workerPort } from 'igap-reactions/port';
 *
 * const engine = engineOver(() => workerPort(new SharedWorker('/messenger-1.js', { type: 'module' })));
 * engine.on('session.terminated', () => console.log('ended from another device'));
 * export const leave = (room: string, send: () => Promise<void>) =>
 *   engine.request(309, send, { subject: room });
 * ```
 */
export function engineOver(port: Port | (() => Port), given: PortOptions = {}): PortEngine {
  const { clock: own = systemClock } = options()('options', given, '');
  const events = createListeners((of) => {
    // A fault of a fault's listener would be emitted to it again, for ever.
    if (of !== 'fault') fault('listener', `A listener of ${of} failed`);
  });
  function fault(code: Fault['code'], message: string): void {
    const emitted: Fault = { code, message };
    if (!events.emit('fault', emitted) && development) warnOf(emitted);
  }
  const clock = engineClock(
    own,
    (callback) => callback(),
    () => fault('clock', 'The clock failed'),
  );
  const mirror = createMirror(clock, () => fault('listener', 'A listener of countdown failed'));
  let protocol = unknownProtocol;
  let isDisposed = false;
  let isJoined = false;
  let finish = () => {};
  const restored = new Promise<void>((resolve) => {
    finish = resolve;
  });
  /** The events of requests that somebody listens to: they are made for listeners only. */
  const wantedEvents = new Set<RequestEventName>();

  const link = createLink(port, clock, {
    fault,
    changed(state) {
      const wasJoined = isJoined;
      isJoined = state === 'joined';
      mirror.setPort(state);
      if (isJoined) {
        for (const name of wantedEvents) link.post('listen', { name });
        requests.joined();
      } else if (wasJoined) requests.lost();
      if (state === 'lost') finish();
      events.emit('state');
    },
    receive(message) {
      const { kind, body } = message;
      if (kind === 'welcome') {
        protocol = body.protocol;
        mirror.take(body.change, true);
      } else if (kind === 'news') {
        mirror.take(body.change);
        events.emit(body.name ?? 'state', body.payload);
      } else if (kind === 'restored') finish();
      else requests.receive(message);
    },
  });
  const requests = createPageRequests(
    clock,
    link.post,
    () => isJoined,
    () => protocol,
    fault,
  );
  link.start();

  function on(name: string, listener: (payload: never) => unknown): () => void {
    if (isRequestEvent(name) && !wantedEvents.has(name)) {
      wantedEvents.add(name);
      if (isJoined) link.post('listen', { name });
    }
    return events.on(name, listener);
  }
  function once(name: string, listener: (payload: never) => unknown): () => void {
    const off = on(name, (payload) => {
      off();
      return listener(payload);
    });
    return off;
  }

  function end(): void {
    isDisposed = true;
    link.close();
    requests.endAll(new DisposedError());
    events.emit('disposed');
    mirror.stop();
    clock.stop();
    events.clear();
    finish();
  }
  const disposal = Promise.resolve();

  // Not by spreading: lowered loosely it would read the getters once and for all.
  return Object.assign(
    {
      restored,
      get protocol() {
        return protocol;
      },
      get state() {
        return mirror.state();
      },
      dispose() {
        if (!isDisposed) end();
        return disposal;
      },
    },
    guarded(
      () => isDisposed,
      (call) => call(),
      Object.assign(
        { join: link.join },
        createLooks({ clock, outbox: { on, once }, lockouts: mirror }),
        createScreenCalls(requests),
      ),
    ),
  );
}
