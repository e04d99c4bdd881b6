// The way back, for tests and servers. Comes in: an ErrorFrame. Goes out: the bytes of message #0 that hold it.
// Next stage: whoever plays the server.

import { OptionError } from '../faults.js';
import type { ErrorFrame } from './error-frame.js';
import { errorResponse, type Fields } from './error-response.js';

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];

/** A field of `content`, where there is any. */
const delimited = (tag: number, content: ArrayLike<number> & Iterable<number>) =>
  content.length > 0 ? [tag, ...varint(content.length), ...content] : [];

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
  const message = (fields: Fields): number[] =>
    Object.entries(fields).flatMap(([key, field]) => {
      const tag = Number(key);
      if (typeof field === 'object') return delimited(tag, message(field));
      const value = frame[field] ?? 0;
      if (tag % 8) return delimited(tag, new TextEncoder().encode(frame[field] as string));
      // Only an integer of 32 bits is what its 32 bits say.
      if (value !== value >>> 0) throw new OptionError(field, 'an integer from 0 to 2^32-1');
      return value > 0 ? [tag, ...varint(value)] : [];
    });
  return Uint8Array.from([0, 0, ...message(errorResponse)]);
}
