// What `attach` stands between. Comes in: nothing. Goes out: types: of a socket it needs few functions, of an engine fewer.
import type { ReactionEngine } from '../reaction-engine.js';

/** Is called with each message. In the types of React Native it may be without `data`. */
export type SocketListener = (event: { readonly data?: unknown }) => void;

/** What `attach` needs of a socket: a browser's WebSocket, one of `ws`, or these functions over anything. Without `readyState` it only passes messages. */
export interface SocketLike {
  addEventListener(type: 'message', listener: SocketListener): void;
  addEventListener(type: 'open' | 'close', listener: () => void): void;
  removeEventListener(type: 'message', listener: SocketListener): void;
  removeEventListener(type: 'open' | 'close', listener: () => void): void;
  /** 0 connecting, 1 open. */
  readonly readyState?: number | undefined;
}

/** An engine, or what only takes frames: then no connection is begun or ended. */
export type AttachedEngine = Pick<ReactionEngine, 'receive'> &
  Partial<Pick<ReactionEngine, 'connected' | 'disconnected' | 'state'>>;
