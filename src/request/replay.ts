// Whether a refused unit goes on. Comes in: what one of its members was refused with. Goes out: yes, it is sent again once nothing is in its
// way; or no, and the refusal is its answer. Used by: requests.ts.
import { isError, type ProtocolFacts } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import type { Again, Unit } from './unit.js';

function againOf(
  { clientMade }: ProtocolFacts,
  { frame, reaction }: Resolution,
): Again | undefined {
  if (reaction.kind === 'login' || reaction.kind === 'lockout') return reaction.kind;
  return isError(frame, clientMade.connectionLost) ? 'lost' : undefined;
}

/** Counts how often a unit is sent again. `mayWait`: whether it may wait for the lockout that it has met. */
export function goesOn(
  facts: ProtocolFacts,
  unit: Unit,
  resolution: Resolution,
  mayWait: () => boolean,
): boolean {
  const again = againOf(facts, resolution);
  if (!again || unit.again[again] === 0 || (again === 'lockout' && !mayWait())) return false;
  unit.again[again]--;
  return true;
}
