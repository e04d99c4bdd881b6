// Web Locks where the platform has none: exclusive locks by name, as the specification has them. A holder that dies loses its locks.
import { onTestFinished, vi } from 'vitest';

interface Waiting {
  readonly granted: () => Promise<unknown>;
  readonly done: (value: unknown) => void;
}

interface Options {
  readonly signal?: AbortSignal;
  /** Granted at once, or not at all. */
  readonly ifAvailable?: boolean;
}

export interface TestLocks {
  /** The names of what is held. */
  held(): string[];
  /** How many wait for one. */
  waiting(): number;
  /** Whoever holds this dies. */
  die(name: string): void;
}

let areGiven = false;

function giveNavigator(navigator: object): void {
  vi.stubGlobal('navigator', navigator);
  onTestFinished(() => {
    areGiven = false;
    vi.unstubAllGlobals();
  });
}

/** Takes the locks from a platform that has some, as Node since 24, unless the test has given it others. */
export function withoutLocks(): void {
  if (!areGiven) giveNavigator({ ...globalThis.navigator, locks: undefined });
}

/** Gives the platform locks until the test has finished. */
export function testLocks(): TestLocks {
  const queues = new Map<string, Waiting[]>();
  const ends = new Map<string, () => void>();
  const next = (name: string) => {
    const [first] = queues.get(name) ?? [];
    if (!first) {
      queues.delete(name);
      return;
    }
    const over = new Promise<void>((resolve) => ends.set(name, resolve));
    void Promise.race([first.granted(), over]).then((value) => {
      queues.get(name)?.shift();
      ends.delete(name);
      first.done(value);
      next(name);
    });
  };
  const locks = {
    request(name: string, ...rest: readonly unknown[]): Promise<unknown> {
      const callback = rest.at(-1) as (lock: object | null) => Promise<unknown>;
      const { signal, ifAvailable } = (rest.length > 1 ? rest[0] : {}) as Options;
      if (ifAvailable && queues.has(name)) return Promise.resolve().then(() => callback(null));
      return new Promise((done, reject) => {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        const waiting = { granted: async () => callback({ name }), done };
        queue.push(waiting);
        signal?.addEventListener('abort', () => {
          const at = queue.indexOf(waiting);
          if (at > 0) queue.splice(at, 1);
          reject(signal.reason);
        });
        if (queue.length === 1) queueMicrotask(() => next(name));
      });
    },
  };
  giveNavigator({ locks });
  areGiven = true;
  return {
    held: () => [...ends.keys()],
    waiting: () => [...queues.values()].reduce((sum, queue) => sum + queue.length - 1, 0),
    die: (name) => ends.get(name)?.(),
  };
}
