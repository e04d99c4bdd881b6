// Stage 1, in bytes. Comes in: any decrypted frame. Goes out: the ErrorFrame that it holds; nothing where it is another message.
// Next stage: reaction/resolve.ts, by `engine.receive`.

import type { Fault } from '../faults.js';
import type { ErrorFrame } from './error-frame.js';
import { type Bytes, bytesOf, decodeFrame } from './frame.js';
import { readFields } from './reader.js';

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
  if (decodeFrame(frame).action) return undefined;
  // By tag: field number * 8, plus 2 where it is a text.
  const error: { 16?: number; 24?: number; 32?: number; 42?: Uint8Array } = {};
  const response: { 10?: Uint8Array; 16?: number } = {};
  readFields(frame, 2, frame.length, error, response);
  // Texts are decoded when the whole frame was read: a fault of one says that the frame counts.
  const text = (content?: Uint8Array) => {
    const decode = (fatal: boolean) =>
      content ? new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(content) : '';
    try {
      return decode(true);
    } catch {
      onFault?.({
        code: 'frame.text',
        message: `Invalid UTF-8 at byte ${(content as Uint8Array).byteOffset - frame.byteOffset}`,
      });
      return decode(false);
    }
  };
  return {
    majorCode: error[16] ?? 0,
    minorCode: error[24] ?? 0,
    wait: error[32] ?? 0,
    requestId: text(response[10]),
    timestamp: response[16] ?? 0,
    message: text(error[42]),
  };
}
