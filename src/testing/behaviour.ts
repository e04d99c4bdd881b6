// What the server does by itself. Comes in: a request and its connection. Goes out: why it is refused, or the fields of its success,
// after what that does. Next: responder.ts answers.
import type { ErrorFrame } from '../wire/error-frame.js';
import { chatDeeds } from './chat.js';
import type { RequestBody, ResponseBody } from './codec.js';
import type { Deeds, Holdings } from './deed.js';
import { loginDeeds } from './login.js';
import { newDeviceDeeds } from './new-device.js';
import { profileDeeds } from './profile.js';
import { registrationDeeds } from './registration.js';
import { type Peer, sessionError } from './sessions.js';

export interface Behaviour {
  /** Why a request is refused. Undefined: it is not. */
  check(action: number, peer: Peer, body: RequestBody): ErrorFrame | undefined;
  /** Does what is asked for, and returns what the answer holds. */
  accept(action: number, peer: Peer, body: RequestBody): ResponseBody;
}

/** `code`: the one that #101 takes. An action without a deed is answered with an empty success. */
export function createBehaviour(holdings: Holdings, code: number): Behaviour {
  const deeds: Deeds = {
    ...registrationDeeds(holdings, code),
    ...loginDeeds(holdings),
    ...newDeviceDeeds(holdings),
    ...profileDeeds(holdings),
    ...chatDeeds(holdings),
  };
  return {
    check: (action, peer, body) => sessionError(peer, action) ?? deeds[action]?.check?.(peer, body),
    accept: (action, peer, body) => deeds[action]?.accept?.(peer, body) ?? {},
  };
}
