// Between a socket and an engine. Comes in: the messages of something like a WebSocket. Goes out: each of them, decrypted, in the order
// in which they came. Next: the engine's `receive`.
import { type Clock, systemClock, within } from './clock.js';
import { WireError } from './faults.js';
import type { ReactionEngine } from './reaction-engine.js';
import type { ErrorFrame } from './wire/error-frame.js';
import { type Bytes, bytesOf, isBytes } from './wire/frame.js';

type MessageListener = (event: { readonly data: unknown }) => void;

/** What {@link attach} needs of a socket: a browser's WebSocket, one of `ws`, or these two functions over anything. */
export interface SocketLike {
  addEventListener(type: 'message', listener: MessageListener): void;
  removeEventListener(type: 'message', listener: MessageListener): void;
}

/** What {@link attach} may be told. */
export interface AttachOptions {
  /**
   * Decrypts a message, at once or by a promise; undefined says that it is none for the engine. Absent: messages are plain frames.
   * One that throws, rejects or does not answer in 10 s loses its message, which is a fault `frame.invalid`, told once in a row.
   */
  readonly decrypt?:
    | ((message: Uint8Array) => Bytes | undefined | PromiseLike<Bytes | undefined>)
    | undefined;
  /**
   * What the 10 s are measured by.
   * @default systemClock
   */
  readonly clock?: Clock | undefined;
}

const decryptTimeoutMs = 10_000;

/**
 * Hands every message of a socket to an engine; what is no error is no trouble. Listens beside the host's own handlers and sets
 * nothing: a socket that gives Blobs is told of in one fault, which says to set `binaryType`. Returns its detach, after which
 * nothing of that socket reaches the engine, not even what is still being decrypted.
 *
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
 *   socket.addEventListener('open', () => engine.logIn());
 *   socket.addEventListener('close', detach);
 * }
 * ```
 */
export function attach(
  engine: Pick<ReactionEngine, 'receive'>,
  socket: SocketLike,
  { decrypt, clock = systemClock }: AttachOptions = {},
): () => void {
  let attached = true;
  let blobs = 0;
  let failures = 0;
  /** Settles when everything that came before is handed on; undefined: it is. */
  let before: Promise<void> | undefined;

  const hand = (input: unknown) => {
    if (attached) engine.receive(input as ErrorFrame);
  };
  const pass = (frame: Bytes | undefined) => {
    failures = 0;
    if (frame !== undefined) hand(frame);
  };
  const fail = () => {
    if (failures++ === 0) hand(new WireError('Decryption failed', 0));
  };
  const listener: MessageListener = ({ data }) => {
    if (Object.prototype.toString.call(data) === '[object Blob]') {
      if (blobs++ === 0) hand(new WireError("A Blob (set binaryType to 'arraybuffer')", 0));
    } else if (!decrypt || !isBytes(data)) hand(data);
    else {
      let answer: ReturnType<typeof decrypt>;
      try {
        answer = decrypt(bytesOf(data));
      } catch (error) {
        answer = Promise.reject(error);
      }
      if (!before && (answer === undefined || isBytes(answer))) return pass(answer);
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

  socket.addEventListener('message', listener);
  return () => {
    attached = false;
    socket.removeEventListener('message', listener);
  };
}
