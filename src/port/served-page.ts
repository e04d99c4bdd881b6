// A page that has joined, in its worker. Comes in: an engine, what the page asks for. Goes out: its state and all events, answers to calls. What
// it leaves behind is nothing. Next: served-requests.ts has its requests.
import { eventNames } from '../event/event-names.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import type { Inside } from '../inside.js';
import type { ReactionEngine } from '../reaction-engine.js';
import { answerOf } from '../stranger.js';
import { changesOf } from './change.js';
import {
  isRequestEvent,
  type MessageOf,
  type Post,
  packageVersion,
  type ToPage,
  type ToWorker,
} from './message.js';
import { plainError, serveRequests } from './served-requests.js';

/** A page that has joined. */
export interface ServedPage {
  /** The first message: the answer to the hello of this number. `lock`: the worker's own. */
  welcome(at: number, lock: string | undefined): void;
  receive(message: MessageOf<Omit<ToWorker, 'hello' | 'bye'>>): void;
  leave(): void;
}

/** `missed`: the page did not wake in all the time that its request had. */
export function servePage(
  engine: ReactionEngine,
  inside: Inside,
  post: Post<ToPage>,
  missed: () => void,
): ServedPage {
  const changes = changesOf(engine, inside);
  const requests = serveRequests(engine, inside, post, missed);
  const offs: (() => void)[] = [];
  let isHere = true;
  const listen = <Name extends ReactionEventName>(name: Name) =>
    offs.push(
      engine.on(name, (payload: ReactionEvents[Name]) =>
        post('news', { change: changes(), name, payload }),
      ),
    );

  function call({ id, name, argument }: ToWorker['call']): void {
    answerOf(() => (engine[name] as (given: unknown) => unknown)(argument)).then(
      (value) => isHere && post('answer', value === undefined ? { id } : { id, value }),
      (error) => isHere && post('answer', { id, error: plainError(error) ?? {} }),
    );
  }

  offs.push(engine.on('reaction', requests.resolved));
  // Those of requests are made for listeners only: they are asked for.
  for (const event of eventNames) if (!isRequestEvent(event)) listen(event);
  offs.push(engine.subscribe(() => post('news', { change: changes() })));

  return {
    welcome(at, lock) {
      const { name, facts, texts } = engine.protocol;
      post('welcome', {
        release: packageVersion,
        at,
        ...(lock !== undefined && { lock }),
        protocol: { name, facts, texts },
        change: changes(),
      });
      void engine.restored.then(() => isHere && post('restored', {}));
    },
    receive({ kind, body }) {
      if (kind === 'call') call(body);
      else if (kind === 'listen') listen(body.name);
      else if (kind === 'request') requests.ask(body);
      else requests[kind](body as never);
    },
    leave() {
      isHere = false;
      for (const off of offs) off();
      requests.leave();
    },
  };
}
