// What a page says, as its worker reads it. Comes in: the body of a message, of any kind and content. Goes out: the same with only sound
// members, or a throw. Next: serve-engine.ts.
import { anAction, anObject, from1, oneOf } from '../arguments.js';
import { sessionCalls } from '../screen-engine.js';
import { aName, aSending, type Readers, requestEvents, type ToWorker, whole } from './message.js';

/** How each message of a page is read. */
export function readersOfPage(): Readers<ToWorker> {
  const sending = whole(aSending);
  const id = whole({ id: from1 });
  return {
    hello: whole<ToWorker['hello']>({ release: aName, at: from1, lock: aName }, 'lock'),
    bye: whole<object>({}),
    listen: whole<ToWorker['listen']>({ name: oneOf(requestEvents) }),
    call: whole<ToWorker['call']>(
      { id: from1, name: oneOf(sessionCalls), argument: anObject },
      'argument',
    ),
    request: whole<ToWorker['request']>({ id: from1, action: anAction, options: anObject }),
    ready: sending,
    alive: sending,
    sent: sending,
    failed: whole<ToWorker['failed']>({ ...aSending, frame: anObject }, 'frame'),
    abort: id,
    refuse: id,
  };
}
