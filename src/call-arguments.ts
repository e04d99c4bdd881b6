// What each call takes. Comes in: nothing. Goes out: kinds that read an argument, or throw an OptionError that names it. Next: calls.ts and
// looks.ts read by them.
import {
  aBoolean,
  aFunction,
  anAccount,
  anAction,
  aSignal,
  aSubject,
  aText,
  aTimeout,
  aWaitOrNone,
  from0,
  from1,
  type Kind,
  type Kinds,
  kind,
  listOf,
  oneOf,
  record,
  textsByName,
} from './arguments.js';
import { development } from './development.js';
import type { ReactionEventName, WaitOptions } from './event/events.js';
import type { Lockout } from './lockout/lockout.js';
import type { AppLockout } from './reaction-engine.js';
import type { Asked } from './request/ask.js';
import type {
  BatchOptions,
  RequestMatch,
  RequestOptions,
  Send,
  TrackedRequest,
} from './request-options.js';

const requestDefaults: Kinds<Omit<BatchOptions, 'signal' | 'fieldNames'>> = {
  replay: oneOf(['once', 'never', 'idempotent']),
  timeoutMs: from1,
  whileLockedOut: oneOf(['reject', 'wait'], true),
  maxWaitMs: from0,
  maxHoldMs: from0,
  priority: oneOf(['high', 'normal']),
};
const batchOptions: Kinds<BatchOptions> = {
  ...requestDefaults,
  signal: aSignal,
  fieldNames: textsByName,
};
export const aRequestDefaults = record(requestDefaults);
export const aBatchOptions = record(batchOptions);
export const aRequestOptions = record<Omit<RequestOptions, 'subject'> & { subject?: string }>({
  ...batchOptions,
  subject: aSubject,
});
export const aSend: Kind<Send<unknown>> = aFunction;

/** An action, and its subject as a string. */
export interface Acting {
  readonly action: number;
  readonly subject?: string;
}
const acting: Kinds<Acting> = { action: anAction, subject: aSubject };

/** What names a lockout: an event, a guard or the state gave it out. */
export const aLockout = kind(
  development && 'a lockout, as an event, guard() or the state gave it out',
  (value): Pick<Lockout, 'key' | 'id'> | undefined => {
    const { key, id } = Object(value);
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : undefined;
  },
);
export const aGuardedAction = record(acting, 'action');
export const anAppLockout = record<Acting & Pick<AppLockout, 'waitMs'>>(
  { ...acting, waitMs: aWaitOrNone },
  'action',
  'waitMs',
);
export const aTrackedRequest = record<Acting & Pick<TrackedRequest, 'requestId'>>(
  { ...acting, requestId: aText },
  'action',
  'requestId',
);
export const batchMembers = listOf(
  record<Acting & Pick<Asked, 'send'>>({ ...acting, send: aSend }, 'action', 'send'),
);
export const aMatch = record<RequestMatch>({ ...acting, id: aText });
export const waitOptions = record<WaitOptions<ReactionEventName>>({
  signal: aSignal,
  timeoutMs: aTimeout,
  filter: aFunction,
});
export const signInOptions = record({ account: anAccount });
export const logInOptions = record({ newToken: aBoolean });
export const closeOptions = record({ connecting: aBoolean });
