// What requests are asked, and what they ask of the engine. Comes in: nothing. Goes out: types. Next: requests.ts.
import type { EngineClock } from '../clock.js';
import type { Outbox } from '../event/outbox.js';
import type { Lockouts } from '../lockout/lockouts.js';
import type { ProtocolFacts } from '../protocol/facts.js';
import type { Flights } from './flight.js';
import type { Gate } from './gate.js';
import type { Member, Unit } from './unit.js';

export interface Requests {
  /** Everything that has not settled, in the order of the calls. */
  readonly all: ReadonlySet<Unit>;
  /** A new request: sent, held, or rejected once this turn is over. */
  add(unit: Unit): void;
  /** Rejects one member, wherever it stands. Whether it had not settled. */
  cancel(unit: Unit, member: Member, error: unknown): boolean;
  /** Rejects everything that has not settled. */
  endAll(error: Error): void;
  /** A lockout of this key has started, is another, or has ended. */
  lockoutChanged(key: string): void;
  /** Has what became movable moved once the turn's events are emitted. */
  settle(): void;
}

/** What requests ask of the engine. */
export interface RequestParts {
  readonly facts: ProtocolFacts;
  readonly clock: EngineClock;
  readonly lockouts: Pick<Lockouts, 'find' | 'ready'>;
  readonly outbox: Pick<Outbox, 'turn' | 'after' | 'emit' | 'hasListener'>;
  readonly flights: Pick<Flights, 'launch'>;
  readonly gate: Gate;
  /** How many of what was held may be unanswered in their first second. */
  readonly windowSize: number;
}
