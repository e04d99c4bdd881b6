// Who lives, by Web Locks: whoever lives holds a lock, and who waits for that lock gets it when the holder is gone, however that went. Comes in:
// the name of a lock. Goes out: one call. Without locks nothing is known. Next: watch.ts, serve-engine.ts.
import { createAbort } from '../signal.js';
import { attempt } from '../stranger.js';

/** A lock of one's own. */
export interface OwnLock {
  /** Its name once it is held; undefined where there are no locks, or none may be asked for (a page of an opaque origin). */
  readonly held: Promise<string | undefined>;
  readonly release: () => void;
}

/** Holds a lock of a name that no other page or worker has. */
export function holdLock(): OwnLock {
  const name = `igap-reactions-${Math.random().toString(36).slice(2)}`;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = new Promise<string | undefined>((resolve) => {
    const none = () => resolve(undefined);
    const hold = () => {
      resolve(name);
      return released;
    };
    attempt(() => navigator.locks.request(name, hold).catch(none), none);
  });
  return { held, release };
}

/**
 * Calls `gone` once the holder of a lock is. `seen` is called where that can be known at all: a lock that is free at once is held elsewhere, by
 * another origin or a process with locks of its own (or its holder is gone already: the next message shows that). Returns how to stop waiting.
 */
export function awaitLock(
  name: string | undefined,
  gone: () => void,
  seen: () => void,
): () => void {
  if (!name) return () => {};
  const waiting = createAbort(() => {});
  const signal = waiting.signal();
  const ended = () => {
    if (!signal.aborted) gone();
  };
  const look = (lock: Lock | null) => {
    if (lock || signal.aborted) return;
    seen();
    return navigator.locks.request(name, { signal }, ended);
  };
  attempt(() => navigator.locks.request(name, { ifAvailable: true }, look).catch(() => {}));
  return waiting.abort;
}
