// What the promise of a request is rejected with, besides what the host's own `send` threw. Comes in: why it has no answer. Goes out:
// branded errors, each with what the host needs to go on. Made by: requests.ts.
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import type { SessionState } from '../session/events.js';
import type { ErrorFrame } from '../wire/error-frame.js';

/** The server refused the request, or nobody answered it in time (5/1). Without the server's own text. */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError';
  declare readonly resolution: Resolution;
  /** The frame of `resolution`: a `login` that rejects with this error is answered by it. `cause` is what `send` rejected with, if it did. */
  declare readonly frame: ErrorFrame;
  constructor(resolution: Resolution, cause?: unknown) {
    const { entry, frame } = resolution;
    super(`Refused: ${entry?.name ?? frame.majorCode}`, { cause });
    this.resolution = resolution;
    this.frame = frame;
  }
}

/** The request was not sent: it may not be before a lockout ends. */
export class LockedOutError extends Error {
  override readonly name = 'LockedOutError';
  declare readonly lockout: Lockout;
  /** How long it still holds, ms. 0: it has just ended, and the request had waited for its turn as long as it may. */
  declare readonly remainingMs: number;
  constructor(lockout: Lockout, remainingMs: number) {
    super(`Locked: ${lockout.key}`);
    this.lockout = lockout;
    this.remainingMs = remainingMs;
  }
}

/** The request was not sent, or not sent again after a 2: no login of this session lets it through, or none did in time. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
  /** The state of the session then. */
  declare readonly session: SessionState;
  constructor(session: SessionState) {
    super(`Session ${session}`);
    this.session = session;
  }
}

/** The request belongs to another account, or to a sign-in that has ended. Whether the server did it is not known. */
export class AccountChangedError extends Error {
  override readonly name = 'AccountChangedError';
  constructor() {
    super('Another account');
  }
}
