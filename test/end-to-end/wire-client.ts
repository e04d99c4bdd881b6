// A messenger client as small as it can be, for tests over a real socket: an engine between the socket and the test, and requests that are
// known by their ids. Comes in: calls of the test. Goes out: frames of the protocol; answers, as promises. Next: the protocol server.
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { attach } from '../../src/attach.js';
import { systemClock } from '../../src/clock.js';
import type { ErrorFrame, RequestOptions, SendCall } from '../../src/index.js';
import {
  nextEvent,
  type ServerOptions,
  type TestEngine,
  type TestEngineOptions,
  testEngine,
} from '../../src/testing.js';
import { decodeErrorFrame } from '../../src/wire.js';
import { type Frame, frameOf, open, requestBytes } from '../testing/client.js';

/** What a client asks for. */
export interface WireRequest extends RequestOptions {
  /** What the message holds besides its id and, in a #201, its room: the subject. */
  readonly fields?: Parameters<typeof requestBytes>[2];
  /** The id of a member of a batch, under which it is sent the first time. */
  readonly member?: string | undefined;
  /** How the test knows it again. */
  readonly name?: string | undefined;
}

/** A request that was sent and is not answered yet. */
interface Unanswered extends Pick<WireRequest, 'subject' | 'name'> {
  readonly action: number;
  readonly attempt: number;
}

export interface ClientOptions extends TestEngineOptions {
  readonly token?: string;
  /** Its own handler gets a frame before the engine does. */
  readonly first?: boolean;
  /** Is called whenever the engine calls `send`, with what is unanswered then. */
  readonly onSend?: (request: Unanswered, others: readonly Unanswered[]) => void;
}

export interface WireClient extends TestEngine {
  /** What it logs in with. */
  token: string;
  readonly connected: boolean;
  readonly unanswered: readonly Unanswered[];
  /** All that it has opened so far. */
  readonly sockets: readonly WebSocket[];
  /** Opens a socket and attaches the engine to it, which logs in. One that it had is closed. */
  connect(): Promise<void>;
  /** Connects, and settles when it is logged in. */
  logIn(): Promise<void>;
  /** Gives its socket up without closing it: what is unanswered fails with 5/2, and the engine is detached from it. */
  hangUp(): WebSocket | undefined;
  request(action: number, request?: WireRequest): Promise<Frame>;
  /** #201 to a room. */
  say(room: number, request?: WireRequest): Promise<Frame>;
  /** Settles when the server has received everything that was sent, and everything that it sent until then has come. */
  roundTrip(): Promise<void>;
  /** Disposes of the engine and closes the socket. */
  close(): Promise<void>;
}

