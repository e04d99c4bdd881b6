// The server's end of a login. Comes in: the #102s of an engine, and answers from the recording. Goes out: #30102 or an error, to the
// login that is running or to the next one. Next: the engine, or the server that answers its client.
import type { LoginAnswer } from './script.js';

export interface LoginDesk {
  /** Resolves on #30102, rejects with the error, or when it is aborted. */
  login(call?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Answers the running #102. Whether there was one. */
  answer(answer: LoginAnswer): boolean;
  /** Answers the next #102 as soon as it is sent. */
  keep(answer: LoginAnswer): void;
  /** How many answers are kept. */
  readonly kept: number;
}

export function loginDesk(): LoginDesk {
  const kept: LoginAnswer[] = [];
  let running: ((answer: LoginAnswer) => void) | undefined;

  const answer = (given: LoginAnswer) => {
    const settle = running;
    running = undefined;
    settle?.(given);
    return settle !== undefined;
  };

  return {
    login: ({ signal } = {}) =>
      new Promise<void>((resolve, reject) => {
        running = (given) => (given === 'ok' ? resolve() : reject(given));
        // The engine holds the next login back until an aborted one has settled.
        signal?.addEventListener('abort', () => reject(signal.reason));
        const next = kept.shift();
        if (next) answer(next);
      }),
    answer,
    keep: (given) => kept.push(given),
    get kept() {
      return kept.length;
    },
  };
}
