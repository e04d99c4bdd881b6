// What a worker says, as its page reads it. Comes in: the body of a message, of any kind and content. Goes out: the same with only sound
// members, or a throw. Next: link.ts.
import { anAccount, anObject, fitting, from0, from1, listOf, record } from '../arguments.js';
import type { Lockout } from '../lockout/lockout.js';
import type { ProtocolFacts } from '../protocol/facts.js';
import type { ScreenProtocol } from '../screen-engine.js';
import {
  aSendingId,
  type Change,
  type Locked,
  type Readers,
  requiredRecord,
  type Summary,
  shortText,
  type ToPage,
} from './message.js';

/** What screens and texts look at is read here; the rest of it they take as it is. */
const aLockout = fitting<Lockout>(false, (value) => {
  const { id, key, scope, untilMs } = value as Lockout;
  return (
    typeof id === 'string' && typeof key === 'string' && Object(scope) === scope && untilMs > 0
  );
});

/** Of a later version too. Those that a page emits of itself are none of a worker's. */
const anEventName = fitting<string>(
  false,
  (name) => typeof name === 'string' && name !== 'state' && name !== 'disposed',
);

/** What a page reads of them; the rest is for those who know the protocol. */
const someFacts = fitting<ProtocolFacts>(false, (value) => {
  const { login, clientMade } = value as ProtocolFacts;
  return login.action > 0 && clientMade.connectionLost.majorCode > 0;
});

/** How each message of a worker is read. */
export function readersOfWorker(): Readers<ToPage> {
  const nothing = requiredRecord<object>({});
  const sending = requiredRecord(aSendingId);
  const here = requiredRecord({ release: shortText });
  const change = record<Change>({
    state: requiredRecord<Summary>(
      {
        session: shortText as never,
        account: anAccount,
        connection: shortText as never,
        reason: shortText as never,
      },
      'reason',
    ) as never,
    freed: listOf(shortText),
    locked: listOf(requiredRecord<Locked>({ lockout: aLockout, remainingMs: from0 })),
  });
  const protocol = requiredRecord<ScreenProtocol>({
    name: shortText,
    facts: someFacts,
    texts: anObject as never,
  });
  return {
    here,
    refused: here,
    welcome: requiredRecord<ToPage['welcome']>(
      { release: shortText, at: from1, lock: shortText, protocol, change },
      'lock',
    ),
    got: nothing,
    restored: nothing,
    news: requiredRecord<ToPage['news']>(
      { change, name: anEventName, payload: anObject },
      'name',
      'payload',
    ),
    answer: requiredRecord<ToPage['answer']>(
      { id: from1, value: fitting(false, () => true), error: anObject, sending: shortText },
      'value',
      'error',
      'sending',
    ),
    go: requiredRecord<ToPage['go']>({ ...aSendingId, attempt: from1, key: shortText }),
    send: sending,
    stop: sending,
    choose: requiredRecord<ToPage['choose']>({ id: from1, lockout: aLockout }),
    end: nothing,
  };
}
