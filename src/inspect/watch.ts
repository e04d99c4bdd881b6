// An engine that is being inspected. Comes in: the engine, while the panel is in the page. Goes out: a journal, a recording, the requests that
// have not settled, and a call whenever something is another. After `stop` nothing listens any more. Next: inspector.ts.
import type { Clock } from '../clock.js';
import { unlessDisposed } from '../element/binding.js';
import { eventNames } from '../event/event-names.js';
import type { ReactionEvents, SessionState } from '../event/events.js';
import { type Recording, recordFrames } from '../recording/record-frames.js';
import type { PendingRequest } from '../request-options.js';
import type { ScreenEngine } from '../screen-engine.js';
import { attempt } from '../stranger.js';
import type { Journal } from './journal.js';
import { createPending } from './pending.js';

/** Where the session came from, when. */
interface Step {
  readonly from: SessionState;
  readonly to: SessionState;
  readonly atMs: number;
}

export interface Watch {
  readonly engine: ScreenEngine;
  /** The last change of the session. Absent: none was seen. */
  step(): Step | undefined;
  requests(): readonly PendingRequest[];
  /** What `npx igap-reactions play` plays. */
  recording(): string;
  isDisposed(): boolean;
  stop(): void;
}

/** How far apart the events of one turn arrive over a port: each is a message of its own. */
const portGapMs = 30;

/** `changed` is called in the engine's turn: what it has to show, it shows later. */
export function watchEngine(
  engine: ScreenEngine,
  clock: Clock,
  journal: Journal,
  changed: () => void,
): Watch {
  const offs: (() => void)[] = [];
  const end = new AbortController();
  const pending = createPending(engine, clock);
  let step: Step | undefined;
  let recording: Recording | undefined;
  let isDisposed = false;

  const isHere = 'receive' in engine;
  journal.restart(isHere ? 0 : portGapMs);
  // No app gets to know what goes wrong in here: the engine would emit a fault for it.
  const quietly = (work: () => void) => void attempt(work);
  const listen = () => {
    for (const name of eventNames) {
      const off = engine.on(name, (payload) =>
        quietly(() => {
          if (name === 'state.changed') follow(payload as ReactionEvents['state.changed']);
          pending.take(name, payload);
          journal.take(name, payload);
          changed();
        }),
      );
      offs.push(off);
    }
    offs.push(engine.subscribe(() => quietly(changed)));
    recording = recordFrames(engine, { clock });
    // No event is emitted when an engine is disposed of; what waits for one is rejected.
    const { signal } = end;
    // One that was made by hand may have none.
    engine
      .waitFor?.('session.terminated', { filter: () => false, signal })
      .catch(() => !signal.aborted && disposed());
  };
  const follow = ({ session, previous }: ReactionEvents['state.changed']) => {
    if (session === previous.session) return;
    step = { from: previous.session, to: session, atMs: clock.now() };
  };
  const disposed = () => {
    isDisposed = true;
    quietly(changed);
  };
  unlessDisposed(() => {
    listen();
    return true;
  }) ?? disposed();

  return {
    engine,
    step: () => step,
    requests: () => (isDisposed ? [] : pending.list()),
    recording: () => recording?.lines.join('\n') ?? '',
    isDisposed: () => isDisposed,
    stop() {
      end.abort();
      recording?.stop();
      journal.restart();
      for (const off of offs.splice(0)) off();
    },
  };
}
