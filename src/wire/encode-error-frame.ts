// The way back, for tests and servers. Comes in: an ErrorFrame. Goes out: the bytes of message #0 that hold it.
// Next stage: whoever plays the server.

import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { attempt } from '../stranger.js';
import type { ErrorFrame } from './error-frame.js';
import { utf8Of } from './utf8.js';

/** Of each number the low 8 bits count: they are all that a Uint8Array takes. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [value | 128, ...varint(value >>> 7)];

/**
 * Writes an error frame as a server sends it: action 0, then `ErrorResponse` in the order of its field numbers, zero and empty fields
 * left out. `action` and `subject` are not on the wire and are ignored: what was refused, a client knows by `requestId`. A lone
 * surrogate in a text becomes U+FFFD.
 *
 * @throws OptionError when `frame` is no object, `majorCode`, `minorCode`, `wait` or `timestamp` no integer from 0 to 2^32-1,
 * `requestId` or `message` no string.
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
  /** A field by its tag: a text where the wire type is 2. `absent` is what it holds where the frame has none; `content` goes before. */
  const field = (
    tag: number,
    name: keyof ErrorFrame,
    absent: number | string,
    content?: readonly number[],
  ): readonly number[] => {
    let value: unknown;
    // What cannot be read stays undefined, which no field can hold.
    attempt(() => {
      ({ [name]: value = absent } = frame);
    });
    const isText = tag & 2;
    // Nothing but an integer of 32 bits is what its low 32 bits say.
    if (typeof value !== typeof absent || (!isText && value !== (value as number) >>> 0)) {
      throw mustBe(name, development && (isText ? 'a string' : 'an integer, 0 to 2^32-1'), value);
    }
    const bytes = content ?? utf8Of(isText ? (value as string) : '');
    const number = isText ? bytes.length : (value as number);
    return number ? [tag, ...varint(number), ...bytes] : [];
  };
  return new Uint8Array([
    ...[0, 0],
    ...field(10, 'requestId', '', [...field(10, 'requestId', ''), ...field(16, 'timestamp', 0)]),
    // The one that must be there: nothing stands for it.
    ...field(16, 'majorCode', -1),
    ...field(24, 'minorCode', 0),
    ...field(32, 'wait', 0),
    ...field(42, 'message', ''),
  ]);
}
