// A socket each of whose members is a callback, attached to an engine. Comes in: an app and its engine. Goes out: what the socket does.
// Used by: reentrant-acts.ts.
import { attach, type SocketLike } from '../../src/attach.js';
import type { ReactionEngine } from '../../src/index.js';
import { encodeErrorFrame } from '../../src/wire.js';
import type { App } from './reentrant-app.js';

export interface Socket {
  open(): void;
  close(): void;
  message(): void;
  detach(): void;
}

type Listener = (event: { readonly data: unknown }) => void;

/** `kind`: plain frames, a decrypt that answers later, or a socket that has to be secured. */
export function attachSocket(
  engine: ReactionEngine,
  app: App,
  kind: 'plain' | 'decrypt' | 'secured',
): Socket {
  const listeners = new Map<string, Set<Listener>>();
  let state = 0;
  const looked = app.own('readyState', () => state);
  const socket = {
    get readyState() {
      return looked();
    },
    addEventListener: app.own('listening to the socket', (type: string, listener: Listener) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
      app.listened.add(listener);
    }),
    removeEventListener(type: string, listener: Listener) {
      listeners.get(type)?.delete(listener);
      app.listened.delete(listener);
      return app.own('leaving the socket', () => {})();
    },
  };
  const emit = (type: string, data?: unknown) => {
    for (const listener of listeners.get(type) ?? []) listener({ data });
  };
  const later = app.own('decrypt', async (message: Uint8Array) => message);
  const detach = attach(engine, socket as SocketLike, {
    clock: app.clock,
    ...(kind === 'decrypt' && { decrypt: later }),
    ...(kind === 'secured' && { secured: app.asked('secured', 'then of secured') }),
  });
  return {
    detach,
    open() {
      state = 1;
      emit('open');
    },
    close() {
      state = 3;
      emit('close');
    },
    message: () => emit('message', encodeErrorFrame({ majorCode: 304 })),
  };
}
