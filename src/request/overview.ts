// Looking at requests, and cancelling them. Comes in: units. Goes out: what people may see of them, without what they send; rejections of
// those that are meant. Next: the app.
import type { PendingRequest, RequestMatch } from '../request-options.js';
import { abortError } from '../signal.js';
import { answerNow } from '../stranger.js';
import { subjectText } from '../wire/subject.js';
import type { Gate } from './gate.js';
import type { Requests } from './request-parts.js';
import type { Member, Unit } from './unit.js';

function viewOf(unit: Unit, { id, action, subject }: Member, gate: Gate): PendingRequest {
  const { stand, sinceWallMs: since, attempt } = unit;
  const request = { id, action, subject, since, attempt };
  if (stand === 'inFlight') return { ...request, state: stand };
  if (stand === 'waiting') return { ...request, state: stand, why: 'lockout' };
  return { ...request, state: 'held', why: gate.whyOf(unit) };
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
  const isMeant = (request: PendingRequest) => {
    if (typeof which === 'function') return answerNow(() => which(request)) === true;
    const { id = request.id, action = request.action, subject = request.subject } = which;
    return (
      id === request.id && action === request.action && subjectText(subject) === request.subject
    );
  };
  // Asked first: the app's function may call the engine.
  const meant = [...requests.all].flatMap((unit) =>
    [...unit.members]
      .filter((member) => isMeant(viewOf(unit, member, gate)))
      .map((member) => [unit, member] as const),
  );
  return meant.filter(([unit, member]) => requests.cancel(unit, member, abortError())).length;
}
