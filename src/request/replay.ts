// Whether a refused unit goes on. Comes in: what one of its members was refused with. Goes out: yes, and it is sent again once nothing is in
// its way; or no, and the refusal is its answer. Used by: requests.ts.
import { clientMade, isError } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import type { Gate } from './gate.js';
import type { Unit } from './unit.js';

/** So often what lost its connection is sent again, where that is wanted. */
const mostResends = 3;

/** Counts what it grants. */
export function goesOn(unit: Unit, resolution: Resolution, gate: Gate): boolean {
  const { frame, reaction } = resolution;
  if (reaction.kind === 'login') {
    if (!unit.replays) return false;
    unit.replays = false;
    unit.refusal = resolution;
    return true;
  }
  if (isError(frame, clientMade.connectionLost)) {
    if (unit.options.replay !== 'idempotent' || unit.resends >= mostResends) return false;
    unit.resends++;
    unit.refusal = resolution;
    return true;
  }
  const lock = reaction.kind === 'lockout' ? gate.lockOf(unit) : undefined;
  return lock !== undefined && gate.mayWait(unit, lock);
}
