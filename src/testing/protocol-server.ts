// The protocol server as a test sees it: every option and control, with what it does. Comes in: nothing. Goes out: types. Next:
// start-server.ts and memory-server.ts start one.
import type { Clock } from '../clock.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Answer, Misbehaviour, RequestFilter, ServerRequest, Traffic } from './exchange.js';
import type { Push } from './push.js';

/** Whom a token logs in. Several tokens of one account are sessions on several devices. */
export interface ServerAccount {
  /** Its name: the `username` of #30100 and #101. */
  readonly account: string;
  /** By which #100 finds it, as the client sends it; `country_code` is not read. uint64: a bigint. Absent and 0: no number registers it. */
  readonly phoneNumber?: bigint | undefined;
  /** #101 is refused with 184 and #132 takes this password. Absent: there is none. */
  readonly twoStepPassword?: string | undefined;
  /** #101 is refused with 105, #102 with 111/4. @default false */
  readonly blocked?: boolean | undefined;
  /** Has no nickname: what needs a login is refused with 9 until #105 is done. @default false */
  readonly newUser?: boolean | undefined;
}

/** What `memoryServer` takes. Every option may be absent. */
export interface MemoryServerOptions {
  /** What everything timed goes by: waits, limits, delays, batches, timestamps. A manual clock may drive client and server. @default systemClock */
  readonly clock?: Clock | undefined;
  /** The tokens that #102 accepts, and whom they log in. @default { token: { account: 'a', phoneNumber: 989125550100n } } */
  readonly tokens?: Readonly<Record<string, ServerAccount>> | undefined;
  /** The code that #101 accepts, for every number: an integer, 0 to 2^32-1. @default 12345 */
  readonly code?: number | undefined;
  /**
   * The test's own answers. Undefined: the server answers by itself. Throwing and rejecting answer with 7, and `close()` rejects with
   * the reason. `payload`: the bytes behind the action, of every request, with all that is secret in it; the app's own messages
   * decode it.
   *
   * An action that the server has no message for is answered by itself with an empty success (the request's id and the time), where
   * the session allows the action. One whose bytes cannot be decoded (`request.undecodable`) is not answered by itself at all; limits,
   * and refusals that were ordered, are not for it.
   */
  readonly answer?:
    | ((
        request: ServerRequest,
        payload: Uint8Array,
      ) => Answer | undefined | PromiseLike<Answer | undefined>)
    | undefined;
  /** For how long after its last request a batch (ids `<random>.<index>`) is held, ms. @default 10 */
  readonly batchWindowMs?: number | undefined;
  /** Called with each request and answer. What it throws, `close()` rejects with. */
  readonly log?: ((line: Traffic) => void) | undefined;
}

/** What `startServer` takes. Every option may be absent. */
export interface ServerOptions extends MemoryServerOptions {
  /** Of 127.0.0.1, where it always is. 0: any that is free. @default 0 */
  readonly port?: number | undefined;
}

/** Which requests a control is for. */
export interface Order extends RequestFilter {
  /** For how many of them, 1 or more; `Infinity` for all. @default 1 */
  readonly times?: number | undefined;
}

/** How often an action may be done. */
export interface RateLimit {
  /** How many requests are let through, 0 or more ... */
  readonly count: number;
  /** ... in how many ms from the first. */
  readonly perMs: number;
  /** What the next is refused with; its `wait` is always the real one. @default { majorCode: 10 } */
  readonly error?: ErrorFrame | undefined;
  /** For how many **seconds** it then stays shut. Absent: until `perMs` has passed. */
  readonly waitS?: number | undefined;
  /** Counts each subject of its own. @default false */
  readonly perSubject?: boolean | undefined;
}

/** For how long a test waits. */
export interface Patience {
  /** Of real time, whatever clock the rest goes by. After that the promise rejects with a `WaitTimeoutError`. @default 5000 */
  readonly withinMs?: number | undefined;
}

/** What a test has of a server, and does to it, whatever its connections are. */
export interface ServerControls {
  /** Everything that was received and could be decoded, in order. */
  readonly requests: readonly ServerRequest[];
  /** Requests of a client that knew better: they came after it had received the refusal of a {@link limit}, before its wait had passed. */
  readonly violations: readonly ServerRequest[];
  /** How many messages could not be decoded. They are not answered, unless the option `answer` does. */
  readonly undecodable: number;
  /** How many connections are open. */
  readonly connections: number;
  /** Logs all connections out: what needs a login is refused with 2/1 until #102. */
  expire(): void;
  /** Ends the sessions of an account, or of all, as another device does: 8 is pushed and answers what needs a login; their tokens are unknown from now on. */
  terminate(account?: string): void;
  /** Cuts all connections, as a network that is lost. New ones are accepted. */
  disconnect(): void;
  /** Sends an unsolicited error, another push, or bytes as they are, to all connections. Throws where the wire cannot hold it. */
  push(frame: ErrorFrame | Push | Uint8Array): void;
  /** Refuses the next requests that match. The first call that matches goes first. */
  refuse(frame: ErrorFrame, order?: Order): void;
  /** Limits an action from now on, of all connections together. Replaces its limit. */
  limit(action: number, limit: RateLimit): void;
  /**
   * Spoils the next answers that match:
   * - `drop`: it is not sent.
   * - `{ delayMs }`: it is sent so much later.
   * - `duplicate`: it is sent twice.
   * - `reorder`: it is sent behind the next answer of its connection.
   * - `garble`, `truncate`: its bytes are damaged, or end too early; they cannot be decoded.
   * - `halfClose`: instead of it the server's side of the connection ends, without a close frame.
   */
  misbehave(fault: Misbehaviour, order?: Order): void;
  /** The next request from now on that matches. Rejects after {@link Patience}, and when the server is closed. */
  nextRequest(filter?: RequestFilter, patience?: Patience): Promise<ServerRequest>;
  /** Settles with `requests` as soon as there are so many, at once where there are. Rejects as `nextRequest` does. */
  received(count: number, patience?: Patience): Promise<readonly ServerRequest[]>;
  /** Cuts all connections and listens no more; no timer or handle is left. A second call returns the same promise. */
  close(): Promise<void>;
}

/** A server that speaks the messenger's protocol, unencrypted, over real WebSockets. Made by {@link startServer}. */
export interface ProtocolServer extends ServerControls {
  /** `ws://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
}