/** A client that is not connected yet. */
function wireClient(url: string, options: ClientOptions = {}): WireClient {
  const { token = 'token', first = false, onSend, ...engineOptions } = options;
  const made = testEngine({ login: () => client.request(102), ...engineOptions });
  const { engine, clock } = made;
  const pending = new Map<
    string,
    Unanswered & { answer(frame: Frame): void; fail(error: unknown): void }
  >();
  let line: { readonly socket: WebSocket; cut(): void } | undefined;
  const sockets: WebSocket[] = [];
  let marks = 0;

  const receive = (data: unknown) => {
    if (!(data instanceof Uint8Array)) return;
    try {
      const error = decodeErrorFrame(data);
      if (error) return pending.get(error.requestId ?? '')?.fail(error);
      const frame = frameOf(data);
      pending.get(frame.id)?.answer(frame);
    } catch {
      // It cannot be read: the engine reports it, and whoever waits for it gets no answer.
    }
  };

  const send = (
    action: number,
    { subject, fields, member, name }: WireRequest,
    { requestId, signal, attempt }: SendCall,
  ) =>
    new Promise<Frame>((resolve, reject) => {
      const request: Unanswered = { action, subject, attempt, name };
      onSend?.(request, client.unanswered);
      if (!line) return reject({ majorCode: 5, minorCode: 3 } satisfies ErrorFrame);
      const id = attempt === 1 && member ? member : requestId;
      const end = () => {
        pending.delete(id);
        signal.removeEventListener('abort', abort);
      };
      const fail = (error: unknown) => {
        end();
        reject(error);
      };
      const abort = () => fail(signal.reason);
      const answer = (frame: Frame) => {
        end();
        resolve(frame);
      };
      pending.set(id, { ...request, answer, fail });
      signal.addEventListener('abort', abort);
      if (id === member) engine.track({ requestId: id, action, subject });
      const own = {
        ...(action === 102 && { token: client.token }),
        ...(action === 201 && { roomId: BigInt(String(subject ?? 0)) }),
      };
      line.socket.send(requestBytes(action, id, { ...own, ...fields }), () => {});
    });

  const client: WireClient = {
    ...made,
    token,
    sockets,
    get connected() {
      return line !== undefined;
    },
    get unanswered() {
      return [...pending.values()];
    },
    async connect() {
      client.hangUp()?.terminate();
      const socket = new WebSocket(url);
      sockets.push(socket);
      await new Promise((resolve, reject) => {
        socket.once('open', resolve).once('error', reject);
      });
      socket.on('error', () => {});
      if (first) socket.on('message', receive);
      let detach = () => {};
      const cut = () => {
        detach();
        socket.off('message', receive);
        if (line?.socket === socket) line = undefined;
      };
      // The socket is open: the login goes over it as soon as it is attached.
      line = { socket, cut };
      detach = attach(engine, socket, { clock });
      if (!first) socket.on('message', receive);
      socket.once('close', () => {
        if (line?.socket === socket) client.hangUp();
      });
    },
    async logIn() {
      const succeeded = nextEvent(engine, 'login.succeeded');
      await client.connect();
      await succeeded;
    },
    hangUp() {
      const socket = line?.socket;
      line?.cut();
      for (const { fail } of pending.values()) fail({ majorCode: 5, minorCode: 2 });
      return socket;
    },
    request(action, request = {}) {
      const { fields: _, member: __, name: ___, ...own } = request;
      return engine.request(action, (call) => send(action, request, call), own);
    },
    say: (room, request) => client.request(201, { subject: room, ...request }),
    async roundTrip() {
      const socket = line?.socket;
      if (!socket) return;
      const mark = String(++marks);
      await new Promise<void>((resolve) => {
        const end = () => {
          socket.off('pong', pong).off('close', end);
          resolve();
        };
        const pong = (data: Buffer) => {
          if (data.toString() === mark) end();
        };
        socket.on('pong', pong).on('close', end);
        socket.ping(mark, undefined, () => {});
      });
    },
    async close() {
      const disposed = engine.dispose();
      client.hangUp()?.terminate();
      await disposed;
    },
  };
  return client;
}

/** A server and its clients, all on one manual clock. They are closed when the test has finished. */
export async function world(options: ServerOptions = {}) {
  const { server, clock } = await open(options);
  const newClient = (clientOptions: ClientOptions = {}) => {
    const client = wireClient(server.url, { clock, ...clientOptions });
    onTestFinished(() => client.close());
    return client;
  };
  return {
    server,
    clock,
    newClient,
    /** A client that logged in so long ago that a 2 begins a new run of logins. */
    async loggedIn(clientOptions?: ClientOptions) {
      const client = newClient(clientOptions);
      await client.logIn();
      await clock.advance(30_000);
      return client;
    },
    /** How often an action was sent, by all or one of the connections. */
    count: (action: number, connection?: number) =>
      server.requests.filter(
        (each) => each.action === action && (connection ?? each.connection) === each.connection,
      ).length,
    /** Time passes in steps of a second or more, and whatever is sent in each has come to the other side. */
    async pass(ms: number, clients: readonly WireClient[], stepMs = 1000) {
      for (let left = ms; left > 0; left -= stepMs) {
        await clock.advance(Math.min(stepMs, left));
        for (const client of clients) await client.roundTrip();
      }
    },
  };
}

/** Lets what is on its way arrive until something holds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const giveUpMs = systemClock.monotonic() + 5000;
  while (!holds()) {
    if (systemClock.monotonic() > giveUpMs) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What a promise is rejected with; the answer where it is not. Never rejects. */
export function rejection(promise: Promise<Frame>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}

/** The token in an answer. */
export function tokenIn({ fields }: Frame): string {
  if (!('token' in fields) || typeof fields.token !== 'string') throw new Error('no token');
  return fields.token;
}
