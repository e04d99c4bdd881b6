// Between a socket and an engine. Comes in: the messages of something like a WebSocket, and that it opens and closes. Goes out: each
// message, decrypted, in the order in which they came, and the connection that the socket is. Next: the engine.
import { aClock, aFunction, fitting, having, record } from './arguments.js';
import { connectionOf } from './attach/connection.js';
import { type Decrypt, passMessages } from './attach/messages.js';
import type { AttachedEngine, SocketLike, SocketListener } from './attach/socket.js';
import { type Clock, systemClock } from './clock.js';
import { development } from './development.js';
import { WireError } from './faults.js';
import { attempt, callSafely, isThenable } from './stranger.js';
import type { ErrorFrame } from './wire/error-frame.js';

export type { Decrypt } from './attach/messages.js';
export type { AttachedEngine, SocketLike, SocketListener } from './attach/socket.js';

/** What {@link attach} may be given. */
export interface AttachOptions {
  /**
   * Decrypts a message, at once or by a promise; undefined says that it is none for the engine. Absent: messages are plain frames.
   * One that throws, rejects or does not answer in 10 s loses its message, which is a fault `frame.invalid`, reported once in a row.
   */
  readonly decrypt?: Decrypt | undefined;
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

const order = 'The engine comes first: attach(engine, socket).';
const anEngine = having(
  development && 'an engine',
  ['receive'],
  development && ((value) => ('addEventListener' in Object(value) ? order : undefined)),
);
const aSocket = having(
  development && 'a WebSocket, or what has its functions',
  ['addEventListener', 'removeEventListener'],
  development && ((value) => ('receive' in Object(value) ? order : undefined)),
);
const attachOptions = record<AttachOptions>({
  decrypt: aFunction,
  secured: fitting(development && 'a promise', isThenable),
  clock: aClock,
});

/**
 * Hands every message of a socket to an engine, and says when its connection begins and ends; what is no error is no trouble. Where the
 * socket is still connecting and no other connection is open, the engine is offline until then. Listens beside the app's own handlers and
 * sets nothing: a socket that gives Blobs is one fault, which says to set `binaryType`; a listener that it refuses is one too. Once another
 * connection has begun, messages of this one do not reach the engine any more. Returns its detach, which ends the connection; after it nothing
 * of that socket reaches the engine, not even what is still being decrypted.
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
  anEngine('attach.engine', engine);
  aSocket('attach.socket', socket);
  const {
    decrypt,
    secured,
    clock = systemClock,
  } = attachOptions('attach.options', options, 'attach.');
  const isSilent = decrypt !== undefined && secured === undefined;
  const own = connectionOf(engine, socket, secured, isSilent);
  const receiver = () => {
    const isPresent = own.presence();
    return (input: unknown) => {
      if (isPresent()) attempt(() => engine.receive(input as ErrorFrame));
    };
  };
  const message = passMessages(receiver, decrypt, clock);
  const deaf = () => receiver()(new WireError('A socket that refuses a listener', 0));
  const listeners = Object.entries({ message, ...own.listeners }) as ['message', SocketListener][];
  for (const [type, listener] of listeners) {
    callSafely(() => socket.addEventListener(type, listener), deaf);
  }
  own.look();
  return () => {
    own.detach();
    for (const [type, listener] of listeners) {
      callSafely(() => socket.removeEventListener(type, listener));
    }
  };
}
