// One call of the app's `send`, from its request id to its one end. Comes in: a request whose turn it is. Goes out: its answer, or what
// it failed with, whichever is first: an error is known by its id, however it arrives. Next: requests.ts goes on with it.
import type { EngineClock } from '../clock.js';
import type { Cause } from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import { createMemory } from '../memory.js';
import { isClientMade, isError, type ProtocolFacts } from '../protocol/facts.js';
import type { FieldNames, Resolution } from '../reaction/resolve.js';
import type { BatchOptions, Send, SendCall } from '../request-options.js';
import type { Marks } from '../session/marks.js';
import { createAbort, listenToAbort } from '../signal.js';
import { answerOf } from '../stranger.js';
import { type ErrorFrame, type ParsedFrame, parseRejection } from '../wire/error-frame.js';
import { lookAtAnswer, lookAtRejection } from './answer-advice.js';
import { RequestRefusedError } from './request-error.js';

/** What the client knows of a request that was sent; an error frame holds its id only. */
export interface Sent {
  readonly request: Pick<ErrorFrame, 'action' | 'subject'>;
  /** The moment at which it was sent. */
  readonly moment: number;
  /** The app's names for its fields. */
  readonly fieldNames?: FieldNames | undefined;
  /** A promise of the app's rejects with its error. */
  readonly awaited?: true | undefined;
  /** It was a login that was given up: its error is resolved and locks, and changes no session. */
  readonly isLateLogin?: true | undefined;
}

/** What is to be sent. */
interface Cargo {
  readonly action: number;
  readonly subject: string | undefined;
  readonly send: Send<unknown>;
  readonly idempotencyKey: string;
}

/** How it is sent this time. */
interface Sending {
  readonly requestId: string;
  readonly attempt: number;
  readonly options: BatchOptions;
}

/** What a flight came to. A refusal names its resolution. */
export type FlightEnd =
  | { readonly how: 'resolve'; readonly value: unknown }
  | { readonly how: 'reject'; readonly value: unknown; readonly resolution?: Resolution };

export interface Flights {
  /** Calls `send` once this turn is over. `ended` is called once, in a turn, unless the flight is abandoned; returns how to do that. */
  launch(cargo: Cargo, sending: Sending, ended: (end: FlightEnd) => void): () => void;
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
  readonly sent: Sent & { awaited?: true | undefined };
  /** What `send` has come to: nobody has to be stopped. */
  hasReturned?: true;
  /** What `send` has rejected with. */
  cause?: unknown;
  /** Ends it, once. Without an end: nobody waits for it any more. */
  end(how?: FlightEnd): void;
}

/** What flights need of the engine. */
export interface FlightHooks {
  /** Handles a frame as every other, once, and returns what it resolved to. */
  readonly deliver: (parsed: ParsedFrame, sent: Sent) => Resolution;
  /** What a frame means, without handling it. */
  readonly resolve: (frame: ErrorFrame, fieldNames?: FieldNames) => Resolution;
  readonly marks: Marks;
  /** Aborted when the login in flight is given up. */
  readonly loginSignal: () => AbortSignal | undefined;
  /** #102 has its answer. */
  readonly loginAnswered: (sentAt: number) => void;
}

