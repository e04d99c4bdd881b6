// The names of the events that an engine always makes; those of requests are made only where somebody listens. Comes in: nothing. Goes out:
// names. Used by: the pages of the browser tests, which hold no sources, and the models of hostile apps.
import type { ReactionEventName, RequestEvents } from 'igap-reactions';

type EventName = Exclude<ReactionEventName, keyof RequestEvents>;

const names: Readonly<Record<EventName, true>> = {
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
  'error.reported': true,
  'state.changed': true,
  fault: true,
};

export const eventNames = Object.keys(names) as readonly EventName[];
