// What an answer to #102 means for the session (design: "How a login ends"; the first row that fits). Comes in: its resolution and
// the lockout that it started. Goes out: the machine's input. Pure. Next: the session machine.
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import type { SessionInput } from './machine.js';

/** #102 UserLogin. */
export const loginAction = 102;

/** Kinds that change the session when they come in any frame; `login` does where none is under way. */
const sessionKinds = [
  'register',
  'accountBlocked',
  'sessionTerminated',
  'sessionReplaced',
  'setNickname',
  'verifyTwoStep',
] as const;

/** What a frame that answers nothing means for the session. Undefined: it is none of the session's. */
export function sessionInput(resolution: Resolution, atMs: number): SessionInput | undefined {
  const { kind } = resolution.reaction;
  if (kind === 'login') return { type: kind, resolution, atMs };
  const type = sessionKinds.find((sessionKind) => sessionKind === kind);
  return type && { type, resolution };
}

/** The lockout that an answer has started, or met. */
export interface AnswerLockout {
  readonly lockout: Lockout | undefined;
  readonly remainingMs: number;
}

/** What a frame that answers #102 means. */
export function answerInput(
  resolution: Resolution,
  atMs: number,
  locked: AnswerLockout | undefined,
): SessionInput {
  const { frame, reaction, basis } = resolution;
  const { majorCode, minorCode } = frame;
  const ours = basis !== 'override';
  if (ours && majorCode === alreadyLoggedIn) return { type: 'answer.ok', atMs };
  const type = sessionKinds.find((kind) => kind === reaction.kind);
  if (type) return { type, resolution };
  if (ours && majorCode === loginBadPayload && minorCode === invalidToken) {
    return { type: 'register', resolution };
  }
  if (locked) {
    const { lockout, remainingMs: delayMs } = locked;
    return { type: 'answer.locked', resolution, lockout, delayMs };
  }
  switch (reaction.kind) {
    case 'retryLater':
      return majorCode === timeout && (minorCode === connectionLost || minorCode === offline)
        ? { type: 'answer.offline', resolution }
        : { type: 'answer.retry', resolution };
    case 'login':
    case 'unknown':
      return { type: 'answer.retry', resolution };
    default:
      return { type: 'answer.no', resolution };
  }
}

const alreadyLoggedIn = 10170;
const loginBadPayload = 109;
const invalidToken = 1;
/** Client-made by convention: 5/1 no answer in time, 5/2 connection lost, 5/3 offline. */
const timeout = 5;
const noAnswer = 1;
const connectionLost = 2;
const offline = 3;

/** The error of a request that was not answered in time. */
export const noAnswerFrame = { majorCode: timeout, minorCode: noAnswer };

/** Whether the client itself made an error, so that a real answer may still come. */
export function isClientMade({ majorCode, minorCode = 0 }: Resolution['frame']): boolean {
  return majorCode === timeout && minorCode >= noAnswer && minorCode <= offline;
}
