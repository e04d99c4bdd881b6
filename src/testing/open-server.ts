// The protocol server: its sockets, its parts, and a test's controls of them. Comes in: options, then connections. Goes out: requests, to
// the responder. The only file that imports ws as it runs; codec.ts and messages.ts are those that import @bufbuild/protobuf.
import { WebSocketServer } from 'ws';
import { engineClock, systemClock } from '../clock.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { Accounts } from './accounts.js';
import { createBehaviour } from './behaviour.js';
import { decodeRequest, encodeError, encodePush, type Received } from './codec.js';
import { Connection } from './connection.js';
import type { Misbehaviour, ServerRequest } from './exchange.js';
import { Limits } from './limits.js';
import { Orders } from './orders.js';
import type { ProtocolServer, ServerOptions } from './protocol-server.js';
import type { Push } from './push.js';
import { RequestLog } from './request-log.js';
import { type Responders, respond } from './responder.js';
import { Sessions } from './sessions.js';

/** Loopback: a server for tests is nobody else's. */
const host = '127.0.0.1';
const defaultTokens = { token: { account: 'a', phoneNumber: 98_912_555_0100n } };

/** A server that listens. Rejects with Node's error where it cannot. */
export async function openServer(options: ServerOptions): Promise<ProtocolServer> {
  const parts = createParts(options);
  const { sockets, connections, sessions, clock, encode } = parts;
  const { batchWindowMs = 10 } = options;
  let opened = 0;
  sockets.on('connection', (socket, { socket: wire }) => {
    opened++;
    const connection = new Connection(opened, socket, wire, { clock, batchWindowMs, encode });
    connections.add(connection);
    socket.on('message', (data, isBinary) => receive(parts, connection, isBinary && data));
    // A close follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      connections.delete(connection);
      connection.dispose();
      sessions.leave(connection);
    });
  });
  await new Promise<void>((resolve, reject) => {
    sockets.once('listening', resolve).once('error', reject);
  });
  return controlsOf(parts);
}

type Parts = ReturnType<typeof createParts>;

/** What a server consists of. Its sockets begin to listen. */
function createParts(options: ServerOptions) {
  const { tokens = defaultTokens, code = 12_345, answer: script } = options;
  const run = (callback: () => void) => callback();
  const clock = engineClock(options.clock ?? systemClock, run, () => {});
  const { elapsed } = clock;
  const nowS = () => Math.floor(clock.now() / 1000);
  const accounts = new Accounts(Object.values(tokens), elapsed);
  const sessions = new Sessions(tokens, accounts, nowS);
  const mistakes: unknown[] = [];
  const responders: Responders = {
    clock,
    script,
    limits: new Limits(elapsed),
    refusals: new Orders<ErrorFrame>(),
    faults: new Orders<Misbehaviour>(),
    behaviour: createBehaviour({ accounts, sessions, elapsed, nowS }, code),
    mistake: (error) => mistakes.push(error),
    log(line) {
      try {
        options.log?.(line);
      } catch (error) {
        mistakes.push(error);
      }
    },
  };
  return {
    clock,
    sessions,
    responders,
    mistakes,
    requests: new RequestLog(),
    connections: new Set<Connection>(),
    sockets: new WebSocketServer({ host, port: options.port ?? 0 }),
    /** How many messages could not be decoded. */
    undecodable: 0,
    /** The bytes of what no request asked for. */
    encode(frame: ErrorFrame | Push): Uint8Array {
      const head = { id: '', timestamp: nowS() };
      return 'majorCode' in frame ? encodeError(frame, head) : encodePush(frame, head);
    },
  };
}

function receive(parts: Parts, connection: Connection, data: unknown): void {
  const { responders, requests, clock } = parts;
  const received = data instanceof Uint8Array ? decodeRequest(data) : undefined;
  if (!received?.body) parts.undecodable++;
  if (!received) return;
  const request = requestOf(received, connection, clock.now());
  if (received.body) requests.add(request);
  responders.log({ kind: 'request', request });
  respond(responders, connection, request, received);
}

function requestOf(
  { action, body }: Received,
  { number, session }: Connection,
  atMs: number,
): ServerRequest {
  return {
    action,
    requestId: body?.request?.id ?? '',
    atMs,
    connection: number,
    ...(session && { account: session.account.name }),
    ...(body?.roomId && { subject: String(body.roomId) }),
    ...(!body && { undecodable: true }),
  };
}

/** The server as a test has it. */
function controlsOf(parts: Parts): ProtocolServer {
  const { sockets, connections, sessions, requests, responders, mistakes, encode } = parts;
  const { limits, refusals, faults } = responders;
  const address = sockets.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  let closing: Promise<void> | undefined;
  const disconnect = () => {
    for (const connection of connections) connection.cut();
  };
  return {
    url: `ws://${host}:${port}`,
    port,
    requests: requests.requests,
    violations: limits.violations,
    get undecodable() {
      return parts.undecodable;
    },
    get connections() {
      return connections.size;
    },
    expire() {
      for (const each of connections) if (each.session?.holder === each) sessions.leave(each);
    },
    terminate: (account) => sessions.endAll(account),
    disconnect,
    push(frame) {
      const bytes = frame instanceof Uint8Array ? frame : encode(frame);
      for (const connection of connections) connection.send(bytes);
    },
    refuse(frame, order) {
      // What the wire cannot hold throws now, in the test.
      encode(frame);
      refusals.add(frame, order);
    },
    limit: (action, limit) => limits.set(action, limit),
    misbehave: (fault, order) => faults.add(fault, order),
    nextRequest: (filter, patience) => requests.next(filter, patience),
    received: (count, patience) => requests.received(count, patience),
    close() {
      closing ??= new Promise<void>((resolve, reject) => {
        requests.close();
        disconnect();
        sockets.close(() => {
          if (mistakes.length > 0) reject(mistakes[0]);
          else resolve();
        });
      });
      return closing;
    },
  };
}
