// Since when a late error counts. Comes in: what happens to the sign-in. Goes out: moments, which requests are sent at, and what errors
// of such a request still say. Used by: session.ts, delivery.
import type { SessionKind } from './transitions.js';

/** What requests must have been sent after, for their errors to count: at all, for the session, as an answer to #102, or as a reaction of one kind. */
export type Mark = 'account' | 'signIn' | 'login' | SessionKind;

export interface Marks {
  /** The moment now, for a request that is sent. */
  now(): number;
  /** From now on only what is sent later counts for this. */
  set(mark: Mark): void;
  /** Whether what was sent at a moment counts for this. */
  counts(mark: Mark, sentAt: number): boolean;
}

export function createMarks(): Marks {
  let moment = 0;
  const since: { [Name in Mark]?: number } = {};
  return {
    now: () => moment,
    set(mark) {
      since[mark] = ++moment;
    },
    counts: (mark, sentAt) => sentAt >= (since[mark] ?? 0),
  };
}
