// The messages of a socket, as frames. Comes in: each message as it came. Goes out: the same, decrypted, in the order in which they came;
// what cannot be decrypted is handed on as an error of ours. Next: the engine.
import { type Clock, within } from '../clock.js';
import { WireError } from '../faults.js';
import { attempt, fieldsOf, isThenable } from '../stranger.js';
import { type Bytes, bytesOf, isBytes } from '../wire/frame.js';
import type { SocketListener } from './socket.js';

/** Decrypts a message, at once or by a promise; undefined says that it is none for the engine. */
export type Decrypt = (message: Uint8Array) => Bytes | undefined | PromiseLike<Bytes | undefined>;

const decryptTimeoutMs = 10_000;

const isBlob = (data: unknown) =>
  attempt(() => Object.prototype.toString.call(data)) === '[object Blob]';

/** `receiver` is asked when a message comes, for what takes it once it is decrypted: by then the connection may be another. */
export function passMessages(
  receiver: () => (input: unknown) => void,
  decrypt: Decrypt | undefined,
  clock: Clock,
): SocketListener {
  let blobs = 0;
  let failures = 0;
  /** Settles when everything that came before is handed on; undefined: it is. */
  let before: Promise<void> | undefined;

  /** Hands on what a message was decrypted to, once everything before it is. */
  function decrypted(data: Bytes, call: Decrypt, hand: (input: unknown) => void): void {
    const pass = (frame: Bytes | undefined) => {
      failures = 0;
      if (frame !== undefined) hand(frame);
    };
    const fail = () => {
      if (failures++ === 0) hand(new WireError('Decryption failed', 0));
    };
    const answer = attempt(() => ({ of: call(bytesOf(data)) }));
    const frame = answer?.of;
    if (answer && !before && !isThenable(frame)) {
      pass(frame);
      return;
    }
    const known = within(clock, decryptTimeoutMs, () => frame).then(
      (found) => () => (answer ? pass(found) : fail()),
      () => fail,
    );
    const last = Promise.all([known, before]).then(([next]) => {
      next();
      if (before === last) before = undefined;
    });
    before = last;
  }

  return (event) => {
    const { data } = fieldsOf(event, 'data');
    const hand = receiver();
    if (isBlob(data)) {
      if (blobs++ === 0) hand(new WireError("A Blob (set binaryType to 'arraybuffer')", 0));
    } else if (decrypt && isBytes(data)) decrypted(data, decrypt, hand);
    // A text is a keepalive of the app's own: the protocol has binary frames only.
    else if (typeof data !== 'string') hand(data);
  };
}
