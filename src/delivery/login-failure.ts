// What is said of a login that rejected with no error frame. Comes in: what it rejected with. Goes out: words, in the development build; of the
// error its kind only. Next: the warning of delivery.ts.
import { errorKind } from '../misuse.js';

/** Ends of a request or of a wait that the engine or the app has made itself: no mistake. */
const expected = new Set<unknown>([
  ...['AbortError', 'AccountChangedError', 'DisposedError', 'LockedOutError', 'NotSentError'],
  ...['SessionEndedError', 'TimeoutError', 'WaitTimeoutError'],
]);

/** Whether an error of this name may be a mistake in the app's `login`. */
export const isForeign = (name: unknown): boolean => !expected.has(name);

export function loginText(error: unknown): string {
  const kind = errorKind(error);
  const what = kind ? `rejected with ${kind}, which` : 'rejected with something that';
  return `login ${what} is no error frame: it is tried again. If it is a mistake in your login, fix it; reject with the error frame where the server refused #102.`;
}
