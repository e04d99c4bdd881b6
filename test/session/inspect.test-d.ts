// The package's own types of XState's inspection, beside XState's: what is written for an actor fits an engine, without a cast.
import { describe, expectTypeOf, it } from 'vitest';
import type { ActorOptions, AnyActorLogic, Observer, InspectionEvent as XStateEvent } from 'xstate';
import {
  createReactionEngine,
  type Inspect,
  type InspectionEvent,
  type SessionLogic,
} from '../../src/index.js';
import { sessionMachine } from '../../src/machine.js';

/** What `createActor` itself takes: a function, or an observer. */
type XStateInspect = NonNullable<ActorOptions<AnyActorLogic>['inspect']>;

/** What `createBrowserInspector()` of the Stately inspector returns, as far as it concerns an actor. */
declare const stately: { readonly inspect: Observer<XStateEvent> };
declare const forAnActor: XStateInspect;

describe('inspect', () => {
  it('takes whatever inspects an actor of XState', () => {
    createReactionEngine({ inspect: forAnActor });
    createReactionEngine({ inspect: stately.inspect });
    createReactionEngine({ inspect: (event: XStateEvent) => event.actorRef });
    createReactionEngine({ inspect: { next: (event: XStateEvent) => event.rootId } });
    expectTypeOf<XStateInspect>().toExtend<Inspect>();
  });

  it('is given what XState says: our type of an event holds each of XState’s', () => {
    expectTypeOf<XStateEvent>().toExtend<InspectionEvent>();
    createReactionEngine({ inspect: ({ type }) => expectTypeOf(type).toBeString() });
    createReactionEngine({ inspect: { next: ({ type }) => expectTypeOf(type).toBeString() } });
  });

  it('is nothing else', () => {
    // @ts-expect-error an inspector is a function or an observer
    createReactionEngine({ inspect: 'console' });
    // @ts-expect-error an event of XState is no text
    createReactionEngine({ inspect: (event: string) => event });
    // @ts-expect-error nor is it one in an observer
    createReactionEngine({ inspect: { next: (event: string) => event } });
  });
});

describe('machine', () => {
  it('takes the chart as XState types it', () => {
    createReactionEngine({ machine: sessionMachine });
    expectTypeOf(sessionMachine).toExtend<SessionLogic>();
    // @ts-expect-error an object without transitions runs nothing
    createReactionEngine({ machine: { states: {} } });
  });
});
