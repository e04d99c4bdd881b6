// What an app should look at although nothing failed in the library. Comes in: a sentence. Goes out: a line in the console, once, in the development
// build only. Used by: whoever notices a mistake that is no fault.
import { development } from './development.js';
import { attempt } from './stranger.js';

const warned = new WeakSet<object>();

/** `owner`: a part of the engine that has one thing to say; it says it once. */
export function warnOnce(owner: object, sentence: string): void {
  if (!development || warned.has(owner)) return;
  warned.add(owner);
  attempt(() => console.warn(`[igap-reactions] ${sentence}`));
}
