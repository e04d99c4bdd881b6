// What is emitted of requests while somebody listens. Comes in: units that are held, sent, settled. Goes out: events without payload. Next:
// the app's own measurements.
import type { EngineClock } from '../clock.js';
import type { Outbox } from '../event/outbox.js';
import type { HoldReason } from '../event/request-events.js';
import { fieldsOf } from '../stranger.js';
import type { FlightEnd } from './flight.js';
import type { Member, Unit } from './unit.js';

export interface RequestReport {
  held(unit: Unit, why: HoldReason | 'storage' | 'lockout'): void;
  sent(unit: Unit): void;
  settled(unit: Unit, member: Member, end: FlightEnd): void;
}

const nameOf = ({ id, action, subject }: Member) => ({
  id,
  action,
  ...(subject !== undefined && { subject }),
});

const durationsOf = ({ spentMs }: Unit) => ({ heldMs: spentMs.held, waitedMs: spentMs.waiting });

/** The name of an error of ours, or of an abort; of the app's own errors nothing is known. */
function errorName(error: unknown): string {
  const { name, toJSON } = fieldsOf(error, 'name', 'toJSON');
  const isKnown = typeof name === 'string' && (toJSON !== undefined || name === 'AbortError');
  return isKnown ? name : 'Error';
}

export function createRequestReport(
  clock: EngineClock,
  { emit, heeded }: Pick<Outbox, 'emit' | 'heeded'>,
): RequestReport {
  return {
    held(unit, why) {
      if (!heeded('request.held')) return;
      for (const member of unit.members) emit('request.held', { ...nameOf(member), why });
    },
    sent(unit) {
      if (!heeded('request.sent')) return;
      const { attempt } = unit;
      for (const member of unit.members) {
        emit('request.sent', { ...nameOf(member), ...durationsOf(unit), attempt });
      }
    },
    settled(unit, member, { how, value }) {
      if (!heeded('request.settled')) return;
      emit('request.settled', {
        ...nameOf(member),
        ...durationsOf(unit),
        outcome: how === 'resolve' ? 'resolved' : 'rejected',
        error: how === 'resolve' ? undefined : errorName(value),
        attempts: unit.attempt,
        flightMs: unit.stand === 'inFlight' ? clock.elapsed() - unit.sinceMs : 0,
      });
    },
  };
}
