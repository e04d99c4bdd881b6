// Whether the other side lives, by Web Locks: whoever lives holds a lock, and who waits for that lock gets it when the holder is gone, however
// that went. Comes in: the name of a lock. Goes out: one call. Without locks nothing is known. Next: link.ts, serve-engine.ts.
import { attempt } from '../stranger.js';

/** The locks of the platform. Undefined where there are none, or may not be asked for. */
function locksOfPlatform(): LockManager | undefined {
  return attempt(() => navigator.locks);
}

/** A name that no other page or worker has. */
const newName = () => `igap-reactions-${Math.random().toString(36).slice(2)}`;

/** Holds a lock. `held` is called once: with its name, or without one where there are no locks. Returns its release. */
export function holdLock(held: (name: string | undefined) => void): () => void {
  const name = newName();
  let isOver = false;
  let isHeld = false;
  let release = () => {};
  const once = (given?: string) => {
    if (!isOver && !isHeld) held(given);
    isHeld = true;
  };
  const locks = locksOfPlatform();
  if (!locks) once();
  else {
    const holding = attempt(
      () =>
        locks.request(name, () => {
          once(name);
          return new Promise<void>((resolve) => {
            release = resolve;
            if (isOver) resolve();
          });
        }),
      () => once(),
    );
    // A page of an opaque origin may not ask for any.
    holding?.catch(() => once());
  }
  return () => {
    isOver = true;
    release();
  };
}

/** Calls back once the holder of a lock is gone. Returns how to stop waiting. */
export function awaitLock(name: string | undefined, gone: () => void): () => void {
  if (!name) return () => {};
  let isOver = false;
  const controller = attempt(() => new AbortController());
  const ended = () => {
    if (!isOver) gone();
  };
  attempt(() =>
    locksOfPlatform()
      ?.request(name, { ...(controller && { signal: controller.signal }) }, ended)
      .catch(() => {}),
  );
  return () => {
    isOver = true;
    attempt(() => controller?.abort());
  };
}
