// One call of the app's `send`, from its request id to its one end. Comes in: a request whose turn it is. Goes out: its answer, or what
// it failed with, whichever is first: an error is known by its id, however it arrives. Next: requests.ts goes on with it.
import type { EngineClock } from '../clock.js';
import type { Outbox } from '../event/outbox.js';
import { remember } from '../memory.js';
import { clientMade, isClientMade, isError, loginAction } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import type { Send } from '../request-options.js';
import type { Marks } from '../session/marks.js';
import { createAbort, listenToAbort } from '../signal.js';
import { answerOf } from '../stranger.js';
import { type ErrorFrame, type ParsedFrame, parseRejection } from '../wire/error-frame.js';
import { RequestRefusedError } from './request-error.js';

/** What the client knows of a request that was sent; an error frame holds its id only. */
export interface Sent {
  readonly request: Pick<ErrorFrame, 'action' | 'subject'>;
  /** The moment at which it was sent. */
  readonly moment: number;
  /** A promise of the app's rejects with its error. */
  readonly awaited?: true | undefined;
  /** It was a login that was given up: its error is resolved and locks, and changes no session. */
  readonly isLateLogin?: true | undefined;
}

/** What is to be sent. */
export interface Cargo {
  readonly requestId: string;
  readonly action: number;
  readonly subject: string | undefined;
  readonly send: Send<unknown>;
  readonly attempt: number;
  readonly idempotencyKey: string;
  readonly timeoutMs: number;
}

/** What a flight came to. A refusal names its resolution. */
export type FlightEnd =
  | { readonly how: 'resolve'; readonly value: unknown }
  | { readonly how: 'reject'; readonly value: unknown; readonly resolution?: Resolution };

export interface Flights {
  /** Calls `send` once this turn is over. `ended` is called once, in a turn, unless the flight is abandoned; returns how to do that. */
  launch(cargo: Cargo, ended: (end: FlightEnd) => void): () => void;
  /** Remembers a request of the app's own pipeline. */
  track(requestId: string, action: number, subject: string | undefined): void;
  /** What was sent under an id. Undefined: nothing, or it was forgotten. */
  sent(requestId: string | undefined): Sent | undefined;
  /** An error was delivered: it ends the flight of its id, if there is one. */
  refuse(requestId: string | undefined, resolution: Resolution, serverMessage?: string): void;
  /** The connection was lost, and with it everything that is in flight. */
  lose(): void;
  dispose(): void;
}

interface Flight {
  readonly sent: Sent;
  /** What `send` has rejected with. */
  cause?: unknown;
  end(end: FlightEnd): void;
  lose(): void;
  abandon(): void;
}

/** What flights need of the engine. */
export interface FlightHooks {
  /** Handles a frame as every other, once, and returns what it resolved to. */
  readonly deliver: (parsed: ParsedFrame, sent: Sent) => Resolution;
  /** What a frame means, without handling it. */
  readonly resolve: (frame: ErrorFrame) => Resolution;
  readonly marks: Marks;
  /** Aborted when the login in flight is given up. */
  readonly loginSignal: () => AbortSignal | undefined;
  /** #102 has its answer. */
  readonly loginAnswered: (sentAt: number) => void;
}

export function createFlights(
  clock: EngineClock,
  { turn, after, fault }: Pick<Outbox, 'turn' | 'after' | 'fault'>,
  hooks: FlightHooks,
): Flights {
  const { deliver, resolve, marks } = hooks;
  const live = new Map<string, Flight>();
  // What was sent and is not in flight, or was by the app: an error may come late, or twice.
  const tracked = new Map<string, Sent>();
  let disposed = false;

  const sentNow = (action: number, subject: string | undefined): Sent => ({
    request: subject === undefined ? { action } : { action, subject },
    moment: marks.now(),
    awaited: true,
  });

  /** What `send` rejected with: an error frame is delivered as every other, once. */
  function rejected(requestId: string, sent: Sent, error: unknown): void {
    const flight = live.get(requestId);
    const parsed = parseRejection(error);
    if (!parsed) return flight?.end({ how: 'reject', value: error });
    if (flight) {
      flight.cause = error;
      if (isError(parsed.frame, clientMade.connectionLost)) return flight.lose();
    } else if (disposed || isClientMade(parsed.frame)) {
      // That nobody answered is of no use once it has ended.
      return;
    }
    const frame = { requestId, ...parsed.frame };
    const resolution = deliver(
      { ...parsed, frame },
      flight ? sent : { ...sent, awaited: undefined },
    );
    // The frame had another id, or was delivered before.
    flight?.end({
      how: 'reject',
      value: new RequestRefusedError(resolution, error),
      resolution,
    });
  }

  return {
    launch(cargo, ended) {
      const { requestId, action, subject, send, attempt, idempotencyKey, timeoutMs } = cargo;
      const sent = sentNow(action, subject);
      const { signal, abort } = createAbort(() =>
        fault('platform', 'The platform refused an AbortController'),
      );
      const timedOut = () =>
        deliver({ frame: { ...clientMade.noAnswer, requestId }, dropped: [] }, sent);
      let timer = clock.setTimeout(timedOut, timeoutMs);
      let unlisten = () => {};
      const land = () => {
        const wasLive = live.delete(requestId);
        clock.clearTimeout(timer);
        unlisten();
        if (wasLive) remember(tracked, requestId, { ...sent, awaited: undefined });
        return wasLive;
      };
      const abandon = () => {
        if (land()) after(abort);
      };
      const end = (how: FlightEnd) => {
        if (!land()) return;
        if (how.how === 'reject') after(abort);
        ended(how);
      };
      const lose = () => {
        const frame = { ...sent.request, ...clientMade.connectionLost, requestId };
        const resolution = resolve(frame);
        const value = new RequestRefusedError(resolution, flight.cause);
        end({ how: 'reject', value, resolution });
      };
      const flight: Flight = { sent, end, lose, abandon };
      live.set(requestId, flight);
      // The engine's own login is given up, and with it the request that it is made of.
      if (action === loginAction) {
        unlisten = listenToAbort(hooks.loginSignal(), (reason) =>
          turn('login', () => end({ how: 'reject', value: reason })),
        );
      }
      const alive = () => {
        if (live.get(requestId) !== flight) return;
        clock.clearTimeout(timer);
        timer = clock.setTimeout(timedOut, timeoutMs);
      };
      after(() => {
        if (live.get(requestId) !== flight) return;
        const call = { requestId, signal, attempt, idempotencyKey, alive };
        answerOf(() => send(call)).then(
          (value) =>
            turn('login', () => {
              if (live.get(requestId) !== flight) return;
              if (action === loginAction) hooks.loginAnswered(sent.moment);
              end({ how: 'resolve', value });
            }),
          (error: unknown) => turn('frame', () => rejected(requestId, sent, error)),
        );
      });
      return abandon;
    },
    track(requestId, action, subject) {
      remember(tracked, requestId, { ...sentNow(action, subject), awaited: undefined });
    },
    sent: (requestId = '') => live.get(requestId)?.sent ?? tracked.get(requestId),
    refuse(requestId = '', resolution, serverMessage) {
      const flight = live.get(requestId);
      if (!flight) return;
      const value = new RequestRefusedError(resolution, flight.cause, serverMessage);
      flight.end({ how: 'reject', value, resolution });
    },
    lose() {
      for (const flight of [...live.values()]) flight.lose();
    },
    dispose() {
      disposed = true;
      for (const flight of [...live.values()]) flight.abandon();
    },
  };
}
