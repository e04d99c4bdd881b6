// The names of all events. Comes in: nothing. Goes out: a list, which is complete or does not compile. Used by: the development build, to know a
// wrong name, and the engine for tests.
import type { ReactionEventName } from './events.js';

const names: Readonly<Record<ReactionEventName, true>> = {
  reaction: true,
  'login.started': true,
  'login.succeeded': true,
  'login.delayed': true,
  'login.failed': true,
  'registration.required': true,
  'nickname.required': true,
  'twoStep.required': true,
  'account.blocked': true,
  'session.replaced': true,
  'session.terminated': true,
  'lockout.started': true,
  'lockout.extended': true,
  'lockout.ended': true,
  'input.rejected': true,
  'request.denied': true,
  'request.retryable': true,
  'request.held': true,
  'request.sent': true,
  'request.settled': true,
  'error.reported': true,
  'state.changed': true,
  fault: true,
};

export const eventNames = /* @__PURE__ */ Object.keys(names) as readonly ReactionEventName[];