export function createFlights(
  facts: ProtocolFacts,
  clock: EngineClock,
  { turn, after, begin, fault }: Pick<Outbox, 'turn' | 'after' | 'begin' | 'fault'>,
  { deliver, resolve, marks, loginSignal, loginAnswered }: FlightHooks,
): Flights {
  const { clientMade, login } = facts;
  const live = new Map<string, Flight>();
  // What was sent and is not in flight, or was by the app: an error may come late, or twice.
  const tracked = createMemory<Sent>();
  let isDisposed = false;

  const requestOf = (action: number, subject: string | undefined) =>
    subject === undefined ? { action } : { action, subject };

  function refuse(requestId = '', resolution: Resolution, serverMessage?: string): void {
    const flight = live.get(requestId);
    if (!flight) return;
    const value = new RequestRefusedError(resolution, flight.cause, serverMessage);
    flight.end({ how: 'reject', value, resolution });
  }

  function lose(requestId: string, { sent }: Flight): void {
    const frame = { ...sent.request, ...clientMade.connectionLost, requestId };
    refuse(requestId, resolve(frame, sent.fieldNames));
  }

  /** What `send` rejected with: an error frame is delivered as every other, once. */
  function rejected(requestId: string, flight: Flight, error: unknown): void {
    const parsed = parseRejection(error);
    flight.cause = error;
    if (!parsed) lookAtRejection(live, error);
    if (!parsed) flight.end({ how: 'reject', value: error });
    else if (isError(parsed.frame, clientMade.connectionLost)) lose(requestId, flight);
    // That nobody answered is of no use once it has ended.
    else if (live.has(requestId) || !(isDisposed || isClientMade(facts, parsed.frame))) {
      const resolution = deliver({ ...parsed, frame: { requestId, ...parsed.frame } }, flight.sent);
      // The frame had another id, or was delivered before.
      refuse(requestId, resolution);
    }
  }

  /** Calls `send`, and takes what comes of it. */
  function call(requestId: string, flight: Flight, send: () => PromiseLike<unknown>): void {
    if (!live.has(requestId)) return;
    const returned = (cause: Cause, work: () => void) => {
      flight.hasReturned = true;
      turn(cause, work);
    };
    answerOf(send).then(
      (value) =>
        returned('login', () => {
          lookAtAnswer(live, value);
          const { request, moment } = flight.sent;
          if (live.has(requestId) && request.action === login.action) loginAnswered(moment);
          flight.end({ how: 'resolve', value });
        }),
      (error: unknown) => returned('frame', () => rejected(requestId, flight, error)),
    );
  }

  return {
    launch({ action, subject, send, idempotencyKey }, sending, ended) {
      const { requestId, attempt } = sending;
      const { timeoutMs = 10_000, fieldNames } = sending.options;
      const own = createAbort(() => fault('platform', 'The platform refused an AbortController'));
      let timer: unknown;
      let unlisten = () => {};
      const flight: Flight = {
        sent: {
          request: requestOf(action, subject),
          moment: marks.now(),
          fieldNames,
          awaited: true,
        },
        end(how) {
          if (!live.delete(requestId)) return;
          clock.clearTimeout(timer);
          unlisten();
          flight.sent.awaited = undefined;
          tracked.remember(requestId, flight.sent);
          if (!flight.hasReturned) after(own.abort);
          if (how) ended(how);
        },
      };
      const timedOut = () => {
        if (!live.has(requestId)) return;
        deliver({ frame: { ...clientMade.noAnswer, requestId }, dropped: [] }, flight.sent);
      };
      const alive = () => {
        if (!live.has(requestId)) return;
        clock.clearTimeout(timer);
        timer = clock.setTimeout(timedOut, timeoutMs);
      };
      live.set(requestId, flight);
      alive();
      // The engine's own login is given up, and with it the request that it is made of.
      if (action === login.action) {
        unlisten = listenToAbort(loginSignal(), (value) =>
          turn('login', () => flight.end({ how: 'reject', value })),
        );
      }
      begin(() => {
        // Made now: an object with a getter is a large one, and nobody but the app keeps it.
        const given: SendCall = {
          requestId,
          attempt,
          idempotencyKey,
          alive,
          get signal() {
            return own.signal();
          },
        };
        call(requestId, flight, () => send(given));
      });
      return () => flight.end();
    },
    track(requestId, action, subject) {
      tracked.remember(requestId, {
        request: requestOf(action, subject),
        moment: marks.now(),
      });
    },
    sent: (requestId = '') => live.get(requestId)?.sent ?? tracked.known.get(requestId),
    refuse,
    lose() {
      for (const [requestId, flight] of live) lose(requestId, flight);
    },
    dispose() {
      isDisposed = true;
      for (const flight of live.values()) flight.end();
    },
  };
}
