import type { ReactionEventName } from '../../src/index.js';
import {
  type TestEngine,
  type TestEngineOptions,
  type ToldEvent,
  testEngine,
} from '../../src/testing.js';

/** An engine on a manual clock, with everything that it told. */
export interface Rig extends Pick<TestEngine, 'engine' | 'clock'> {
  /** All events so far, in order. */
  readonly told: readonly ToldEvent[];
  /** The names of the events told since the last call, in order. */
  news(): ReactionEventName[];
}

/** A test engine that also tells what is new. */
export function rig(options: TestEngineOptions = {}): Rig {
  const { engine, clock, events } = testEngine(options);
  let heard = 0;
  return {
    engine,
    clock,
    told: events,
    news() {
      const fresh = events.slice(heard).map(({ name }) => name);
      heard = events.length;
      return fresh;
    },
  };
}
