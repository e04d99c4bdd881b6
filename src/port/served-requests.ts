// The requests of one page, in its worker. Comes in: what the page asks for, and what its `send` comes to. Goes out: requests of the engine,
// which says when each goes; the page is asked to send. No answer and no error of the app's is here. Next: serve-engine.ts.
import type { Inside } from '../inside.js';
import type { Lockout } from '../lockout/lockout.js';
import { isError } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import type { ReactionEngine } from '../reaction-engine.js';
import { LockedOutError, RequestRefusedError } from '../request/request-error.js';
import type { RequestOptions, SendCall } from '../request-options.js';
import { createAbort, listenToAbort } from '../signal.js';
import { answerOf, attempt, fieldsOf } from '../stranger.js';
import type { Post, ToPage, ToWorker } from './message.js';

/** A request that has no answer yet. */
interface ServedRequest {
  readonly action: number;
  readonly subject: string | undefined;
  readonly end: (body: Omit<ToPage['answer'], 'id'>) => void;
  readonly abort: () => void;
  /** The id that it was last sent under, and what that was refused with. */
  sending?: string;
  refused?: Resolution | undefined;
}

/** One call of the page's `send`, from the moment at which it is its turn. */
interface Flight {
  readonly call: SendCall;
  readonly resolve: (sending: string) => void;
  readonly reject: (error: unknown) => void;
  isReady: boolean;
}

export interface ServedRequests {
  ask(message: ToWorker['request']): void;
  ready(message: ToWorker['ready']): void;
  alive(message: ToWorker['alive']): void;
  sent(message: ToWorker['sent']): void;
  failed(message: ToWorker['failed']): void;
  abort(message: ToWorker['abort']): void;
  refuse(message: ToWorker['refuse']): void;
  /** A frame was resolved: it may be the refusal of one of these. */
  resolved(resolution: Resolution): void;
  /** The page is gone: nothing of it goes on. */
  leave(): void;
}

/** An error of the library as plain data. An abort has none. */
export const plainError = (error: unknown): object | undefined =>
  attempt(() => (error as { toJSON(): object }).toJSON());

/** `missed`: a page did not wake in all the time that its request had. */
export function serveRequests(
  engine: ReactionEngine,
  { fault }: Pick<Inside, 'fault'>,
  post: Post<ToPage>,
  missed: () => void,
): ServedRequests {
  const { noAnswer } = engine.protocol.facts.clientMade;
  const asked = new Map<number, ServedRequest>();
  /** Stay until the page has answered: an error that comes late counts. */
  const flights = new Map<string, Flight>();

  const land = (sending: string) => {
    const flight = flights.get(sending);
    flights.delete(sending);
    return flight;
  };

  function send(id: number, request: ServedRequest, call: SendCall): Promise<string> {
    const { requestId: sending, attempt, idempotencyKey: key, signal } = call;
    request.sending = sending;
    request.refused = undefined;
    return new Promise((resolve, reject) => {
      const flight = { call, resolve, reject, isReady: false };
      flights.set(sending, flight);
      listenToAbort(signal, () => {
        post('stop', { id, sending });
        if (flight.isReady || !land(sending)) return;
        // Others than the clock may end it: the app, the session, the socket.
        if (request.refused && isError(request.refused.frame, noAnswer)) missed();
      });
      post('go', { id, sending, attempt, key });
    });
  }

  return {
    ask({ id, action, options }) {
      if (asked.has(id)) return;
      const { whileLockedOut, subject, ...given } = options as RequestOptions;
      const own = createAbort(() => fault('platform', 'The platform refused an AbortController'));
      const request: ServedRequest = {
        action,
        subject: subject as string | undefined,
        abort: own.abort,
        end(body) {
          if (asked.delete(id)) post('answer', { id, ...body });
        },
      };
      asked.set(id, request);
      const chosen = new Set<string>();
      // It waits until the page says otherwise: that sends nothing.
      const wait = (lockout: Lockout) => {
        const choice = `${lockout.id} ${lockout.untilMs}`;
        if (!chosen.has(choice)) post('choose', { id, lockout });
        chosen.add(choice);
        return 'wait' as const;
      };
      answerOf(() =>
        engine.request(action, (call) => send(id, request, call), {
          ...given,
          subject,
          signal: own.signal(),
          whileLockedOut: (whileLockedOut as unknown) === 'ask' ? wait : whileLockedOut,
        }),
      ).then(
        (sending) => request.end({ sending }),
        (error: unknown) => {
          const { sending } = fieldsOf(error, 'sending');
          request.end(typeof sending === 'string' ? { sending } : { error: plainError(error) });
        },
      );
    },
    ready({ id, sending }) {
      const flight = flights.get(sending);
      if (!flight) return;
      flight.isReady = true;
      // Its time begins now.
      flight.call.alive();
      post('send', { id, sending });
    },
    alive: ({ sending }) => flights.get(sending)?.call.alive(),
    sent: ({ sending }) => land(sending)?.resolve(sending),
    failed: ({ sending, frame }) => land(sending)?.reject({ sending, frame }),
    abort: ({ id }) => asked.get(id)?.abort(),
    refuse({ id }) {
      const request = asked.get(id);
      if (!request) return;
      const guard = engine.guard(request.action, request.subject);
      if (guard.allowed) return;
      const { refused } = request;
      const error = refused
        ? new RequestRefusedError(refused)
        : new LockedOutError(guard.lockout, guard.remainingMs);
      request.end({ error: error.toJSON() });
      request.abort();
    },
    resolved(resolution) {
      const { requestId } = resolution.frame;
      if (requestId === undefined) return;
      for (const request of asked.values()) {
        if (request.sending === requestId) request.refused = resolution;
      }
    },
    leave() {
      for (const { abort } of asked.values()) abort();
      asked.clear();
      flights.clear();
    },
  };
}
