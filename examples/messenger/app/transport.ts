// The page's connection. Comes in: requests as bytes. Goes out: answers to them; a closed socket is opened again. Errors find their request by
// way of the engine, which hears every frame by `attach`. Next: messenger.ts.
import type { SendCall } from 'igap-reactions';
import { decodeFrame } from 'igap-reactions/wire';
import { type Answer, readAnswer } from './answer.js';
import { type Action, encodeRequest, type Fields } from './request-bytes.js';
import { createStore, type Store } from './store.js';

/** What went over the wire, for the timeline. */
export type Traffic = (
  direction: 'out' | 'in',
  bytes: Uint8Array,
  requestId: string | undefined,
) => void;

export interface Transport {
  readonly online: Store<boolean>;
  /** Sends a request under the id that the engine gave it. Rejects with 5/3 where no connection is near, and with 5/2 where it is lost. */
  send<A extends Action>(call: SendCall, action: A, fields: Fields<A>): Promise<Answer>;
  open(): void;
  /** Closes the connection, with what is signed in on it, and opens another. */
  renew(): void;
}

/** After how long a lost connection is opened again, ms; twice as long each time that this fails. */
const retry = { firstMs: 400, longestMs: 8000 };

/** `opened` is called with each socket as soon as it is made, and returns what is to be done when it is closed. */
export function createTransport(
  url: string,
  traffic: Traffic,
  opened: (socket: WebSocket) => () => void,
): Transport {
  const online = createStore(false);
  const waiting = new Map<string, { answer(answer: Answer): void; fail(error: unknown): void }>();
  let socket: WebSocket | undefined;
  let delayMs = retry.firstMs;

  function hear(data: ArrayBuffer): void {
    const answer = answerIn(data);
    traffic('in', new Uint8Array(data), answer?.requestId);
    if (!answer) return;
    waiting.get(answer.requestId)?.answer(answer);
    waiting.delete(answer.requestId);
  }

  function lose(): void {
    online.set(false);
    for (const { fail } of waiting.values()) fail({ majorCode: 5, minorCode: 2 });
    waiting.clear();
  }

  return {
    online,
    send: ({ requestId, signal }, action, fields) =>
      new Promise((answer, fail) => {
        const over = socket;
        if (!over || over.readyState > WebSocket.OPEN) return fail({ majorCode: 5, minorCode: 3 });
        waiting.set(requestId, { answer, fail });
        signal.addEventListener('abort', () => waiting.delete(requestId));
        const transmit = () => {
          if (!waiting.has(requestId)) return;
          const bytes = encodeRequest(requestId, action, fields);
          traffic('out', bytes, requestId);
          over.send(bytes);
        };
        if (over.readyState === WebSocket.OPEN) transmit();
        else over.addEventListener('open', transmit);
      }),
    open() {
      const made = new WebSocket(url);
      made.binaryType = 'arraybuffer';
      made.addEventListener('message', ({ data }) => {
        delayMs = retry.firstMs;
        hear(data);
      });
      const closed = opened(made);
      made.addEventListener('open', () => online.set(true));
      made.addEventListener('close', () => {
        closed();
        if (made !== socket) return;
        lose();
        // Not all clients at once.
        setTimeout(() => this.open(), delayMs * (0.5 + Math.random() / 2));
        delayMs = Math.min(delayMs * 2, retry.longestMs);
      });
      socket = made;
    },
    renew() {
      const former = socket;
      lose();
      this.open();
      former?.close();
    },
  };
}

/** Undefined: it is an error, or cannot be read and so answers nothing; its request ends as 5/1. */
function answerIn(data: ArrayBuffer): Answer | undefined {
  try {
    const frame = decodeFrame(data);
    return frame.action === 0 ? undefined : readAnswer(frame);
  } catch {
    return undefined;
  }
}
