// How the engine is listened to, and the tracer and meter are called. Comes in: an engine's public events. Goes out: calls of what is measured;
// a tracer or meter that throws harms nobody, and is the fault `listener` once. Used by: everything that measures.
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import type { ScreenEngine } from '../screen-engine.js';
import { answerNow } from '../stranger.js';

export interface Listening {
  on<Name extends ReactionEventName>(
    name: Name,
    listener: (payload: ReactionEvents[Name]) => void,
  ): void;
  /** Calls the tracer or meter. Undefined where it throws, or answers with a promise. */
  call<T>(of: () => T): T | undefined;
  stop(): void;
}

export function listenTo(engine: Pick<ScreenEngine, 'on'>): Listening {
  const offs: (() => void)[] = [];
  let failed = false;
  let reported = false;
  return {
    on(name, listener) {
      offs.push(
        engine.on(name, (payload) => {
          listener(payload);
          // What a listener throws is a fault, by which the engine says it. What one of `fault` throws is dropped: the next event reports it.
          if (!failed || reported || name === 'fault') return;
          reported = true;
          throw new Error('The tracer or meter failed.');
        }),
      );
    },
    call: (of) =>
      answerNow(of, () => {
        failed = true;
      }),
    stop() {
      for (const off of offs.splice(0)) off();
    },
  };
}
