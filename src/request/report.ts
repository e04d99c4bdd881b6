// What is emitted of requests while somebody listens. Comes in: units that are held, sent, settled. Goes out: events without payload. Next:
// the app's own measurements.
import type { Outbox } from '../event/outbox.js';
import type { RequestDurations, RequestEvents, RequestName } from '../event/request-events.js';
import { toJSON } from '../faults.js';
import { fieldsOf } from '../stranger.js';
import type { FlightEnd } from './flight.js';
import type { Member, Spent, Unit } from './unit.js';

/** Emits an event for each of these members. Nothing is made that nobody listens to. */
export type RequestReport = <Name extends keyof RequestEvents>(
  name: Name,
  unit: Unit,
  members: Iterable<Member>,
  more: () => Omit<RequestEvents[Name], keyof RequestName | keyof RequestDurations>,
) => void;

/** `spentOf`: where the time of a unit went. */
export function createRequestReport(
  { emit, hasListener }: Pick<Outbox, 'emit' | 'hasListener'>,
  spentOf: (unit: Unit) => Spent,
): RequestReport {
  return (name, unit, members, more) => {
    if (!hasListener(name)) return;
    const { held: heldMs, waiting: waitedMs } = spentOf(unit);
    for (const { id, action, subject } of members) {
      emit(name, { id, action, subject, heldMs, waitedMs, ...more() } as never);
    }
  };
}

/** How a request has ended: the name of an error of ours, or of an abort; of the app's own errors nothing. */
export function outcomeOf({
  how,
  value,
}: FlightEnd): Pick<RequestEvents['request.settled'], 'outcome' | 'error'> {
  if (how === 'resolve') return { outcome: 'resolved' };
  const { name, toJSON: own } = fieldsOf(value, 'name', 'toJSON');
  const isKnown = own === toJSON || name === 'AbortError';
  return { outcome: 'rejected', error: isKnown ? String(name) : 'Error' };
}
