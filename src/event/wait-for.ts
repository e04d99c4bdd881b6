// The next event, as a promise. Comes in: its name, and how waiting may end. Goes out: its payload, or why there is none.
import type { Clock } from '../clock.js';
import { DisposedError, OptionError, WaitTimeoutError } from '../faults.js';
import { listenToAbort } from '../signal.js';
import { answerNow } from '../stranger.js';
import type { ReactionEventName, ReactionEvents, WaitOptions } from './events.js';
import type { Outbox } from './outbox.js';

export function waitFor<Name extends ReactionEventName>(
  name: Name,
  { signal, timeoutMs, filter }: WaitOptions<Name>,
  { on }: Pick<Outbox, 'on'>,
  clock: Clock,
): Promise<ReactionEvents[Name]> {
  return new Promise((resolve, reject) => {
    const ends: (() => void)[] = [];
    const end = () => {
      for (const each of ends) each();
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    const refused = (error: unknown) =>
      fail(error ?? new OptionError('waitFor.filter', 'a function that answers at once'));
    ends.push(
      on(name, (payload) => {
        if (filter && !answerNow(() => filter(payload), refused)) return;
        end();
        resolve(payload);
      }),
      on('disposed', () => fail(new DisposedError())),
    );
    if (timeoutMs !== undefined) {
      const timer = clock.setTimeout(() => fail(new WaitTimeoutError(name, timeoutMs)), timeoutMs);
      ends.push(() => clock.clearTimeout(timer));
    }
    ends.push(listenToAbort(signal, fail));
  });
}
