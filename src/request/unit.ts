// A request that has not settled: alone, or a batch that is held, waits, goes and is sent again as one. Comes in: what the app asked for.
// Goes out: its members, what is left of its budgets, where it stands. Next: requests.ts moves it.
import type { Lockout } from '../lockout/lockout.js';
import type { Need } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import type { BatchOptions, Send } from '../request-options.js';
import type { FlightEnd } from './flight.js';

/** One promise of the app's. */
export interface Member {
  readonly id: string;
  readonly action: number;
  readonly subject: string | undefined;
  readonly send: Send<unknown>;
  readonly idempotencyKey: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Gives up its flight. Absent: it is not in flight. */
  abandon?: (() => void) | undefined;
  /** It was refused with 6: what it rejects with, once no sibling is refused with 2. */
  following?: FlightEnd | undefined;
}

/** Where a unit stands: nowhere yet, held, waiting for a lockout, in flight. */
export type Stand = 'new' | 'held' | 'waiting' | 'inFlight';

export interface Unit {
  readonly id: string;
  /** Its place among all: the lower goes first. */
  readonly order: number;
  readonly options: BatchOptions;
  readonly isBatch: boolean;
  /** What it needs before it can go, now. */
  readonly need: () => Need;
  /** Those that have not settled. */
  readonly members: Set<Member>;
  /** Listens to the app's signal no more. */
  off: () => void;
  stand: Stand;
  /** When it came to stand there: elapsed, and wall clock for those who look. */
  sinceMs: number;
  sinceWallMs: number;
  /** What is left of each budget, and what was spent, in ms. */
  readonly leftMs: { held: number; waiting: number };
  readonly spentMs: { held: number; waiting: number };
  /** When its budget ends, and its place among those deadlines. */
  dueMs: number;
  dueAt: number;
  attempt: number;
  /** It was held: in the first second of its flight it counts in the window. */
  wasHeld: boolean;
  /** Whether a 2 has it sent once more; how often a lost connection has; and what it was last refused with. */
  replays: boolean;
  resends: number;
  refusal?: Resolution | undefined;
  /** The lockout that it waits for, or went first after. */
  lockout?: Lockout | undefined;
  /** Ends the first second of its flight. */
  second?: unknown;
}
