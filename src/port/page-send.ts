// The app's `send`, in its page. Comes in: turns that the worker gives. Goes out: calls of `send`, once the page is known to be awake; what
// they come to stays here, and the worker learns whether that is an answer, an error frame or neither. Next: page-requests.ts.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import { reactionErrorFrom } from '../reaction-error.js';
import type { Send } from '../request-options.js';
import { createAbort } from '../signal.js';
import { answerOf, fieldsOf } from '../stranger.js';
import type { Post, ToPage, ToWorker } from './message.js';

/** What a call of `send` has come to. */
interface Outcome {
  readonly isOk: boolean;
  readonly value: unknown;
}

/** How a request is sent, and what each call of `send` came to, by the id that it was sent under. */
export interface AppSend {
  readonly send: Send<unknown>;
  readonly outcomes: Map<string, Outcome | undefined>;
  /** The turn that it was given, and since when. */
  turn?: { readonly go: ToPage['go']; sinceMs: number } | undefined;
}

export interface PageSends {
  /** It is a request's turn. */
  go(of: AppSend, body: ToPage['go']): void;
  /** The worker knows that the page is awake. */
  send(of: AppSend, body: ToPage['send']): void;
  stop(body: ToPage['stop']): void;
  /** The worker is gone: nobody waits for what is under way. */
  stopAll(): void;
}

/** A turn that is older than that is asked for again: the page has slept, and the request may be over. */
const freshMs = 1000;

/** What of an error frame leaves the page. Its texts stay here: its subject, and the server's own sentence. */
const crossing = ['majorCode', 'minorCode', 'wait', 'requestId', 'action', 'timestamp'] as const;

/** The error frame that a rejection is, or carries as `frame`, by the one field that says so. The engine reads it: null is of no kind, and reported. */
function frameOf(error: unknown): { readonly frame?: object } {
  for (const value of [error, fieldsOf(error, 'frame').frame]) {
    const fields = fieldsOf(value, ...crossing);
    if (!Number.isSafeInteger(fields.majorCode)) continue;
    const frame: Record<string, unknown> = {};
    for (const name of crossing) {
      const field = fields[name];
      const isSound = typeof field === (name === 'requestId' ? 'string' : 'number');
      if (field !== undefined) frame[name] = isSound ? field : null;
    }
    return { frame };
  }
  return {};
}

export function createPageSends(
  clock: EngineClock,
  post: Post<ToWorker>,
  fault: (code: Fault['code'], message: string) => void,
): PageSends {
  /** How each call that has not come to anything is stopped. */
  const running = new Map<string, () => void>();

  /** Says that the page is awake. */
  function ready(of: AppSend, go: ToPage['go']): void {
    of.turn = { go, sinceMs: clock.elapsed() };
    post('ready', { id: go.id, sending: go.sending });
  }

  function start({ send, outcomes }: AppSend, { id, sending, attempt, key }: ToPage['go']): void {
    const own = createAbort(() => fault('platform', 'The platform refused an AbortController'));
    running.set(sending, own.abort);
    outcomes.set(sending, undefined);
    const came = (isOk: boolean, value: unknown) => {
      // Its worker is gone.
      if (!running.delete(sending)) return;
      outcomes.set(sending, { isOk, value });
      if (isOk) post('sent', { id, sending });
      else post('failed', { id, sending, ...frameOf(value) });
    };
    answerOf(() =>
      send({
        requestId: sending,
        attempt,
        idempotencyKey: key,
        alive() {
          if (running.has(sending)) post('alive', { id, sending });
        },
        get signal() {
          return own.signal();
        },
      }),
    ).then(
      (value) => came(true, value),
      (error: unknown) => came(false, error),
    );
  }

  return {
    go: ready,
    send(of, { sending }) {
      const { turn } = of;
      if (turn?.go.sending !== sending) return;
      of.turn = undefined;
      if (clock.elapsed() - turn.sinceMs > freshMs) ready(of, turn.go);
      else start(of, turn.go);
    },
    stop: ({ sending }) => running.get(sending)?.(),
    stopAll() {
      for (const stop of running.values()) stop();
      running.clear();
    },
  };
}

/** An error of the engine's, with what only the page knows: what `send` has thrown, and the server's own text. Undefined: it is none of the library's. */
export function errorOf(json: object, outcomes?: AppSend['outcomes']): unknown {
  const error = reactionErrorFrom(json);
  const { frame } = fieldsOf(error, 'frame');
  const id = fieldsOf(frame, 'requestId').requestId as string;
  const cause = outcomes?.get(id)?.value;
  if (cause === undefined) return error;
  const carried = fieldsOf(cause, 'frame').frame ?? cause;
  const { message } = fieldsOf(carried, 'message');
  const own = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(error, { cause: own(cause), serverMessage: own(message) });
}
