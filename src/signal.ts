// Aborting, where the platform and the app may be anything. Comes in: a signal of the app's, or the wish for one of our own. Goes out:
// one call when it is aborted, with an error that says so; or a signal and its abort.
import { attempt, callSafely, fieldsOf } from './stranger.js';

/** What an aborted call rejects with where its signal names no reason: an Error of the name `AbortError`. */
export function abortError(): Error {
  return Object.assign(new Error('Aborted'), { name: 'AbortError' });
}

/** What a signal was aborted with. Undefined: it was not. */
export function abortOf(signal: AbortSignal | undefined): { readonly reason: unknown } | undefined {
  if (!signal) return undefined;
  const { aborted, reason } = fieldsOf(signal, 'aborted', 'reason');
  return aborted ? { reason: reason ?? abortError() } : undefined;
}

/** Nothing is listened to. */
const noUnsubscribe = () => {};

/**
 * Calls back once when a signal is aborted, at once where it is, with its reason. Total: a signal that lacks a method, or throws, is
 * listened to as far as it can be. Returns its unsubscribe.
 */
export function listenToAbort(
  signal: AbortSignal | undefined,
  onAbort: (reason: unknown) => void,
): () => void {
  if (!signal) return noUnsubscribe;
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
  /** Made when it is first asked for: most calls of the app never look at it. */
  signal(): AbortSignal;
  abort(): void;
}

/** What a platform gives that refuses an AbortController: a signal that is never aborted. */
const neverAborted = {
  signal: { aborted: false, addEventListener() {}, removeEventListener() {} },
  abort() {},
} as unknown as AbortController;

/** An AbortController. Where the platform refuses one, `refused` is called. */
export function createAbort(refused: () => void): Abort {
  let controller: AbortController | undefined;
  let isAborted = false;
  const abort = () => {
    isAborted = true;
    attempt(() => controller?.abort());
  };
  return {
    abort,
    signal() {
      controller ??=
        attempt(() => {
          const made = new AbortController();
          return made.signal && made;
        }, refused) ?? neverAborted;
      if (isAborted) abort();
      return controller.signal;
    },
  };
}
