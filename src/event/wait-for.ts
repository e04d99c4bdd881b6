// The next event, as a promise. Comes in: its name, and how waiting may end. Goes out: its payload, or why there is none.

import type { Clock } from '../clock.js';
import { development } from '../development.js';
import { DisposedError, WaitTimeoutError } from '../faults.js';
import { mustBe } from '../misuse.js';
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
    let isOver = false;
    const end = () => {
      isOver = true;
      for (const each of ends.splice(0)) each();
    };
    /** What ends with it: at once where the app's own clock or signal has ended it. */
    const until = (off: () => void) => {
      ends.push(off);
      if (isOver) end();
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    const refused = (error: unknown) =>
      fail(
        error ??
          mustBe(
            'waitFor.filter',
            development && 'a function that answers at once, with true or false',
          ),
      );
    until(
      on(name, (payload) => {
        if (filter && !answerNow(() => filter(payload), refused)) return;
        end();
        resolve(payload);
      }),
    );
    until(on('disposed', () => fail(new DisposedError())));
    if (timeoutMs !== undefined) {
      const timer = clock.setTimeout(() => fail(new WaitTimeoutError(name, timeoutMs)), timeoutMs);
      until(() => clock.clearTimeout(timer));
    }
    until(listenToAbort(signal, fail));
  });
}
