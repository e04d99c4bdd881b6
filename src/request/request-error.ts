// What the promise of a request rejects with, besides what the app's own `send` threw. Comes in: why it has no answer. Goes out:
// branded errors, each with what the app needs to go on. Made by: the request queue and its flights.

import type { SessionState } from '../event/events.js';
import type { HoldReason } from '../event/request-events.js';
import { toJSON } from '../faults.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import type { ErrorFrame } from '../wire/error-frame.js';

/** The server refused the request, nobody answered it in time (5/1), or its connection was lost (5/2). */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError';
  /** Without the server's own text. */
  declare readonly resolution: Resolution;
  /** The frame of `resolution`: a `login` that rejects with this error is answered by it. `cause` is what `send` rejected with, if it did. */
  declare readonly frame: ErrorFrame;
  /** The server's own text, if it sent one. Not enumerable: neither logs nor `toJSON` hold it. */
  declare readonly serverMessage: string | undefined;
  readonly toJSON = toJSON;
  /** `serverMessage` is that of `resolution` where it still holds one. */
  constructor(resolution: Resolution, cause?: unknown, serverMessage?: string) {
    const { message, ...frame } = resolution.frame;
    super(`Refused: ${resolution.entry?.name ?? frame.majorCode}`, { cause });
    this.resolution = message === undefined ? resolution : { ...resolution, frame };
    this.frame = this.resolution.frame;
    Object.defineProperty(this, 'serverMessage', { value: serverMessage ?? message });
  }
}

/** The request was not sent: it may not be before a lockout ends. */
export class LockedOutError extends Error {
  override readonly name = 'LockedOutError';
  declare readonly lockout: Lockout;
  /** How long it still holds, ms. */
  declare readonly remainingMs: number;
  readonly toJSON = toJSON;
  constructor(lockout: Lockout, remainingMs: number) {
    super(`Locked: ${lockout.key}`);
    this.lockout = lockout;
    this.remainingMs = remainingMs;
  }
}

/** The request was held for as long as it may be (`maxHoldMs`), and never sent. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
  declare readonly reason: HoldReason;
  readonly toJSON = toJSON;
  constructor(reason: HoldReason) {
    super(`Not sent: ${reason}`);
    this.reason = reason;
  }
}

/** The request was not sent, or not sent again after a 2: no login of this session lets it through. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
  /** The state of the session then. */
  declare readonly session: SessionState;
  readonly toJSON = toJSON;
  constructor(session: SessionState) {
    super(`Session ${session}`);
    this.session = session;
  }
}

/** The request belongs to another account, or to a sign-in that has ended. Whether the server did it is not known. */
export class AccountChangedError extends Error {
  override readonly name = 'AccountChangedError';
  readonly toJSON = toJSON;
  constructor() {
    super('Another account');
  }
}
