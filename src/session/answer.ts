// What an answer to #102 means for the session (design: "How a login ends"; the first row that fits). Comes in: its resolution.
// Goes out: one word. Pure. Next: session.ts.
import {
  alreadyLoggedIn,
  clientMade,
  invalidToken,
  isClientMade,
  isError,
} from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import { isSessionKind, type SessionKind } from './transitions.js';

/** What became of a login. */
export type LoginOutcome =
  | SessionKind
  | 'succeeded'
  | 'lockedOut'
  /** No connection: it backs off, and is not counted. */
  | 'offline'
  /** It backs off. */
  | 'refused'
  | 'failed';

/** Whether an error changes an open session, by the reaction that it asks for. */
export function sessionKind({ reaction: { kind } }: Resolution): SessionKind | undefined {
  return isSessionKind(kind) ? kind : undefined;
}

/** What an error that answers #102 means, besides a lockout that it starts. */
export function readAnswer(resolution: Resolution, locked: boolean): LoginOutcome {
  const { frame, reaction, basis } = resolution;
  const isOurs = basis !== 'override';
  if (isOurs && frame.majorCode === alreadyLoggedIn) return 'succeeded';
  const kind = sessionKind(resolution);
  if (kind) return kind;
  if (isOurs && isError(frame, invalidToken)) return 'register';
  if (locked) return 'lockedOut';
  switch (reaction.kind) {
    case 'retryLater':
      return isClientMade(frame) && !isError(frame, clientMade.noAnswer) ? 'offline' : 'refused';
    case 'login':
    case 'unknown':
      return 'refused';
    default:
      return 'failed';
  }
}
