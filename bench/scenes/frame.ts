// What it costs from a frame to the call of a listener.
import { EventEmitter } from 'eventemitter3';
import { naiveClient } from '../baselines/naive-client.js';
import { naiveEntries } from '../baselines/naive-entries.js';
import { sessionActor } from '../baselines/session-chart.js';
import { compared, type Work } from '../compared.js';
import { newEngine, see } from '../engine.js';
import type { Metric } from '../figure.js';
import { frameCount, ordinaryBytes, ordinaryFrames } from '../frames.js';

function ours() {
  const engine = newEngine();
  engine.on('reaction', see);
  return engine;
}

function naive() {
  const client = naiveClient(naiveEntries());
  client.onEvent(see);
  return client;
}

const engine = ours();
const client = naive();
const frameToEvent: Work = {
  run() {
    for (const frame of ordinaryFrames) engine.receive(frame);
  },
};
const times = (work: () => void): Work => ({
  run() {
    for (let at = 0; at < frameCount; at++) work();
  },
});

let id = 0;
/** One that ends the session, and a sign-in that begins it anew. */
const sessionEnds = times(() => {
  engine.receive({ majorCode: 8, requestId: `session-${id++}` });
  void engine.signedIn();
});

export const metrics: readonly Metric[] = [
  {
    name: 'from bytes to the event',
    baseline: 'a client written by hand: protobufjs, text keys, a parallel chart',
    goal: 0.1,
    measure: (effort) =>
      compared(
        {
          run() {
            for (const bytes of ordinaryBytes) engine.receive(bytes);
          },
        },
        {
          run() {
            for (const bytes of ordinaryBytes) client.receive(bytes);
          },
        },
        effort,
      ),
  },
  {
    name: 'from a decoded frame to the event',
    baseline: 'the same client',
    goal: 0.07,
    measure: (effort) =>
      compared(
        frameToEvent,
        {
          run() {
            for (const frame of ordinaryFrames) client.take(frame);
          },
        },
        effort,
      ),
  },
  {
    name: 'from a decoded frame to the event',
    baseline: 'an event of bare eventemitter3',
    measure(effort) {
      const emitter = new EventEmitter();
      emitter.on('reaction', see);
      const bare: Work = {
        run() {
          for (const frame of ordinaryFrames) emitter.emit('reaction', frame);
        },
      };
      return compared(frameToEvent, bare, effort);
    },
  },
  {
    name: 'a frame that ends the session, and a sign-in',
    baseline: 'the same client',
    goal: 0.2,
    measure: (effort) =>
      compared(
        sessionEnds,
        times(() => {
          client.take({ majorCode: 8 });
          client.signedIn();
        }),
        effort,
      ),
  },
  {
    name: 'a frame that ends the session, and a sign-in',
    baseline: 'two events of a bare XState chart',
    measure(effort) {
      const actor = sessionActor();
      const bare = times(() => {
        actor.send({ type: 'sessionTerminated' });
        actor.send({ type: 'signedIn' });
      });
      return compared(sessionEnds, bare, effort);
    },
  },
];
