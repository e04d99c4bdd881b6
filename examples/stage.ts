// Where a recording is played. Comes in: lines, each at its time. Goes out: what came of them. engine-stage.ts hands them to an engine,
// server-stage.ts has a server send them to a client's engine. Next: player.ts.
import type { ReactionEngine, Resolution } from 'igap-reactions';
import type { Line } from './script.js';

/** What came of a line. None: there was nothing to play. */
export type Outcome =
  /** By the engine; `resolution` is absent where it could not be read. */
  | { readonly kind: 'received'; readonly resolution?: Resolution | undefined }
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: unknown }
  /** To the running #102, to the next one, or to none: nothing waits for an answer. */
  | { readonly kind: 'answer'; readonly to: 'running' | 'next' | 'none' };

/** What went over the wire. */
export interface Requests {
  readonly sent: number;
  readonly refused: number;
  readonly answered: number;
  /** Which of the recording's were sent once more: after the login that a 2 asked for, or after a lockout. */
  readonly again: readonly string[];
}

export interface Stage {
  readonly engine: ReactionEngine;
  /** How long before its time a line is prepared, ms. */
  readonly leadMs: number;
  /** Does what must be done for a line beforehand: makes the request that its frame refuses. */
  prepare(line: Line): void;
  /** Plays a line. `begin` is called just before the engine gets it, and before it gets another that comes with it. */
  deliver(
    line: Line,
    begin: (line: Line) => void,
  ): Outcome | undefined | Promise<Outcome | undefined>;
  /** How many answers are kept for logins to come. */
  readonly kept: number;
  /** Absent: there is no wire. */
  readonly requests?: Requests;
  close(): Promise<void>;
}
