// The requests that have not settled. Comes in: an engine, or what it emits of requests where it is in another thread and does not list them.
// Goes out: a list. Next: request-list.ts shows it.
import type { Clock } from '../clock.js';
import { unlessDisposed } from '../element/binding.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import type { ReactionEngine } from '../reaction-engine.js';
import type { PendingRequest } from '../request-options.js';
import type { ScreenEngine } from '../screen-engine.js';

export interface Pending {
  list(): readonly PendingRequest[];
  take(name: ReactionEventName, payload: ReactionEvents[ReactionEventName]): void;
}

export function createPending(engine: ScreenEngine, clock: Clock): Pending {
  const { requests }: Partial<ReactionEngine> = engine as never;
  if (requests) return { list: () => unlessDisposed(requests) ?? [], take: () => {} };

  const known = new Map<string, PendingRequest>();
  function put(
    { id, action, subject }: ReactionEvents['request.held'],
    more: Pick<PendingRequest, 'state' | 'why' | 'attempt'>,
  ): void {
    known.set(id, { id, action, subject, since: clock.now(), ...more });
  }
  return {
    list: () => [...known.values()],
    take(name, payload) {
      if (name === 'request.held') {
        const held = payload as ReactionEvents['request.held'];
        const { why } = held;
        const attempt = known.get(held.id)?.attempt ?? 0;
        put(held, { state: why === 'lockout' ? 'waiting' : 'held', why, attempt });
      } else if (name === 'request.sent') {
        const sent = payload as ReactionEvents['request.sent'] & ReactionEvents['request.held'];
        put(sent, { state: 'inFlight', attempt: sent.attempt });
      } else if (name === 'request.settled') {
        known.delete((payload as ReactionEvents['request.settled']).id);
      } else if (name === 'fault' && (payload as ReactionEvents['fault']).code === 'port.lost') {
        // What becomes of them is not known any more.
        known.clear();
      }
    },
  };
}
