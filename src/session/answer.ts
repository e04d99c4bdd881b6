// What an answer to #102 means for the session (design: "How a login ends"; the first row that fits). Comes in: its resolution and
// the lockout that it started. Goes out: the machine's input. Pure. Next: the session machine.
import type { Guard } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import type { SessionInput, SessionKind } from './machine.js';

/** #102 UserLogin. */
export const loginAction = 102;

/** Kinds that change the session in any frame. `login` does where none is under way. */
const sessionKinds: ReadonlySet<string> = /* @__PURE__ */ new Set<SessionKind>([
  'register',
  'accountBlocked',
  'sessionTerminated',
  'sessionReplaced',
  'setNickname',
  'verifyTwoStep',
]);

/** What a frame that answers nothing means for the session. Undefined: it is none of the session's. */
export function sessionInput(resolution: Resolution, atMs: number): SessionInput | undefined {
  const { kind } = resolution.reaction;
  if (kind === 'login') return { type: kind, resolution, atMs };
  return sessionKinds.has(kind) ? { type: kind as SessionKind, resolution } : undefined;
}

/** What a frame that answers #102 means. `locked`: the lockout that it has started or met. */
export function answerInput(
  resolution: Resolution,
  atMs: number,
  locked: Exclude<Guard, { allowed: true }> | undefined,
): SessionInput {
  const { frame, reaction, basis } = resolution;
  const { majorCode, minorCode } = frame;
  const { kind } = reaction;
  const ours = basis !== 'override';
  if (ours && majorCode === alreadyLoggedIn) return { type: 'succeeded', atMs };
  if (sessionKinds.has(kind)) return { type: kind as SessionKind, resolution };
  if (ours && majorCode === loginBadPayload && minorCode === invalidToken) {
    return { type: 'register', resolution };
  }
  if (locked) {
    return { type: 'locked', lockout: locked.lockout, delayMs: locked.remainingMs, resolution };
  }
  if (kind === 'retryLater' && (minorCode === connectionLost || minorCode === offline)) {
    return { type: majorCode === timeout ? 'offline' : 'refused', resolution };
  }
  const again = kind === 'retryLater' || kind === 'login' || kind === 'unknown';
  return { type: again ? 'refused' : 'failed', resolution };
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
