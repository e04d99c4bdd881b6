import {
  createReactionEngine,
  memoryStore,
  type ReactionEngine,
  type ReactionEngineOptions,
  type ReactionEventName,
  type ReactionEvents,
} from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';

const names: Record<ReactionEventName, true> = {
  reaction: true,
  'login.started': true,
  'login.succeeded': true,
  'login.delayed': true,
  'login.failed': true,
  'registration.required': true,
  'nickname.required': true,
  'twoStep.required': true,
  'account.blocked': true,
  'session.replaced': true,
  'session.terminated': true,
  'lockout.started': true,
  'lockout.extended': true,
  'lockout.ended': true,
  'input.rejected': true,
  'request.denied': true,
  'request.retryable': true,
  'error.reported': true,
  'state.changed': true,
  fault: true,
};

/** An event as it was told. */
export type Told = {
  [Name in ReactionEventName]: { readonly name: Name; readonly payload: ReactionEvents[Name] };
}[ReactionEventName];

/** An engine on a manual clock, with everything that it told. */
export interface Rig {
  readonly engine: ReactionEngine;
  readonly clock: ManualClock;
  /** All events so far, in order. */
  readonly told: Told[];
  /** The names of the events told since the last call, in order. */
  news(): ReactionEventName[];
}

/** An engine on a manual clock and a memory store, with no jitter in the back-off; `options` go before that. */
export function rig(options: ReactionEngineOptions & { readonly clock?: ManualClock } = {}): Rig {
  const clock = options.clock ?? manualClock();
  const engine = createReactionEngine({
    store: memoryStore(),
    loginBackoff: { random: () => 1 },
    ...options,
    clock,
  });
  const told: Told[] = [];
  for (const name of Object.keys(names) as ReactionEventName[]) {
    engine.on(name, (payload) => told.push({ name, payload } as Told));
  }
  let heard = 0;
  return {
    engine,
    clock,
    told,
    news() {
      const fresh = told.slice(heard).map(({ name }) => name);
      heard = told.length;
      return fresh;
    },
  };
}
