// One call of the host's `send`, from its request id to its one end. Comes in: a request whose turn it is. Goes out: its answer, its
// refusal or its own failure, whichever is first: an error is known by its id however it arrives. Next: requests.ts goes on with it.
import type { Clock } from '../clock.js';
import type { Resolution } from '../reaction/resolve.js';
import { isClientMade, loginAction, noAnswerFrame } from '../session/answer.js';
import type { Outbox } from '../session/outbox.js';
import type { Session } from '../session/session.js';
import { type ParsedFrame, parseRejection } from '../wire/error-frame.js';
import { Memory } from './memory.js';
import type { Send, TrackedRequest } from './request.js';

/** What the client knows of a request that was sent; an error frame holds its id only. */
export interface Sent extends Pick<TrackedRequest, 'action' | 'subject'> {
  /** The session's moment at which it was sent. */
  readonly moment: number;
  /** The sign-in that it belongs to. */
  readonly signIn: number;
}

/** What is to be sent. */
interface Cargo extends Pick<TrackedRequest, 'action' | 'subject'> {
  readonly send: Send<unknown>;
  readonly attempt: number;
  readonly timeoutMs: number;
}

/** How a flight ends: one of these, once, in a turn; none where it was abandoned. */
interface Ends {
  resolved(value: unknown): void;
  /** `cause`: what `send` rejected with, if the error came by it. */
  refused(resolution: Resolution, cause?: unknown): void;
  failed(error: unknown): void;
}

export interface Flight {
  /** Calls `send`; it may end at once. */
  start(): void;
  /** Nobody waits for its end any more: what `send` still does is of no use. */
  abandon(): void;
}

export interface Flights {
  prepare(cargo: Cargo, ends: Ends): Flight;
  /** Remembers a request of the host's own pipeline. */
  track(request: TrackedRequest): void;
  /** What was sent under an id. Undefined: nothing, or it was forgotten. */
  sent(requestId: string | undefined): Sent | undefined;
  /** Whether a request belongs to a sign-in that has ended. */
  isForeign(sent: Sent | undefined): boolean;
  /** An error was delivered: it ends the flight of its id, if there is one. */
  refuse(requestId: string | undefined, resolution: Resolution): void;
  /** What is sent from now on belongs to another sign-in. */
  leave(): void;
  dispose(): void;
}

interface Live {
  readonly ends: Ends;
  readonly sent: Sent;
  readonly abort: AbortController;
  readonly abandon: () => void;
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
  let signIn = 0;
  const live = new Map<string, Live>();
  // What was sent and is not in flight any more, or was by the host: an error may come late, or twice.
  const tracked = new Memory<Sent>();
  const sentNow = ({ action, subject }: Pick<TrackedRequest, 'action' | 'subject'>): Sent => ({
    action,
    subject,
    moment: session.moment(),
    signIn,
  });

  return {
    prepare(cargo, ends) {
      const { action, send, attempt, timeoutMs } = cargo;
      const requestId = `${prefix}-${++ids}`;
      const abort = new AbortController();
      const sent = sentNow(cargo);
      const timer = clock.setTimeout(
        () => deliver({ frame: { ...noAnswerFrame, requestId }, dropped: [], source: abort }),
        timeoutMs,
      );
      const land = () => {
        clock.clearTimeout(timer);
        tracked.set(requestId, sent);
        return live.delete(requestId);
      };
      const abandon = () => {
        if (land()) after(() => abort.abort());
      };
      live.set(requestId, { ends, sent, abort, abandon });
      return {
        abandon,
        start() {
          const login = action === loginAction ? session.signal() : undefined;
          // The engine's own login is given up, and with it the request that it is made of.
          login?.addEventListener('abort', () =>
            turn(() => {
              if (live.has(requestId)) ends.failed(login.reason);
            }),
          );
          new Promise((settle) => settle(send({ requestId, signal: abort.signal, attempt }))).then(
            (value) => turn(() => land() && ends.resolved(value)),
            (error: unknown) =>
              turn(() => {
                const inTime = land();
                const parsed = parseRejection(error);
                if (!parsed) return inTime && ends.failed(error);
                // The host's own word that nobody answered is of no use after ours.
                if (!inTime && isClientMade(parsed.frame)) return;
                const frame = { requestId, ...parsed.frame };
                const resolution = deliver({ ...parsed, frame }, sent);
                if (inTime) ends.refused(resolution, error);
              }),
          );
        },
      };
    },
    track(request) {
      tracked.set(request.requestId, sentNow(request));
    },
    sent: (requestId = '') => live.get(requestId)?.sent ?? tracked.get(requestId),
    isForeign: (sent) => sent !== undefined && sent.signIn !== signIn,
    refuse(requestId = '', resolution) {
      const flight = live.get(requestId);
      flight?.abandon();
      flight?.ends.refused(resolution);
    },
    leave() {
      signIn++;
    },
    dispose() {
      for (const { abandon, abort } of live.values()) {
        abandon();
        abort.abort();
      }
    },
  };
}
