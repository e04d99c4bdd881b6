// Waiting for an engine in a test that has a real network in it. Comes in: an engine and the name of an event. Goes out: its payload, or
// a rejection that names it, so that a test fails and does not hang. Next: a test.

import { aFunction, anObject, from0, record } from '../arguments.js';
import { systemClock } from '../clock.js';
import { development } from '../development.js';
import type { AnyEvent, ReactionEventName, ReactionEvents, WaitOptions } from '../event/events.js';
import { WaitTimeoutError } from '../faults.js';
import { mustBe } from '../misuse.js';
import type { ReactionEngine } from '../reaction-engine.js';
import type { Patience } from './protocol-server.js';

/** Which event is meant, and for how long a test waits for it. */
export interface NextEventOptions<Name extends ReactionEventName>
  extends Pick<WaitOptions<Name>, 'filter'>,
    Patience {}

const nextEventOptions = record<NextEventOptions<never>>({ filter: aFunction, withinMs: from0 });

/**
 * The payload of the next such event. Unlike `engine.waitFor` it has a limit in real time, whatever clock the engine has: after 5 s
 * (`withinMs`) it rejects with a `WaitTimeoutError`. Rejects with a `DisposedError` when the engine is disposed. No timer or
 * listener is left.
 *
 * @example
 * ```ts
 * import { nextEvent, testEngine } from 'igap-reactions/testing';
 *
 * const { engine } = testEngine();
 * const ended = nextEvent(engine, 'session.terminated');
 * engine.receive({ majorCode: 8 });
 * console.log((await ended).resolution.frame.majorCode); // 8
 * ```
 */
export async function nextEvent<Name extends AnyEvent['name']>(
  engine: Pick<ReactionEngine, 'waitFor'>,
  name: Name,
  options: NextEventOptions<Name> = {},
): Promise<ReactionEvents[Name]> {
  if (typeof engine?.waitFor !== 'function')
    throw mustBe('nextEvent(engine)', development && 'an engine', engine);
  anObject('nextEvent(options)', options);
  nextEventOptions('nextEvent', options);
  const { filter, withinMs = 5000 } = options;
  const end = new AbortController();
  const abort = () => end.abort(new WaitTimeoutError(name, withinMs));
  const timer = systemClock.setTimeout(abort, withinMs);
  try {
    return await engine.waitFor(name, { filter, signal: end.signal });
  } finally {
    systemClock.clearTimeout(timer);
  }
}
