// A request that has not settled: alone, or a batch that is held, waits, goes and is sent again as one. Comes in: what the app asked for.
// Goes out: its members, what it has spent of its budgets, where it stands. Next: requests.ts moves it.
import type { Need } from '../protocol/facts.js';
import type { BatchOptions, PendingRequest, Send } from '../request-options.js';
import type { FlightEnd } from './flight.js';

/** What a unit has spent so far, ms. */
export interface Spent {
  readonly held: number;
  readonly waiting: number;
}

/** One promise of the app's. */
export interface Member {
  readonly id: string;
  /** What its request ids end with: its place in a batch. */
  readonly suffix: string;
  readonly action: number;
  readonly subject: string | undefined;
  readonly send: Send<unknown>;
  readonly idempotencyKey: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Gives up its flight, if it is in one. */
  abandon?: (() => void) | undefined;
  /** It was refused with 6: what it rejects with, once no sibling is refused with 2. */
  following?: FlightEnd | undefined;
}

/** Where a unit stands: nowhere yet, held, waiting for a lockout, in flight. */
export type Stand = 'new' | 'held' | 'waiting' | 'inFlight';

/** What a unit is held for: a connection; or a login, or those before it. */
export type Line = Exclude<Need, 'nothing'>;

/** Why something is sent again: it was refused with 2, its connection was lost, it has met a lockout. */
export type Again = 'login' | 'lost' | 'lockout';

/** Why a unit is not in flight. */
export type Why = NonNullable<PendingRequest['why']>;

export interface Unit {
  readonly id: string;
  /** What the ids that it is sent under begin with. */
  readonly key: string;
  /** Its place among all: the lower goes first. */
  readonly order: number;
  readonly options: BatchOptions;
  /** What it needs before it can go, now. */
  readonly need: () => Need;
  /** Those that have not settled, and how many of these were refused with 6. */
  readonly members: Set<Member>;
  followers: number;
  /** Listens to the app's signal no more. */
  off: () => void;
  stand: Stand;
  /** Why it came to stand there last; since when, for people. */
  why?: Why | undefined;
  sinceWallMs: number;
  /** Its budgets; what it has spent of them before it came to stand there. */
  readonly mostMs: Spent;
  spentMs: Spent;
  /** Since when, and until when at most, in the time of budgets; its place among those ends. */
  sinceMs: number;
  dueMs: number;
  dueAt: number;
  /** The line that it is held in, and its place there. */
  line?: Line | undefined;
  lineAt: number;
  /** The keys of all lockouts that may concern it. */
  keys?: readonly string[] | undefined;
  /** The key of the lockout that it waits for, or has waited for last. */
  lockedBy: string;
  attempt: number;
  /** How often it may yet be sent again, and the 2 or the 5/2 that it was sent again for last. */
  readonly again: Record<Again, number>;
  refusal?: unknown;
}

/** The order in which units go. */
export const byOrder = (a: Unit, b: Unit) => a.order - b.order;
