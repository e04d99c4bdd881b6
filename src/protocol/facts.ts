// Facts of the protocol that the error document does not hold, in one place. Comes in: nothing. Goes out: numbers by name, and what
// they say of an action or an error. Next: lockouts, the session and requests ask here.
import type { ErrorFrame } from '../wire/error-frame.js';

/** #102 UserLogin. */
export const loginAction = 102;

/** 10170 in answer to #102: already logged in. */
export const alreadyLoggedIn = 10170;

/** 109/1 in answer to #102: the token is invalid. */
export const invalidToken = { majorCode: 109, minorCode: 1 } as const;

/** Made by clients, by convention: no answer in time, connection lost, offline and not durable. */
export const clientMade = {
  noAnswer: { majorCode: 5, minorCode: 1 },
  connectionLost: { majorCode: 5, minorCode: 2 },
  offline: { majorCode: 5, minorCode: 3 },
} as const;

/** Whether an error is the one given. */
export function isError(
  { majorCode, minorCode }: ErrorFrame,
  error: Pick<ErrorFrame, 'majorCode' | 'minorCode'>,
): boolean {
  return majorCode === error.majorCode && minorCode === error.minorCode;
}

const isOfClient =
  (...minors: readonly number[]) =>
  ({ majorCode, minorCode = 0 }: ErrorFrame) =>
    majorCode === 5 && minors.includes(minorCode);

/** Whether the client itself made an error, so that a real answer may still come. */
export const isClientMade = /* @__PURE__ */ isOfClient(1, 2, 3);

/** Whether an error says that there is no connection. */
export const isOffline = /* @__PURE__ */ isOfClient(2, 3);

/** Heartbeats: below the login, and below the connection that carries it. */
const belowLogin: readonly number[] = [2, 3];

/** What needs no login: on the way to it, or beside it. */
const beforeLogin: readonly number[] = [
  100,
  101,
  loginAction,
  131,
  132,
  138,
  139,
  140,
  500,
  501,
  502,
  503,
  802,
];

/** What a request needs before it can go: nothing, a connection, or a login. */
export type Need = 'nothing' | 'connection' | 'login';

/** What an action needs; `more` are the app's own that need no login. */
export function needOf(action: number, more: readonly number[]): Need {
  if (belowLogin.includes(action)) return 'nothing';
  return beforeLogin.includes(action) || more.includes(action) ? 'connection' : 'login';
}

/** FLOOD_REQUEST, the only error that may lock everything. */
export const floodRequest = 10;

/** Errors that lock one subject: a recipient (234), a group (368), a channel (457), a phone number (108, 191). */
export const perSubject: readonly number[] = [108, 191, 234, 368, 457];

/** Errors about a phone number that was typed: it is blocked (105, 135), or asks for its two-step password (184). */
export const aboutTypedNumber: readonly number[] = [105, 135, 184];
