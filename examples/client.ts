// A messenger client as small as it can be. Comes in: a server's address and a token. Goes out: an engine for the screens, and answers to
// requests. The README shows its heart. Next: message.ts has the bytes; `npm run server` is a server for it.
import {
  createReactionEngine,
  type ReactionEngineOptions,
  type RequestOptions,
} from 'igap-reactions';
import { attach } from 'igap-reactions/attach';
import { decodeFrame, type Frame } from 'igap-reactions/wire';
import { WebSocket } from 'ws';
import { encodeRequest, type Fields, requestIdOf } from './message.js';

/** `connect` opens a socket, at first and whenever the last one was closed: the engine learns of it from `attach`, and logs in. */
export function createClient(url: string, token: string, options: ReactionEngineOptions = {}) {
  const { send, sendOver } = createTransport();

  const engine = createReactionEngine({ ...options, login: () => request(102, { token }) });
  const request = (action: number, fields: Fields, how?: RequestOptions): Promise<Frame> =>
    engine.request(action, ({ requestId, signal }) => send(requestId, action, fields, signal), how);
  function connect(): WebSocket {
    const socket = sendOver(new WebSocket(url));
    socket.binaryType = 'arraybuffer';
    const detach = attach(engine, socket);
    socket.addEventListener('close', detach);
    return socket;
  }

  return { engine, request, connect, send };
}

/**
 * What is sent and not answered yet, over the socket that was opened last. An error, and the loss of the connection, find a request by way
 * of the engine, which aborts its signal.
 */
function createTransport() {
  const inFlight = new Map<string, (answer: Frame) => void>();
  let socket: WebSocket | undefined;

  const send = (requestId: string, action: number, fields: Fields, signal: AbortSignal) =>
    new Promise<Frame>((answer, fail) => {
      if (socket?.readyState !== WebSocket.OPEN) return fail({ majorCode: 5, minorCode: 3 });
      inFlight.set(requestId, answer);
      signal.addEventListener('abort', () => inFlight.delete(requestId));
      socket.send(encodeRequest(requestId, action, fields));
    });
  function receive(data: unknown): void {
    try {
      const frame = decodeFrame(data as ArrayBuffer);
      if (frame.action === 0) return;
      const requestId = requestIdOf(frame);
      inFlight.get(requestId)?.(frame);
      inFlight.delete(requestId);
    } catch {
      // What cannot be read answers nothing.
    }
  }
  function sendOver(opened: WebSocket): WebSocket {
    // Known before `attach` is: over a socket that is open it begins the login at once.
    socket = opened;
    socket.addEventListener('message', ({ data }) => receive(data));
    // A close follows.
    socket.addEventListener('error', () => {});
    return socket;
  }
  return { send, sendOver };
}
