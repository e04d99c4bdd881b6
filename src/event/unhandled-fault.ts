// A fault that nobody listens to. Comes in: the fault. Goes out: a line in the console, once per code, in the development build only. Used by:
// the outbox, and the listeners of a page whose engine is in another thread.
import { development } from '../development.js';
import type { Fault } from '../faults.js';
import { attempt } from '../stranger.js';

/** The codes of those that were written. */
const warned = new Set<Fault['code']>();

export function warnOf({ code, message }: Fault): void {
  if (!development || warned.has(code)) return;
  warned.add(code);
  const sentence = /[.?]$/.test(message) ? message : `${message}.`;
  attempt(() =>
    console.warn(`[igap-reactions] ${code}: ${sentence} Listen: engine.on('fault', ...)`),
  );
}
