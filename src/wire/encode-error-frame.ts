// The way back, for tests and servers. Comes in: an ErrorFrame. Goes out: the bytes of message #0 that hold it.
// Next stage: whoever plays the server.

import { OptionError } from '../faults.js';
import type { ErrorFrame } from './error-frame.js';

/** Of each number the low 8 bits count: they are all that a Uint8Array takes. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [value | 128, ...varint(value >>> 7)];

/**
 * Writes an error frame as a server sends it: action 0, then `ErrorResponse` in the order of its field numbers, zero and empty fields
 * left out. `action` and `subject` are not on the wire and are ignored: what was refused, a client knows by `requestId`. A lone
 * surrogate in a text becomes U+FFFD.
 *
 * @throws OptionError when `majorCode`, `minorCode`, `wait` or `timestamp` is no integer from 0 to 2^32-1.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { encodeErrorFrame } from 'igap-reactions/wire';
 *
 * const engine = createReactionEngine();
 * engine.receive(encodeErrorFrame({ majorCode: 8 }));
 * console.log(engine.state.session); // terminated
 * ```
 */
export function encodeErrorFrame(frame: ErrorFrame): Uint8Array {
  /** A field by its tag: of the frame's number of that name or, where the wire type is 2, of its text or of `content`. */
  const field = (
    tag: number,
    name: keyof ErrorFrame,
    content: Iterable<number> & ArrayLike<number> = tag % 8
      ? new TextEncoder().encode(frame[name as 'message'])
      : [],
  ) => {
    const value = tag % 8 ? content.length : (frame[name as 'wait'] ?? 0);
    // Nothing but an integer of 32 bits is what its low 32 bits say.
    if (value !== value >>> 0) throw new OptionError(name, 'a uint32');
    return value ? [tag, ...varint(value), ...content] : [];
  };
  return new Uint8Array([
    ...[0, 0],
    ...field(10, 'requestId', [...field(10, 'requestId'), ...field(16, 'timestamp')]),
    ...field(16, 'majorCode'),
    ...field(24, 'minorCode'),
    ...field(32, 'wait'),
    ...field(42, 'message'),
  ]);
}
