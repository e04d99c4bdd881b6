// The batches of one connection: requests that belong together by their ids. Comes in: requests, and how each would be answered. Goes
// out: the answers, held until the batch is complete: where one fails, the others are refused with 6. Next: connection.ts.
import type { Answer } from './exchange.js';

/** How a request is answered, and what is called when its client has received that. */
export interface Decision {
  readonly answer: Answer;
  delivered?(): void;
}

interface Member {
  readonly send: (decision: Decision) => void;
  decision?: Decision;
}

interface Batch {
  readonly members: Member[];
  /** No further member is waited for. */
  complete: boolean;
  timer?: unknown;
}

/** What batches are timed by. */
interface Timers {
  later(callback: () => void, delayMs: number): unknown;
  forget(timer: unknown): void;
}

export class Batches {
  readonly #open = new Map<string, Batch>();
  readonly #timers: Timers;
  readonly #windowMs: number;

  constructor(timers: Timers, windowMs: number) {
    this.#timers = timers;
    this.#windowMs = windowMs;
  }

  /** A request has come. Returns what is to be called with its decision; `send` is called with what becomes of that. */
  join(requestId: string, send: Member['send']): Member['send'] {
    const dot = requestId.lastIndexOf('.');
    if (dot < 0) return send;
    const key = requestId.slice(0, dot);
    const batch = this.#open.get(key) ?? { members: [], complete: false };
    const member: Member = { send };
    batch.members.push(member);
    this.#open.set(key, batch);
    this.#timers.forget(batch.timer);
    batch.timer = this.#timers.later(() => {
      batch.complete = true;
      this.#open.delete(key);
      answer(batch);
    }, this.#windowMs);
    return (decision) => {
      member.decision = decision;
      answer(batch);
    };
  }
}

/** What the accepted members have done is not undone: nothing that a client sees depends on it. */
function answer({ members, complete }: Batch): void {
  if (!complete || members.some(({ decision }) => !decision)) return;
  const failed = members.some(({ decision }) => decision && isError(decision));
  for (const { send, decision } of members) {
    if (!decision) continue;
    send(!failed || isError(decision) ? decision : { answer: { error: { majorCode: 6 } } });
  }
}

const isError = ({ answer }: Decision) => 'error' in answer;
