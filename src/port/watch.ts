// Whether the worker that a page talks to lives. Comes in: what is posted to it, that it has said something, its lock. Goes out: one call when
// it is gone. An idle page has no timer. Next: link.ts.
import type { EngineClock } from '../clock.js';
import { awaitLock } from './life.js';

export interface Watch {
  /** It has to say something, where no lock says that it lives. */
  expectAnswer(): void;
  answered(): void;
  /** It is joined: this is the lock that it holds. */
  follow(lock: string | undefined): void;
  stop(): void;
}

/** A worker that has not answered in this time is not there. */
const answerMs = 5000;

export function createWatch(clock: EngineClock, gone: () => void): Watch {
  let timer: unknown;
  let isLockSeen = false;
  let unwait = () => {};
  const answered = () => {
    clock.clearTimeout(timer);
    timer = undefined;
  };
  return {
    expectAnswer() {
      if (timer === undefined && !isLockSeen) timer = clock.setTimeout(gone, answerMs);
    },
    answered,
    follow(lock) {
      unwait = awaitLock(lock, gone, () => {
        isLockSeen = true;
        answered();
      });
    },
    stop() {
      answered();
      unwait();
      isLockSeen = false;
    },
  };
}
