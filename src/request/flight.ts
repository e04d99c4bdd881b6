// One call of the host's `send`, from its request id to its one end. Comes in: a request whose turn it is. Goes out: its answer, or what
// it failed with, whichever is first: an error is known by its id, however it arrives. Next: requests.ts goes on with it.
import type { Clock } from '../clock.js';
import type { Resolution } from '../reaction/resolve.js';
import { isClientMade, loginAction, noAnswerFrame } from '../session/answer.js';
import type { Outbox } from '../session/outbox.js';
import type { Session } from '../session/session.js';
import { type ErrorFrame, type ParsedFrame, parseRejection } from '../wire/error-frame.js';
import { remember } from './memory.js';
import type { Send, TrackedRequest } from './request.js';
import { RequestRefusedError } from './request-error.js';

type Named = Pick<TrackedRequest, 'action' | 'subject'>;

/** What the client knows of a request that was sent; an error frame holds its id only. */
export interface Sent {
  readonly request: Pick<ErrorFrame, 'action' | 'subject'>;
  /** The session's moment at which it was sent. */
  readonly moment: number;
}

/** What is to be sent. */
export interface Cargo extends Named {
  readonly send: Send<unknown>;
  readonly attempt: number;
  readonly timeoutMs: number;
  /** Ends its flight with an error: what `send` still does is of no use. Absent: it is not in flight. */
  abandon?: ((error?: unknown) => void) | undefined;
}

export interface Flights {
  /** Calls `send`. `ended` is called once, in a turn, maybe at once; a refusal is a RequestRefusedError. */
  launch(cargo: Cargo, ended: (how: 'resolve' | 'reject', value: unknown) => void): void;
  /** Remembers a request of the host's own pipeline. */
  track(request: TrackedRequest): void;
  /** What was sent under an id. Undefined: nothing, or it was forgotten. */
  sent(requestId: string | undefined): Sent | undefined;
  /** An error was delivered: it ends the flight of its id, if there is one. */
  refuse(requestId: string | undefined, resolution: Resolution): void;
  dispose(): void;
}

interface Flight {
  readonly sent: Sent;
  readonly abort: AbortController;
  readonly abandon: (error?: unknown) => void;
}

/** `deliver` handles a frame as every other, once, and returns what it resolved to. */
export function createFlights(
  clock: Clock,
  session: Session,
  { turn, after }: Pick<Outbox, 'turn' | 'after'>,
  deliver: (parsed: ParsedFrame, sent?: Sent) => Resolution,
): Flights {
  const prefix = Math.random().toString(36).slice(2);
  let ids = 0;
  let disposed = false;
  const live = new Map<string | undefined, Flight>();
  // What was sent and is not in flight, or was by the host: an error may come late, or twice.
  const tracked = new Map<string | undefined, Sent>();
  const sentNow = ({ action, subject }: Named): Sent => ({
    request: subject === undefined ? { action } : { action, subject: String(subject) },
    moment: session.moment(),
  });

  return {
    launch(cargo, ended) {
      const { action, send, attempt, timeoutMs } = cargo;
      const requestId = `${prefix}-${++ids}`;
      const abort = new AbortController();
      const sent = sentNow(cargo);
      const noAnswer = { frame: { ...noAnswerFrame, requestId }, dropped: [] };
      const timer = clock.setTimeout(() => deliver(noAnswer), timeoutMs);
      /** Whether it was in flight until now. */
      const land = () => {
        const flying = live.delete(requestId);
        // Later the cargo may be in flight again.
        if (flying) cargo.abandon = undefined;
        clock.clearTimeout(timer);
        remember(tracked, requestId, sent);
        return flying;
      };
      const abandon = (error?: unknown) => {
        if (!land()) return;
        after(() => abort.abort());
        ended('reject', error);
      };
      cargo.abandon = abandon;
      live.set(requestId, { sent, abort, abandon });
      // The engine's own login is given up, and with it the request that it is made of.
      const login = action === loginAction ? session.signal() : undefined;
      login?.addEventListener('abort', () => turn(() => abandon(login.reason)));
      new Promise((settle) => settle(send({ requestId, signal: abort.signal, attempt }))).then(
        (value) => turn(() => land() && ended('resolve', value)),
        (error: unknown) =>
          turn(() => {
            const inTime = land();
            const parsed = parseRejection(error);
            if (!parsed) return inTime && ended('reject', error);
            // The host's own word that nobody answered is of no use after ours.
            if (!inTime && (disposed || isClientMade(parsed.frame))) return;
            const frame = { requestId, ...parsed.frame };
            const resolution = deliver({ ...parsed, frame }, sent);
            if (inTime) ended('reject', new RequestRefusedError(resolution, error));
          }),
      );
    },
    track(request) {
      remember(tracked, request.requestId, sentNow(request));
    },
    sent: (requestId) => live.get(requestId)?.sent ?? tracked.get(requestId),
    refuse(requestId, resolution) {
      live.get(requestId)?.abandon(new RequestRefusedError(resolution));
    },
    dispose() {
      disposed = true;
      for (const { abort } of live.values()) abort.abort();
      live.clear();
    },
  };
}
