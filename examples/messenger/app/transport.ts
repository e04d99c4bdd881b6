// The page's connection. Comes in: requests as bytes. Goes out: answers to them; a closed socket is opened again. Errors, and the loss of the
// connection, find their request by way of the engine, to which `attach` hands every frame. Next: messenger.ts.
import type { SendCall } from 'igap-reactions';
import { decodeFrame } from 'igap-reactions/wire';
import { type Answer, readAnswer } from './answer.js';
import { type Action, encodeRequest, type Fields } from './request-bytes.js';

/** What went over the wire, for the inspector; `opened` and `closed` are the socket itself, without bytes. */
export type Traffic = (
  direction: 'out' | 'in' | 'opened' | 'closed',
  bytes: Uint8Array,
  requestId?: string,
) => void;

const none = new Uint8Array();

export interface Transport {
  /** Sends a request under the id that the engine gave it. Settles with its answer, unless the engine has ended it before; rejects with 5/3 where no connection is open. */
  send<A extends Action>(call: SendCall, action: A, fields: Fields<A>): Promise<Answer>;
  open(): void;
  /** Closes the connection, with what is signed in on it, and opens another. */
  renew(): void;
}

/** After how long a lost connection is opened again, ms; twice as long each time that this fails. */
const retry = { firstMs: 400, longestMs: 8000 };

/** `opened` is called with each socket once it is the one that is sent over, and returns what is to be done when it is not any more. */
export function createTransport(
  url: string,
  traffic: Traffic,
  opened: (socket: WebSocket) => () => void,
): Transport {
  const waiting = new Map<string, (answer: Answer) => void>();
  let socket: WebSocket | undefined;
  let closed = () => {};
  let delayMs = retry.firstMs;

  function receive(data: ArrayBuffer): void {
    const answer = answerIn(data);
    traffic('in', new Uint8Array(data), answer?.requestId);
    if (!answer) return;
    waiting.get(answer.requestId)?.(answer);
    waiting.delete(answer.requestId);
  }

  function open(): void {
    const made = new WebSocket(url);
    made.binaryType = 'arraybuffer';
    let isOpen = false;
    made.addEventListener('open', () => {
      isOpen = true;
      traffic('opened', none);
    });
    made.addEventListener('message', ({ data }) => {
      delayMs = retry.firstMs;
      receive(data);
    });
    made.addEventListener('close', () => {
      // One that never opened is no news: it is tried again.
      if (isOpen) traffic('closed', none);
      if (made !== socket) return;
      closed();
      // Not all clients at once.
      setTimeout(open, delayMs * (0.5 + Math.random() / 2));
      delayMs = Math.min(delayMs * 2, retry.longestMs);
    });
    socket = made;
    closed = opened(made);
  }

  return {
    open,
    send: ({ requestId, signal }, action, fields) =>
      new Promise((answer, fail) => {
        if (socket?.readyState !== WebSocket.OPEN) return fail({ majorCode: 5, minorCode: 3 });
        waiting.set(requestId, answer);
        signal.addEventListener('abort', () => waiting.delete(requestId));
        const bytes = encodeRequest(requestId, action, fields);
        traffic('out', bytes, requestId);
        socket.send(bytes);
      }),
    renew() {
      const former = socket;
      closed();
      open();
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
