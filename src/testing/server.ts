// The protocol server: its sockets, its parts, and a test's controls of them. Comes in: options, then connections. Goes out: requests, to
// the responder. The only file that imports ws as it runs; codec.ts and messages.ts are those that import @bufbuild/protobuf.
import { WebSocketServer } from 'ws';
import { engineClock, systemClock } from '../clock.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { createBehaviour } from './behaviour.js';
import { decodeRequest, encodeError } from './codec.js';
import { Connection } from './connection.js';
import type { Misbehaviour, ServerRequest } from './exchange.js';
import { Limits } from './limits.js';
import { Orders } from './orders.js';
import type { ProtocolServer, ServerOptions } from './protocol-server.js';
import { RequestLog } from './request-log.js';
import { type Deciders, respond } from './responder.js';
import { Sessions } from './sessions.js';

/** Loopback: a server for tests is nobody else's. */
const host = '127.0.0.1';
const defaultTokens = { token: { account: 'a' } };

/** A server that listens. Rejects with Node's error where it cannot. */
export async function openServer(options: ServerOptions): Promise<ProtocolServer> {
  const { tokens = defaultTokens, code = '12345', batchWindowMs = 10, answer: script } = options;
  const given = options.clock ?? systemClock;
  const run = (callback: () => void) => callback();
  const clock = engineClock(given, run, () => {});
  const { elapsed } = clock;
  const requests = new RequestLog();
  const sessions = new Sessions(tokens, elapsed);
  const connections = new Set<Connection>();
  const mistakes: unknown[] = [];
  const deciders: Deciders = {
    clock,
    script,
    limits: new Limits(elapsed),
    refusals: new Orders<ErrorFrame>(),
    faults: new Orders<Misbehaviour>(),
    behaviour: createBehaviour(sessions, code, elapsed),
    mistake: (error) => mistakes.push(error),
    log(line) {
      try {
        options.log?.(line);
      } catch (error) {
        mistakes.push(error);
      }
    },
  };
  const { limits, refusals, faults } = deciders;
  const encode = (error: ErrorFrame) =>
    encodeError(error, { id: '', timestamp: Math.floor(clock.now() / 1000) });
  let opened = 0;
  let undecodable = 0;
  let closing: Promise<void> | undefined;

  function receive(connection: Connection, data: unknown): void {
    const decoded = data instanceof Uint8Array ? decodeRequest(data) : undefined;
    if (!decoded) {
      undecodable++;
      return;
    }
    const { action, body } = decoded;
    const account = connection.session?.account.name;
    const request: ServerRequest = {
      action,
      requestId: body.request?.id ?? '',
      atMs: clock.now(),
      connection: connection.number,
      ...(account !== undefined && { account }),
      ...(body.roomId && { subject: String(body.roomId) }),
    };
    requests.add(request);
    deciders.log({ kind: 'request', request });
    respond(deciders, connection, request, body);
  }

  const sockets = new WebSocketServer({ host, port: options.port ?? 0 });
  sockets.on('connection', (socket, { socket: wire }) => {
    opened++;
    const connection = new Connection(opened, socket, wire, { clock, batchWindowMs, encode });
    connections.add(connection);
    socket.on('message', (data, isBinary) => receive(connection, isBinary && data));
    // A close follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      connections.delete(connection);
      connection.dispose();
      sessions.logOut(connection);
    });
  });
  await new Promise<void>((resolve, reject) => {
    sockets.once('listening', resolve).once('error', reject);
  });
  const address = sockets.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const disconnect = () => {
    for (const connection of connections) connection.cut();
  };
  return {
    url: `ws://${host}:${port}`,
    port,
    requests: requests.requests,
    violations: limits.violations,
    get undecodable() {
      return undecodable;
    },
    get connections() {
      return connections.size;
    },
    expire() {
      for (const each of connections) if (each.session?.holder === each) sessions.logOut(each);
    },
    terminate: (account) => sessions.endAll(account),
    disconnect,
    push(frame) {
      const bytes = 'majorCode' in frame ? encode(frame) : frame;
      for (const connection of connections) connection.send(bytes);
    },
    refuse(frame, order) {
      // What the wire cannot hold is told to the test now.
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
