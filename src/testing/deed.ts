// What an action does at the server. Comes in: nothing. Goes out: types, and what deeds are made with. Next: registration.ts, login.ts,
// new-device.ts, profile.ts and chat.ts have the deeds, behaviour.ts does them.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Accounts } from './accounts.js';
import type { RequestBody, ResponseBody } from './codec.js';
import type { Peer, Sessions } from './sessions.js';

/** What an action has against a request, and what it does where there is nothing. */
interface Deed {
  check?(peer: Peer, body: RequestBody): ErrorFrame | undefined;
  accept?(peer: Peer, body: RequestBody): ResponseBody | undefined;
}

/** By action. */
export type Deeds = Readonly<Record<number, Deed>>;

/** What is kept by the server, and its time. */
export interface Holdings {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** ms; goes on while the wall clock is set. */
  elapsed(): number;
  /** Unix seconds. */
  nowS(): number;
}
