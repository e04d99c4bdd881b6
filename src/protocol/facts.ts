// Facts of the protocol that the error document does not hold, as data. Comes in: nothing. Goes out: those of iGap, and what they say of an
// action or an error. Next: a protocol holds them; lockouts, the session and requests ask here.
import type { ErrorFrame } from '../wire/error-frame.js';

/** An error that clients make themselves, by its numbers. */
export type ClientError = Readonly<Record<'majorCode' | 'minorCode', number>>;

/** What a protocol says besides its errors. Codes and actions are numbers of the wire. */
export interface ProtocolFacts {
  readonly login: {
    /** #102 UserLogin. */
    readonly action: number;
    /** 10170 in answer to it: already logged in. */
    readonly alreadyLoggedIn: number;
    /** 109/1 in answer to it: the token is invalid. */
    readonly invalidToken: ClientError;
  };
  /** Actions below the login, and below the connection that carries it: heartbeats. */
  readonly belowLogin: readonly number[];
  /** Actions that need no login: on the way to it, or beside it. */
  readonly beforeLogin: readonly number[];
  /** Errors that lock one subject: a recipient (234), a group (368), a channel (457), a phone number (108, 191). */
  readonly subjects: readonly number[];
  /** The only error that may lock everything: FLOOD_REQUEST. */
  readonly flood: number;
  /** Errors about a phone number that was typed: it is blocked (105, 135), or asks for its two-step password (184). */
  readonly typedNumber: readonly number[];
  /** Made by clients, by convention: no answer in time, connection lost, offline and not durable. */
  readonly clientMade: Readonly<Record<'noAnswer' | 'connectionLost' | 'offline', ClientError>>;
}

/** The facts of iGap, of every build of its document. */
export const igapFacts: ProtocolFacts = {
  login: {
    action: 102,
    alreadyLoggedIn: 10170,
    invalidToken: { majorCode: 109, minorCode: 1 },
  },
  belowLogin: [2, 3],
  beforeLogin: [100, 101, 102, 131, 132, 138, 139, 140, 500, 501, 502, 503, 802],
  subjects: [108, 191, 234, 368, 457],
  flood: 10,
  typedNumber: [105, 135, 184],
  clientMade: {
    noAnswer: { majorCode: 5, minorCode: 1 },
    connectionLost: { majorCode: 5, minorCode: 2 },
    offline: { majorCode: 5, minorCode: 3 },
  },
};

/** Whether a frame is of an error. */
export function isError({ majorCode, minorCode }: ErrorFrame, error: ClientError): boolean {
  return majorCode === error.majorCode && minorCode === error.minorCode;
}

/** Whether the client itself made an error, so that a real answer may still come. */
export function isClientMade({ clientMade }: ProtocolFacts, frame: ErrorFrame): boolean {
  const { noAnswer, connectionLost, offline } = clientMade;
  return isError(frame, noAnswer) || isError(frame, connectionLost) || isError(frame, offline);
}

/** Whether an error says that there is no connection. */
export function isOffline({ clientMade }: ProtocolFacts, frame: ErrorFrame): boolean {
  return isError(frame, clientMade.connectionLost) || isError(frame, clientMade.offline);
}

/** What a request needs before it can go: nothing, a connection, or a login. */
export type Need = 'nothing' | 'connection' | 'login';

/** What an action needs; `more` are the app's own that need no login. */
export function needOf(
  { belowLogin, beforeLogin }: ProtocolFacts,
  action: number,
  more: readonly number[],
): Need {
  if (belowLogin.includes(action)) return 'nothing';
  return beforeLogin.includes(action) || more.includes(action) ? 'connection' : 'login';
}
