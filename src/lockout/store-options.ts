// What the stores of the package are given. Comes in: options of the app's. Goes out: the same, read once, with their defaults; a wrong one
// throws and is named. Used by: idb-store.ts, key-value-store.ts.

import { type Clock, systemClock } from '../clock.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { attempt, fieldsOf } from '../stranger.js';

/** `place`: the name of the option that says where the store is. */
export function storeOptions(
  store: string,
  place: string,
  given: object,
): { readonly place: unknown; readonly clock: Clock } {
  const options = attempt(() => {
    const { [place]: at = 'igap-reactions', clock = systemClock } = given as {
      readonly [name: string]: unknown;
      readonly clock?: Clock;
    };
    return typeof given === 'object' && { place: at, clock };
  });
  if (!options) throw mustBe(`${store}(options)`, development && 'an object', given);
  const calls = fieldsOf(options.clock, 'setTimeout', 'clearTimeout');
  if (typeof calls.setTimeout !== 'function' || typeof calls.clearTimeout !== 'function') {
    throw mustBe('clock', development && 'a Clock: systemClock is one', options.clock);
  }
  return options;
}
