// Calls that look: they change nothing, and emit nothing. Comes in: what is locked, listened to: in this thread, or mirrored from another. Goes
// out: plain functions, each with its arguments checked; engine.ts guards them, and port/engine-over.ts. Next: the app.
import { aFunction, kind } from './arguments.js';
import { type Acting, aGuardedAction, aLockout, waitOptions } from './call-arguments.js';
import type { EngineClock } from './clock.js';
import { development } from './development.js';
import { eventNames } from './event/event-names.js';
import type { ReactionEventName, ReactionEvents, WaitOptions } from './event/events.js';
import type { Outbox } from './event/outbox.js';
import { waitFor } from './event/wait-for.js';
import { actionCountdown } from './lockout/action-countdown.js';
import type { Countdown } from './lockout/countdown.js';
import type { Lockout } from './lockout/lockout.js';
import type { Lockouts } from './lockout/lockouts.js';
import { sentences, suggestion, unknownWordText } from './misuse.js';
import type { GuardedAction } from './reaction-engine.js';
import { fieldsOf } from './stranger.js';
import type { Subject } from './wire/subject.js';

/** What looks are made of. */
export interface LookParts {
  readonly clock: EngineClock;
  readonly outbox: Pick<Outbox, 'on' | 'once'>;
  readonly lockouts: Pick<Lockouts, 'list' | 'guard' | 'countdown'>;
}

const aCounted = kind<object>(development && 'a lockout, or { action, subject? }', (of) =>
  typeof of === 'object' && of !== null ? of : undefined,
);

/** In production only that it is a text: there a name of a later version does no harm. */
const anEvent = kind<string>(
  development && 'the name of an event',
  (event) =>
    typeof event === 'string' &&
    (development ? eventNames.includes(event as ReactionEventName) : event !== '')
      ? event
      : undefined,
  development &&
    ((event) =>
      sentences(
        unknownWordText(event),
        suggestion(event, eventNames),
        `One of: ${eventNames.join(', ')}.`,
      )),
);

export function createLooks({ clock, outbox, lockouts }: LookParts) {
  const listening =
    (call: 'on' | 'once') =>
    <Name extends ReactionEventName>(
      event: Name,
      listener: (payload: ReactionEvents[Name]) => unknown,
    ) => {
      anEvent(`${call}.event`, event);
      aFunction(`${call}.listener`, listener);
      return outbox[call](event, listener);
    };
  function guardOf({ action, subject }: Acting) {
    return lockouts.guard(action, subject);
  }
  function countAction(of: Acting): Countdown {
    const refusing = () => {
      const guard = guardOf(of);
      return guard.allowed ? undefined : guard.lockout;
    };
    return actionCountdown(refusing, lockouts.countdown, (called) => outbox.on('state', called));
  }
  return {
    subscribe(listener: () => void) {
      aFunction('subscribe.listener', listener);
      return outbox.on('state', () => listener());
    },
    on: listening('on'),
    once: listening('once'),
    waitFor<Name extends ReactionEventName>(event: Name, options: WaitOptions<Name> = {}) {
      anEvent('waitFor.event', event);
      return waitFor(event, waitOptions('waitFor.options', options, 'waitFor.'), outbox, clock);
    },
    lockouts: lockouts.list,
    guard: (action: number, subject?: Subject) =>
      guardOf(aGuardedAction('guard', { action, subject })),
    countdown(of: Lockout | GuardedAction): Countdown {
      const { key } = fieldsOf(aCounted('countdown.of', of), 'key');
      const { get, subscribe } =
        key === undefined
          ? countAction(aGuardedAction('countdown.of', of, 'countdown.'))
          : lockouts.countdown(aLockout('countdown.of', of));
      return {
        get,
        subscribe(listener: () => void) {
          aFunction('subscribe.listener', listener);
          return subscribe(listener);
        },
      };
    },
  };
}
