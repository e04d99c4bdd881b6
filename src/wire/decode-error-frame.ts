// Stage 1, in bytes. Comes in: any decrypted frame. Goes out: the ErrorFrame that it holds; nothing where it is another message.
// Next stage: reaction/resolve.ts, by `engine.receive`.

import type { Fault } from '../faults.js';
import type { ErrorFrame } from './error-frame.js';
import { actionOf, type Bytes, bytesOf } from './frame.js';
import { readFields } from './reader.js';

/** Made at the first text, not at import. */
let utf8: TextDecoder | undefined;

/**
 * Reads message #0, `ErrorResponse`, out of a decrypted frame. Undefined where the frame's action is not 0. `receive` does this by
 * itself: it is for who logs, tests or forwards frames.
 *
 * Every field is in the result: 0 or `''` where the wire has none. Fields may come in any order; of a number or text that comes
 * twice the last counts, and a `response` that comes twice is merged. A number above 32 bits keeps its low 32. Unknown fields, and
 * known ones of another wire type, are skipped.
 *
 * `onFault` is told `frame.text` where a text is no UTF-8: what is none of it becomes U+FFFD. It is told nothing of a frame that throws.
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
  const frame = bytesOf(bytes);
  if (actionOf(frame) !== 0) return undefined;
  let majorCode = 0;
  let minorCode = 0;
  let wait = 0;
  let timestamp = 0;
  // Texts are decoded when the whole frame was read: a fault of one says that the frame counts.
  let requestId: readonly [from: number, to: number] = [0, 0];
  let message = requestId;
  const text = ([from, to]: typeof message) => {
    const content = frame.subarray(from, to);
    try {
      utf8 ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return utf8.decode(content);
    } catch {
      onFault?.({ code: 'frame.text', message: `Invalid UTF-8 at byte ${from}` });
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    }
  };
  readFields(frame, (tag, value, end) => {
    // Field number * 8 + wire type, as in seeds/error.proto.
    if (tag === 10) {
      readFields(
        frame,
        (tag, value, end) => {
          if (tag === 10) requestId = [value, end];
          if (tag === 16) timestamp = value >>> 0;
        },
        value,
        end,
      );
    }
    if (tag === 16) majorCode = value >>> 0;
    if (tag === 24) minorCode = value >>> 0;
    if (tag === 32) wait = value >>> 0;
    if (tag === 42) message = [value, end];
  });
  return {
    majorCode,
    minorCode,
    wait,
    requestId: text(requestId),
    timestamp,
    message: text(message),
  };
}
