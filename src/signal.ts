// Aborting, where the platform and the app may be anything. Comes in: a signal of the app's, or the wish for one of our own. Goes out:
// one call when it is aborted, with an error that says so; or a signal and its abort.
import { attempt, callSafely, fieldsOf } from './stranger.js';

/** What an aborted call rejects with where its signal names no reason: an Error of the name `AbortError`. */
export function abortError(): Error {
  return Object.assign(new Error('Aborted'), { name: 'AbortError' });
}

/** What a signal was aborted with. Undefined: it was not. */
export function abortOf(signal: AbortSignal | undefined): { readonly reason: unknown } | undefined {
  const { aborted, reason } = fieldsOf(signal, 'aborted', 'reason');
  return aborted ? { reason: reason ?? abortError() } : undefined;
}

/**
 * Calls back once when a signal is aborted, at once where it is, with its reason. Total: a signal that lacks a method, or throws, is
 * listened to as far as it can be. Returns its unsubscribe.
 */
export function listenToAbort(
  signal: AbortSignal | undefined,
  onAbort: (reason: unknown) => void,
): () => void {
  if (!signal) return () => {};
  let listening = true;
  const stop = () => {
    if (!listening) return;
    listening = false;
    callSafely(() => signal.removeEventListener('abort', aborted));
  };
  const aborted = () => {
    if (!listening) return;
    stop();
    onAbort(fieldsOf(signal, 'reason').reason ?? abortError());
  };
  callSafely(() => signal.addEventListener('abort', aborted));
  if (abortOf(signal)) aborted();
  return stop;
}

/** A signal for the app, and how it is aborted. */
export interface Abort {
  readonly signal: AbortSignal;
  abort(): void;
}

/** An AbortController. Where the platform refuses one, `refused` is called, and the signal is one that is never aborted. */
export function createAbort(refused: () => void): Abort {
  const made = attempt(() => {
    const controller = new AbortController();
    return { signal: controller.signal, abort: () => attempt(() => controller.abort()) };
  }, refused);
  if (made) return made;
  const signal = { aborted: false, addEventListener() {}, removeEventListener() {} };
  return { signal: signal as unknown as AbortSignal, abort() {} };
}
