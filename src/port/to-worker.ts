// What a page says, as its worker reads it. Comes in: the body of a message, of any kind and content. Goes out: the same with only sound
// members, or a throw. Next: serve-engine.ts.
import { anAction, anObject, from1, oneOf } from '../arguments.js';
import { sessionCalls } from '../screen-engine.js';
import {
  aSendingId,
  type Readers,
  requestEvents,
  requiredRecord,
  shortText,
  type ToWorker,
} from './message.js';

/** How each message of a page is read. */
export function readersOfPage(): Readers<ToWorker> {
  const sending = requiredRecord(aSendingId);
  const id = requiredRecord({ id: from1 });
  return {
    hello: requiredRecord<ToWorker['hello']>(
      { release: shortText, at: from1, lock: shortText },
      'lock',
    ),
    bye: requiredRecord<object>({}),
    listen: requiredRecord<ToWorker['listen']>({ name: oneOf(requestEvents) }),
    call: requiredRecord<ToWorker['call']>(
      { id: from1, name: oneOf(sessionCalls), argument: anObject },
      'argument',
    ),
    request: requiredRecord<ToWorker['request']>({
      id: from1,
      action: anAction,
      options: anObject,
    }),
    ready: sending,
    alive: sending,
    sent: sending,
    failed: requiredRecord<ToWorker['failed']>({ ...aSendingId, frame: anObject }, 'frame'),
    abort: id,
    refuse: id,
  };
}
