// What every protocol server is, whatever its connections stand on: its parts, and a test's controls of them. Comes in: options, then wires and
// what clients send over them. Goes out: requests, to the responder. Next: open-server.ts, open-memory-server.ts.
import { anAction } from '../arguments.js';
import { engineClock, systemClock } from '../clock.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { Accounts } from './accounts.js';
import { createBehaviour } from './behaviour.js';
import { decodeRequest, encodeError, encodePush, type Received } from './codec.js';
import { Connection } from './connection.js';
import {
  aCount,
  aFrame,
  aMisbehaviour,
  anAccountName,
  anAnswerLimit,
  anOrder,
  aPatience,
  aPush,
  checkFilter,
} from './control-arguments.js';
import type { Misbehaviour, ServerRequest } from './exchange.js';
import { Limits } from './limits.js';
import { Orders } from './orders.js';
import type { MemoryServerOptions, ServerControls } from './protocol-server.js';
import type { Push } from './push.js';
import { RequestLog } from './request-log.js';
import { type Responders, respond } from './responder.js';
import { Sessions } from './sessions.js';
import type { Wire } from './wire.js';

const defaultTokens = { token: { account: 'a', phoneNumber: 98_912_555_0100n } };

/** The client at the other end of a wire. */
export interface Client {
  /** It has sent a message: its bytes, or `false` for what has none. */
  receive(message: Uint8Array | false): void;
  /** Its wire is closed. */
  leave(): void;
}

export interface Serving {
  /** A connection has been opened. */
  join(wire: Wire): Client;
  /** The server as a test has it. `stop`: closes what connections come by, and calls back when it is closed. */
  controls(stop: (stopped: () => void) => void): ServerControls;
}

export function createServing(options: MemoryServerOptions): Serving {
  const parts = createParts(options);
  const { connections, sessions, clock, encode } = parts;
  const { batchWindowMs = 10 } = options;
  let opened = 0;
  return {
    join(wire) {
      opened++;
      const connection = new Connection(opened, wire, { clock, batchWindowMs, encode });
      connections.add(connection);
      return {
        receive: (message) => receive(parts, connection, message),
        leave() {
          connections.delete(connection);
          connection.dispose();
          sessions.leave(connection);
        },
      };
    },
    controls: (stop) => controlsOf(parts, stop),
  };
}

type Parts = ReturnType<typeof createParts>;

/** What a server consists of. */
function createParts(options: MemoryServerOptions) {
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
    /** How many messages could not be decoded. */
    undecodable: 0,
    /** The bytes of what no request asked for. */
    encode(frame: ErrorFrame | Push): Uint8Array {
      const head = { id: '', timestamp: nowS() };
      return 'majorCode' in frame ? encodeError(frame, head) : encodePush(frame, head);
    },
  };
}

function receive(parts: Parts, connection: Connection, message: Uint8Array | false): void {
  const { responders, requests, clock } = parts;
  const received = message ? decodeRequest(message) : undefined;
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

function controlsOf(parts: Parts, stop: (stopped: () => void) => void): ServerControls {
  const { connections, sessions, requests, responders, mistakes, encode } = parts;
  const { limits, refusals, faults } = responders;
  let closing: Promise<void> | undefined;
  const disconnect = () => {
    for (const connection of connections) connection.cut();
  };
  return {
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
    terminate(account) {
      if (account !== undefined) anAccountName('terminate(account)', account);
      sessions.endAll(account);
    },
    disconnect,
    push(frame) {
      aPush('push(frame)', frame);
      const bytes = frame instanceof Uint8Array ? frame : encode(frame);
      for (const connection of connections) connection.send(bytes);
    },
    refuse(frame, order = {}) {
      aFrame('refuse(frame)', frame);
      anOrder('refuse(order)', order, '');
      // What the wire cannot hold throws now, in the test.
      encode(frame);
      refusals.add(frame, order);
    },
    limit(action, limit) {
      anAction('limit.action', action);
      anAnswerLimit('limit', limit);
      limits.set(action, limit);
    },
    misbehave(fault, order = {}) {
      aMisbehaviour('misbehave(fault)', fault);
      anOrder('misbehave(order)', order, '');
      faults.add(fault, order);
    },
    nextRequest(filter = {}, patience = {}) {
      checkFilter('nextRequest(filter)', filter);
      aPatience('nextRequest(patience)', patience, '');
      return requests.next(filter, patience);
    },
    received(count, patience = {}) {
      aCount('received(count)', count);
      aPatience('received(patience)', patience, '');
      return requests.received(count, patience);
    },
    close() {
      closing ??= new Promise<void>((resolve, reject) => {
        requests.close();
        disconnect();
        stop(() => {
          if (mistakes.length > 0) reject(mistakes[0]);
          else resolve();
        });
      });
      return closing;
    },
  };
}
