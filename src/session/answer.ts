// What an error means for the session: as an answer to #102, where the first row that fits counts, and as any other. Comes
// in: its resolution. Goes out: an input of the table. Pure. Next: session.ts.
import { isError, isOffline, type ProtocolFacts } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import { isAboutNumber, isSessionKind, type SessionKind } from './transitions.js';

/** What became of a login, as an input of the table. */
export type LoginOutcome = SessionKind | 'signedIn' | 'lockedOut' | 'backedOff' | 'failed';

/** Whether an error changes an open session, by the reaction that it asks for. */
export function sessionKind({ reaction: { kind } }: Resolution): SessionKind | undefined {
  return isSessionKind(kind) ? kind : undefined;
}

/** Whether an error is of #102, by its entry, else by its frame. */
export function isOfLogin({ login }: ProtocolFacts, { entry, frame }: Resolution): boolean {
  return (entry?.action ?? frame.action) === login.action;
}

/** Whether an error concerns a phone number that was typed, which while somebody is signed in may be anybody's. */
export function isOfTypedNumber(
  { typedNumber }: ProtocolFacts,
  kind: SessionKind,
  { frame }: Resolution,
): boolean {
  return isAboutNumber(kind) && typedNumber.includes(frame.majorCode);
}

/** Whether a login failed for want of a connection. */
export function isLost(facts: ProtocolFacts, answer: Resolution | undefined): boolean {
  return answer !== undefined && isOffline(facts, answer.frame);
}

/** What the answer to #102 means, besides a lockout that it starts. Undefined: it was no error frame. */
export function readAnswer(
  { login }: ProtocolFacts,
  answer: Resolution | undefined,
  isLocked: boolean,
): LoginOutcome {
  if (!answer) return isLocked ? 'lockedOut' : 'backedOff';
  const { frame, reaction, basis } = answer;
  const isOurs = basis !== 'override';
  if (isOurs && frame.majorCode === login.alreadyLoggedIn) return 'signedIn';
  const kind = sessionKind(answer);
  if (kind) return kind;
  if (isOurs && isError(frame, login.invalidToken)) return 'register';
  if (isLocked) return 'lockedOut';
  switch (reaction.kind) {
    case 'retryLater':
    case 'login':
    case 'lockout':
    case 'unknown':
      return 'backedOff';
    default:
      return 'failed';
  }
}
