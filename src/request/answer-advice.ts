// What looks like an error of the server and is taken for none. Comes in: what `send` resolved or rejected with. Goes out: a warning of the
// development build, of its kind only; or nothing. Used by: flight.ts.
import { development } from '../development.js';
import { attempt, fieldsOf } from '../stranger.js';
import { warnOnce } from '../warning.js';
import { decodeErrorFrame } from '../wire/decode-error-frame.js';
import { parseErrorFrame } from '../wire/error-frame.js';
import { isBytes } from '../wire/frame.js';

/** Whether it is message #0, not decoded: `decodeFrame` gives it so. */
function isUndecoded(value: unknown): boolean {
  const { action, payload } = fieldsOf(value, 'action', 'payload');
  return action === 0 && isBytes(payload);
}

/** `owner`: a part of the engine that warns of no more than one such mistake. */
export function lookAtAnswer(owner: object, value: unknown): void {
  const advice = development && answerAdvice(value);
  if (advice) warnOnce(owner, advice);
}

/** The same of a rejection that is no refusal. */
export function lookAtRejection(owner: object, error: unknown): void {
  const advice = development && rejectionAdvice(error);
  if (advice) warnOnce(owner, advice);
}

function answerAdvice(value: unknown): string | undefined {
  if (parseErrorFrame(value)) {
    return 'send resolved with an error frame, which counts as an answer: reject with it.';
  }
  return isUndecoded(value)
    ? 'send resolved with message #0, which is an error and counts as an answer: reject with decodeErrorFrame(bytes) of igap-reactions/wire.'
    : undefined;
}

function rejectionAdvice(error: unknown): string | undefined {
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
