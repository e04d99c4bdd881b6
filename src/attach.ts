// Between a socket and an engine. Comes in: the messages of something like a WebSocket, and that it opens and closes. Goes out: each
// message, decrypted, in the order in which they came, and the connection that the socket is. Next: the engine.
import { aFunction, expect, has, type Kinds, read } from './arguments.js';
import { type Clock, systemClock, within } from './clock.js';
import type { ConnectionEnd } from './connection.js';
import { WireError } from './faults.js';
import type { ReactionEngine } from './reaction-engine.js';
import { answerOf, attempt, fieldsOf, isThenable } from './stranger.js';
import type { ErrorFrame } from './wire/error-frame.js';
import { type Bytes, bytesOf, isBytes } from './wire/frame.js';

type SocketListener = (event: { readonly data: unknown }) => void;

/** What {@link attach} needs of a socket: a browser's WebSocket, one of `ws`, or these functions over anything. Without `readyState` it only passes messages. */
export interface SocketLike {
  addEventListener(type: 'message', listener: SocketListener): void;
  addEventListener(type: 'open' | 'close', listener: () => void): void;
  removeEventListener(type: 'message', listener: SocketListener): void;
  removeEventListener(type: 'open' | 'close', listener: () => void): void;
  /** 0 connecting, 1 open. */
  readonly readyState?: number | undefined;
}

/** An engine, or what only takes frames: then no connection is begun or ended. */
export type AttachedEngine = Pick<ReactionEngine, 'receive'> &
  Partial<Pick<ReactionEngine, 'connected' | 'disconnected' | 'state'>>;

/** What {@link attach} may be told. */
export interface AttachOptions {
  /**
   * Decrypts a message, at once or by a promise; undefined says that it is none for the engine. Absent: messages are plain frames.
   * One that throws, rejects or does not answer in 10 s loses its message, which is a fault `frame.invalid`, reported once in a row.
   */
  readonly decrypt?:
    | ((message: Uint8Array) => Bytes | undefined | PromiseLike<Bytes | undefined>)
    | undefined;
  /**
   * Resolves when the socket is secured (30002): its connection begins then. One that rejects, or resolves after the close, begins none.
   * Absent: it begins when the socket is open; with `decrypt` never, so call `engine.connected()` yourself.
   */
  readonly secured?: PromiseLike<unknown> | undefined;
  /**
   * What the 10 s are measured by.
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

const decryptTimeoutMs = 10_000;

const kinds: Kinds = {
  decrypt: aFunction,
  secured: ['a promise', isThenable],
  clock: ['a Clock', (value) => has(value, 'now', 'setTimeout')],
};

/**
 * Hands every message of a socket to an engine, and says when its connection begins and ends; what is no error is no trouble. Where the
 * socket is still connecting and no other connection is open, the engine is offline until then. Listens beside the app's own handlers and
 * sets nothing: a socket that gives Blobs is one fault, which says to set `binaryType`. Once another connection has begun, messages of this
 * one do not reach the engine any more. Returns its detach, which ends the connection; after it nothing of that socket reaches the engine, not
 * even what is still being decrypted.
 *
 * @throws OptionError for a wrong argument, which it names.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { attach } from 'igap-reactions/attach';
 *
 * const engine = createReactionEngine();
 * export function connect(url: string) {
 *   const socket = new WebSocket(url);
 *   socket.binaryType = 'arraybuffer';
 *   const detach = attach(engine, socket);
 *   socket.addEventListener('close', detach);
 * }
 * ```
 */
export function attach(
  engine: AttachedEngine,
  socket: SocketLike,
  options: AttachOptions = {},
): () => void {
  expect('attach(engine)', engine, ['an engine', (value) => has(value, 'receive')]);
  expect('attach(socket)', socket, [
    'a WebSocket',
    (value) => has(value, 'addEventListener', 'removeEventListener'),
  ]);
  const { decrypt, secured, clock = systemClock } = read<AttachOptions>('attach', options, kinds);
  const isSilent = decrypt !== undefined && secured === undefined;
  const own = connectionOf(engine, socket, secured, isSilent);
  const message = passMessages(
    (input) => {
      if (own.isPresent()) engine.receive(input as ErrorFrame);
    },
    decrypt,
    clock,
  );
  const listeners = Object.entries({ message, ...own.listeners }) as [
    'message',
    SocketListener,
  ][];
  for (const [type, listener] of listeners) socket.addEventListener(type, listener);
  own.look();
  return () => {
    own.detach();
    for (const [type, listener] of listeners) {
      attempt(
        () => socket.removeEventListener(type, listener),
        () => {},
      );
    }
  };
}

/** Hands on each message, decrypted, in order. */
function passMessages(
  hand: (input: unknown) => void,
  decrypt: AttachOptions['decrypt'],
  clock: Clock,
): SocketListener {
  let blobs = 0;
  let failures = 0;
  /** Settles when everything that came before is handed on; undefined: it is. */
  let before: Promise<void> | undefined;

  const pass = (frame: Bytes | undefined) => {
    failures = 0;
    if (frame !== undefined) hand(frame);
  };
  const fail = () => {
    if (failures++ === 0) hand(new WireError('Decryption failed', 0));
  };
  return ({ data }) => {
    if (Object.prototype.toString.call(data) === '[object Blob]') {
      if (blobs++ === 0) hand(new WireError("A Blob (set binaryType to 'arraybuffer')", 0));
    } else if (typeof data === 'string') {
      // A text is a keepalive of the app's own: the protocol has binary frames only.
    } else if (!decrypt || !isBytes(data)) hand(data);
    else {
      const answer = attempt(
        () => decrypt(bytesOf(data)),
        (error) => Promise.reject(error),
      );
      if (!before && (answer === undefined || isBytes(answer))) return pass(answer as Bytes);
      const act = within(clock, decryptTimeoutMs, () => answer).then(
        (frame) => () => pass(frame),
        () => fail,
      );
      const last = Promise.all([act, before]).then(([next]) => {
        next();
        if (before === last) before = undefined;
      });
      before = last;
    }
  };
}

/** The connection that a socket is: begun when it is open and secured, ended with it, and no other one. `isSilent`: the app says all that. */
function connectionOf(
  engine: AttachedEngine,
  socket: SocketLike,
  secured: PromiseLike<unknown> | undefined,
  isSilent: boolean,
) {
  let isAttached = true;
  let isOver = false;
  let isSecured = secured === undefined;
  let connection: ConnectionEnd | undefined;
  const readyState = () => fieldsOf(socket, 'readyState').readyState;
  const says = !isSilent && has(engine, 'connected', 'disconnected') && readyState() !== undefined;

  const open = () => {
    if (connection || isOver || !isSecured || readyState() !== 1) return;
    connection = attempt(
      () => engine.connected?.(),
      () => {},
    );
  };
  const close = () => {
    isOver = true;
    attempt(
      () => connection?.(),
      () => {},
    );
  };
  if (says && secured) {
    const ready = () => {
      isSecured = true;
      open();
    };
    answerOf(() => secured).then(ready, () => {});
  }
  return {
    listeners: says ? { open, close } : {},
    isPresent: () => isAttached && (connection?.isPresent ?? !isOver),
    detach() {
      isAttached = false;
      close();
    },
    /** Says how things are when the socket is attached. */
    look() {
      if (!says) return;
      const isOpening = readyState() === 0 || (readyState() === 1 && !isSecured);
      if (isOpening && engine.state?.connection !== 'open') {
        attempt(
          () => engine.disconnected?.({ connecting: true }),
          () => {},
        );
      }
      open();
    },
  };
}
