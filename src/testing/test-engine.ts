// An engine for tests. Comes in: its options. Goes out: the engine on a manual clock, and everything that it has emitted. Next: a test.

import { anObject, having } from '../arguments.js';
import { development } from '../development.js';
import { eventNames } from '../event/event-names.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import type { RequestEvents } from '../event/request-events.js';
import { createReactionEngine } from '../igap-engine.js';
import { memoryStore } from '../lockout/memory-store.js';
import { type ManualClock, manualClock } from '../manual-clock.js';
import type { ReactionEngineOptions } from '../options.js';
import type { ReactionEngine } from '../reaction-engine.js';

/** An event as it was emitted: a union discriminated on `name`. */
export type EmittedEvent = {
  [Name in ReactionEventName]: { readonly name: Name; readonly payload: ReactionEvents[Name] };
}[ReactionEventName];

/** An engine, its time, and what it emitted. Made by {@link testEngine}. */
export interface TestEngine {
  readonly engine: ReactionEngine;
  readonly clock: ManualClock;
  /** Everything emitted so far, in order; grows. `request.held`, `request.sent` and `request.settled` are not recorded: they are made only where somebody listens. */
  readonly events: readonly EmittedEvent[];
}

/** The options of an engine; `clock` must be a manual one. */
export interface TestEngineOptions extends ReactionEngineOptions {
  readonly clock?: ManualClock | undefined;
}

const aManualClock = having<ManualClock>(
  development && 'a manual clock',
  ['now', 'setTimeout', 'advance'],
  development && (() => 'manualClock() makes one; so does leaving it out.'),
);

/** What is made only where somebody listens is left to the test. */
const madeOnDemand: readonly ReactionEventName[] = [
  'request.held',
  'request.sent',
  'request.settled',
] satisfies readonly (keyof RequestEvents)[];

/**
 * An engine on a manual clock and a memory store, alone in its origin, with no jitter in the back-off. `options` go before all of that.
 *
 * @throws OptionError that names a wrong option.
 * @example
 * ```ts
 * import { errorFrame, testEngine } from 'igap-reactions/testing';
 *
 * const { engine, clock, events } = testEngine();
 * engine.receive(errorFrame('USER_REGISTER_MAX_TRY_LOCK', { wait: 90 }));
 * await clock.advance(90_000);
 * console.log(events.map(({ name }) => name).join()); // reaction,lockout.started,lockout.ended
 * ```
 */
export function testEngine(options: TestEngineOptions = {}): TestEngine {
  anObject('testEngine(options)', options);
  const clock = options.clock ?? manualClock();
  aManualClock('clock', clock);
  const engine = createReactionEngine({
    store: memoryStore(),
    channel: null,
    ...options,
    clock,
    loginBackoff: { random: () => 1, ...options.loginBackoff },
  });
  const events: EmittedEvent[] = [];
  const listen = <Name extends ReactionEventName>(name: Name) =>
    // The compiler does not see that the payload is the one of the name.
    engine.on(name, (payload) => events.push({ name, payload } as EmittedEvent));
  for (const name of eventNames) if (!madeOnDemand.includes(name)) listen(name);
  return { engine, clock, events };
}
