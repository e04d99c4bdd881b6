// Looking at requests, and cancelling them. Comes in: units. Goes out: what people may see of them, without what they send; rejections of
// those that are meant. Next: the app.
import type { PendingRequest, RequestMatch } from '../reaction-engine.js';
import { abortError } from '../signal.js';
import { attempt } from '../stranger.js';
import { subjectText } from '../wire/subject.js';
import type { Gate } from './gate.js';
import type { Requests } from './requests.js';
import type { Member, Unit } from './unit.js';

function whyOf(unit: Unit, gate: Gate): PendingRequest['why'] {
  if (unit.stand === 'waiting') return 'lockout';
  if (unit.stand === 'inFlight') return undefined;
  return gate.barOf(unit) === 'storage' ? 'storage' : gate.holdReasonOf(unit);
}

function viewOf(unit: Unit, { id, action, subject }: Member, gate: Gate): PendingRequest {
  const { stand, sinceWallMs: since, attempt: sent } = unit;
  const state = stand === 'new' ? 'held' : stand;
  return { id, action, subject, state, why: whyOf(unit, gate), since, attempt: sent };
}

/** Every request that has not settled; of a batch each member. */
export function listRequests({ all }: Requests, gate: Gate): readonly PendingRequest[] {
  return [...all].flatMap((unit) => [...unit.members].map((member) => viewOf(unit, member, gate)));
}

/** Rejects those that match with an AbortError. How many. What a function of the app's throws counts as no. */
export function cancelRequests(
  requests: Requests,
  gate: Gate,
  which: RequestMatch | ((request: PendingRequest) => boolean),
): number {
  const fits = (request: PendingRequest) => {
    if (typeof which === 'function')
      return (
        attempt(
          () => which(request),
          () => {},
        ) === true
      );
    const { id = request.id, action = request.action, subject } = which;
    const isSubject = subject === undefined || subjectText(subject) === request.subject;
    return id === request.id && action === request.action && isSubject;
  };
  let cancelled = 0;
  for (const unit of [...requests.all]) {
    for (const member of [...unit.members]) {
      if (!fits(viewOf(unit, member, gate))) continue;
      requests.cancel(unit, member, abortError());
      cancelled++;
    }
  }
  return cancelled;
}
