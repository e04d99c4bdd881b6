// A messenger client as small as it can be, for tests over a real socket: an engine between the socket and the test, and requests that are
// known by their ids. Comes in: calls of the test. Goes out: frames of the protocol; answers, as promises. Next: the protocol server.
import { WebSocket } from 'ws';
import { attach } from '../../src/attach.js';
import type { BatchOptions, ErrorFrame, RequestOptions, SendCall } from '../../src/index.js';
import {
  nextEvent,
  type TestEngine,
  type TestEngineOptions,
  testEngine,
} from '../../src/testing.js';
import { decodeErrorFrame } from '../../src/wire.js';
import { type Frame, frameOf, requestBytes } from '../testing/client.js';

/** The person's, which #100 registers; that of the account `a`, if a test does not say otherwise. */
export const phoneNumber = 989_125_550_100n;

/** What a client asks for. */
export interface WireRequest extends RequestOptions {
  /** What the message holds besides its id and, in a #201, its room: the subject. */
  readonly fields?: Parameters<typeof requestBytes>[2];
  /** The id of a member of a batch, under which it is sent the first time. */
  readonly member?: string | undefined;
  /** How the test knows it again. */
  readonly name?: string | undefined;
  /** An upload: it makes progress so often, every so many ms. */
  readonly progress?: { readonly times: number; readonly everyMs: number } | undefined;
}

/** A request that was sent and is not answered yet. */
export interface Unanswered
  extends Pick<WireRequest, 'subject' | 'name'>,
    Pick<SendCall, 'attempt' | 'idempotencyKey'> {
  readonly action: number;
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
  /** #201 to each of these rooms, as one. */
  batch(members: readonly WireRequest[], options?: BatchOptions): Promise<Frame>[];
  /** #201 to a room. */
  say(room: number, request?: WireRequest): Promise<Frame>;
  /** Settles when the server has received everything that was sent, and everything that it sent until then has come. */
  roundTrip(): Promise<void>;
  /** Disposes of the engine and closes the socket. */
  close(): Promise<void>;
}

/** A client that is not connected yet. */
export function wireClient(url: string, options: ClientOptions = {}): WireClient {
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
    { subject, fields, member, name, progress }: WireRequest,
    { requestId, signal, attempt, idempotencyKey, alive }: SendCall,
  ) =>
    new Promise<Frame>((resolve, reject) => {
      const request: Unanswered = { action, subject, attempt, idempotencyKey, name };
      onSend?.(request, client.unanswered);
      if (!line) return reject({ majorCode: 5, minorCode: 3 } satisfies ErrorFrame);
      const id = attempt === 1 && member ? member : requestId;
      let timer: unknown;
      const progresses = (left = progress?.times ?? 0) => {
        if (!progress || left === 0) return;
        timer = clock.setTimeout(() => {
          alive();
          progresses(left - 1);
        }, progress.everyMs);
      };
      const end = () => {
        pending.delete(id);
        clock.clearTimeout(timer);
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
        ...(action === 100 && { phoneNumber }),
        ...(action === 102 && { token: client.token }),
        ...(action === 201 && { roomId: BigInt(String(subject ?? 0)) }),
      };
      line.socket.send(requestBytes(action, id, { ...own, ...fields }), () => {});
      progresses();
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
      const { fields: _, member: __, name: ___, progress: ____, ...own } = request;
      return engine.request(action, (call) => send(action, request, call), own);
    },
    batch: (members, options) =>
      engine.batch(
        members.map((member) => ({
          action: 201,
          subject: member.subject,
          send: (call: SendCall) => send(201, member, call),
        })),
        options,
      ),
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
