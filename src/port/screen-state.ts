// What a page shows of the engine of another thread. Comes in: nothing. Goes out: types. Next: mirror.ts makes it.
import type { ReactionState } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';
import type { Port } from './port.js';

/** Between a page and its worker: it asks to join, has joined, or there is no worker that answers. */
export type PortState = 'joining' | 'joined' | 'lost';

/** The state of the engine as this page knows it. While `port` is not `joined` it is the last known one; before the first time nothing is known against the session. */
export interface ScreenState extends ReactionState {
  readonly port: PortState;
}

/** The engine of another thread, for screens. What `engineOver` returns. */
export interface PortEngine extends ScreenEngine {
  /** The same reference until something in it changes. After `dispose()` the last one. */
  readonly state: ScreenState;
  /** Joins over another port, or over a new one of the function that `engineOver` was given. Needed where that was given a port, and it is lost. */
  join(port?: Port): void;
  /** Leaves the worker, whose engine goes on, and closes the port. What is pending rejects with a DisposedError. */
  dispose(): Promise<void>;
}
