// What a worker says, as its page reads it. Comes in: the body of a message, of any kind and content. Goes out: the same with only sound
// members, or a throw. Next: link.ts.
import { anAccount, anObject, fitting, from0, from1, listOf, record } from '../arguments.js';
import type { Lockout } from '../lockout/lockout.js';
import type { ProtocolFacts } from '../protocol/facts.js';
import type { ScreenProtocol } from '../screen-engine.js';
import {
  aName,
  aSending,
  type Change,
  type Locked,
  type Readers,
  type Summary,
  type ToPage,
  whole,
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
  const nothing = whole<object>({});
  const sending = whole(aSending);
  const here = whole({ release: aName });
  const change = record<Change>({
    state: whole<Summary>(
      {
        session: aName as never,
        account: anAccount,
        connection: aName as never,
        reason: aName as never,
      },
      'reason',
    ) as never,
    freed: listOf(aName),
    locked: listOf(whole<Locked>({ lockout: aLockout, remainingMs: from0 })),
  });
  const protocol = whole<ScreenProtocol>({
    name: aName,
    facts: someFacts,
    texts: anObject as never,
  });
  return {
    here,
    refused: here,
    welcome: whole<ToPage['welcome']>(
      { release: aName, at: from1, lock: aName, protocol, change },
      'lock',
    ),
    got: nothing,
    restored: nothing,
    news: whole<ToPage['news']>(
      { change, name: anEventName, payload: anObject },
      'name',
      'payload',
    ),
    answer: whole<ToPage['answer']>(
      { id: from1, value: fitting(false, () => true), error: anObject, sending: aName },
      'value',
      'error',
      'sending',
    ),
    go: whole<ToPage['go']>({ ...aSending, attempt: from1, key: aName }),
    send: sending,
    stop: sending,
    choose: whole<ToPage['choose']>({ id: from1, lockout: aLockout }),
    end: nothing,
  };
}
