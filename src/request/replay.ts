// Whether a refused unit goes on. Comes in: what one of its members was refused with. Goes out: for which reason it is sent again, once
// nothing is in its way; or none, and the refusal is its answer. Used by: requests.ts.
import { clientMade, isError } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';

/** Why something is sent again: it was refused with 2, its connection was lost, it has met a lockout. */
export type Again = 'login' | 'lost' | 'lockout';

export function againOf({ frame, reaction }: Resolution): Again | undefined {
  if (reaction.kind === 'login' || reaction.kind === 'lockout') return reaction.kind;
  return isError(frame, clientMade.connectionLost) ? 'lost' : undefined;
}
