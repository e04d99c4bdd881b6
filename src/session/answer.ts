// What an answer to #102 means for the session (design: "How a login ends"; the first row that fits). Comes in: its resolution.
// Goes out: one word. Pure. Next: session.ts.
import type { Resolution } from '../reaction/resolve.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { type SessionKind, sessionKinds } from './machine.js';

/** #102 UserLogin. */
export const loginAction = 102;

const alreadyLoggedIn = 10170;
const loginBadPayload = 109;
const invalidToken = 1;
/** Client-made by convention: 5/1 no answer in time, 5/2 connection lost, 5/3 offline. */
const timeout = 5;
const noAnswer = 1;

/** The error of a request that was not answered in time. */
export const noAnswerFrame = { majorCode: timeout, minorCode: noAnswer };

/** Whether the client itself made an error, so that a real answer may still come. */
export function isClientMade({ majorCode, minorCode = 0 }: ErrorFrame): boolean {
  return majorCode === timeout && minorCode > 0 && minorCode < 4;
}

/** Whether an error changes an open session, by the reaction that it asks for. */
export function sessionKind({ reaction: { kind } }: Resolution): SessionKind | undefined {
  return kind in sessionKinds ? (kind as SessionKind) : undefined;
}

/** What an error that answers #102 means, besides a lockout that it starts: the login came to nothing, or for good. */
export function readAnswer(
  resolution: Resolution,
  locked: boolean,
): SessionKind | 'succeeded' | 'lockedOut' | 'offline' | 'refused' | 'failed' {
  const { frame, reaction, basis } = resolution;
  const ours = basis !== 'override';
  if (ours && frame.majorCode === alreadyLoggedIn) return 'succeeded';
  const kind = sessionKind(resolution);
  if (kind) return kind;
  if (ours && frame.majorCode === loginBadPayload && frame.minorCode === invalidToken) {
    return 'register';
  }
  if (locked) return 'lockedOut';
  switch (reaction.kind) {
    case 'retryLater':
      return isClientMade(frame) && frame.minorCode !== noAnswer ? 'offline' : 'refused';
    case 'login':
    case 'unknown':
      return 'refused';
    default:
      return 'failed';
  }
}
