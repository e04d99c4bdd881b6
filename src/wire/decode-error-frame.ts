// Stage 1, in bytes. Comes in: any decrypted frame. Goes out: the ErrorFrame that it holds; nothing where it is another message.
// Next stage: reaction/resolve.ts, by `engine.receive`.

import type { Fault } from '../faults.js';
import { attempt } from '../stranger.js';
import type { ErrorFrame } from './error-frame.js';
import { actionOf, type Bytes, bytesOf } from './frame.js';
import { readFields } from './reader.js';

/**
 * Reads message #0, `ErrorResponse`, out of a decrypted frame. Undefined where the frame's action is not 0. `receive` does this by
 * itself: it is for who logs, tests or forwards frames.
 *
 * Every field is in the result: 0 or `''` where the wire has none. Fields may come in any order; of a number or text that comes
 * twice the last counts, and a `response` that comes twice is merged. A number above 32 bits keeps its low 32. Unknown fields, and
 * known ones of another wire type, are skipped.
 *
 * `onFault` is called with `frame.text` where a text is no UTF-8: what is none of it becomes U+FFFD. It is not called for a frame
 * that throws; what it throws itself is ignored.
 *
 * @throws WireError for bytes that are no such message, with the first byte that is missing or wrong; OptionError for what are no
 * bytes.
 * @example
 * ```ts
 * import { decodeErrorFrame } from 'igap-reactions/wire';
 *
 * const frame = decodeErrorFrame(new Uint8Array([0, 0, 0x10, 10, 0x20, 30]));
 * console.log(frame?.majorCode, frame?.wait); // 10 30
 * ```
 */
export function decodeErrorFrame(
  bytes: Bytes,
  onFault?: (fault: Fault) => void,
): ErrorFrame | undefined {
  // Making a view takes longer than reading a short frame.
  const frame = ArrayBuffer.isView(bytes) && bytes instanceof Uint8Array ? bytes : bytesOf(bytes);
  if (actionOf(frame)) return undefined;
  const error = { majorCode: 0, minorCode: 0, wait: 0, requestId: '', timestamp: 0, message: '' };
  const invalid: number[] = [];
  readFields(frame, 2, frame.length, error, invalid);
  // Only now: a fault of a text says that the frame counts.
  for (const byte of invalid) {
    if (byte) {
      attempt(() => onFault?.({ code: 'frame.text', message: `Invalid UTF-8 at byte ${byte}` }));
    }
  }
  return error;
}
