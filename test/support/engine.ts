import type { ReactionEventName } from '../../src/index.js';
import {
  type EmittedEvent,
  type TestEngine,
  type TestEngineOptions,
  testEngine,
} from '../../src/testing.js';

/** An engine on a manual clock, with everything that it emitted. */
export interface Rig extends Pick<TestEngine, 'engine' | 'clock'> {
  /** All events so far, in order. */
  readonly emitted: readonly EmittedEvent[];
  /** The names of the events emitted since the last call, in order. */
  news(): ReactionEventName[];
}

/** A test engine that also lists what is new. */
export function rig(options: TestEngineOptions = {}): Rig {
  const { engine, clock, events } = testEngine(options);
  let received = 0;
  return {
    engine,
    clock,
    emitted: events,
    news() {
      const fresh = events.slice(received).map(({ name }) => name);
      received = events.length;
      return fresh;
    },
  };
}
