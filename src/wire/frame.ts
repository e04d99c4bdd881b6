// Framing. Comes in: one decrypted message of the socket, as bytes in whatever shape the app has them. Goes out: its action and
// its payload, uncopied. Next stage: decode-error-frame.ts where the action is 0, else the app's own decoder.

import { development } from '../development.js';
import { WireError } from '../faults.js';
import { mustBe } from '../misuse.js';
import { attempt } from '../stranger.js';

/**
 * Bytes as sockets and ciphers hand them out: a `Uint8Array` (a Node `Buffer` is one) or an `ArrayBuffer`. Any other view of a
 * buffer is taken too, and all of them also from another realm.
 */
export type Bytes = Uint8Array | ArrayBuffer;

/** One message of the protocol. */
export interface Frame {
  /** What the payload is, 0 to 65535: 0 is the error, `N + 30000` the response to request `N`. */
  readonly action: number;
  /** The protobuf message that the action names: a view of the bytes given, not a copy. Empty where there is nothing. */
  readonly payload: Uint8Array;
}

/** Whether a value is {@link Bytes}. Every realm has classes of its own, but whatever holds bytes says how many. */
export function isBytes(value: unknown): value is Bytes {
  if (ArrayBuffer.isView(value)) return true;
  try {
    return Number.isInteger((value as Bytes).byteLength);
  } catch {
    return false;
  }
}

/** All of some bytes, as a view. Throws an OptionError for what are none. */
export function bytesOf(bytes: Bytes): Uint8Array {
  const whole = attempt(() => {
    // Of a buffer of any realm, and of nothing else, a DataView can be made.
    const view = ArrayBuffer.isView(bytes) ? bytes : new DataView(bytes);
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  });
  if (!whole) throw mustBe('bytes', development && 'a Uint8Array or ArrayBuffer', bytes);
  return whole;
}

/** The action of a frame. */
export function actionOf(frame: Uint8Array): number {
  if (frame.length < 2) throw new WireError('Truncated', frame.length);
  return (frame[0] as number) | ((frame[1] as number) << 8);
}

/**
 * Splits a decrypted frame into its action and its payload. Looks at two bytes and copies none: cheap enough for every frame.
 *
 * @throws WireError for fewer than 2 bytes, OptionError for what are no bytes.
 * @example
 * ```ts
 * import { decodeFrame } from 'igap-reactions/wire';
 *
 * const { action, payload } = decodeFrame(new Uint8Array([0x96, 0x75, 0x0a, 0x00]));
 * console.log(action, payload.length); // 30102 2
 * ```
 */
export function decodeFrame(bytes: Bytes): Frame {
  const frame = bytesOf(bytes);
  return { action: actionOf(frame), payload: frame.subarray(2) };
}
