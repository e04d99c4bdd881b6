// What looks like an error of the server and is taken for none. Comes in: what `send` resolved or rejected with. Goes out: a sentence for the
// development build, of its kind only; or nothing. Next: the warning of flight.ts.
import { attempt, fieldsOf } from '../stranger.js';
import { decodeErrorFrame } from '../wire/decode-error-frame.js';
import { parseErrorFrame } from '../wire/error-frame.js';
import { isBytes } from '../wire/frame.js';

/** Whether it is message #0, not decoded: `decodeFrame` gives it so. */
function isUndecoded(value: unknown): boolean {
  const { action, payload } = fieldsOf(value, 'action', 'payload');
  return action === 0 && isBytes(payload);
}

/** Of an answer. Undefined: it is one. */
export function resolvedAdvice(value: unknown): string | undefined {
  if (parseErrorFrame(value)) {
    return 'send resolved with an error frame, which counts as an answer: reject with it.';
  }
  return isUndecoded(value)
    ? 'send resolved with message #0, which is an error and counts as an answer: reject with decodeErrorFrame(bytes) of igap-reactions/wire.'
    : undefined;
}

/** Of a rejection that is no refusal. Undefined: it is the request's own. */
export function rejectedAdvice(error: unknown): string | undefined {
  const { frame } = fieldsOf(error, 'frame');
  for (const value of [error, frame]) {
    const isError = isBytes(value) && attempt(() => decodeErrorFrame(value)?.majorCode);
    if (isError || isUndecoded(value)) {
      return 'send rejected with message #0 as bytes, which is no refusal: reject with decodeErrorFrame(bytes) of igap-reactions/wire.';
    }
    const { majorCode } = fieldsOf(value, 'majorCode');
    if (typeof majorCode === 'string' && /^\d+$/.test(majorCode)) {
      return 'send rejected with a majorCode that is a string, which is no refusal: pass Number(majorCode).';
    }
  }
  return undefined;
}
