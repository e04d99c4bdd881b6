// The connection: one socket, secured, from open to close. Comes in: that one begins or ends, as the app or `attach` says. Goes out: what
// that means for the session and for what is in flight. Next: the session, requests.
import type { ConnectionState } from './event/events.js';

/** Ends one connection, and no later one. */
export interface ConnectionEnd {
  (): void;
  /** Whether that connection is the present one: frames of another say nothing any more. */
  readonly isPresent: boolean;
}

export interface Connection {
  state(): ConnectionState;
  /** A connection begins; a former one ends first. `turn` makes a turn of its end. */
  begin(turn: (end: () => void) => void): ConnectionEnd;
  /** The present one ends. */
  end(): void;
}

/** What a connection does to the rest. */
export interface ConnectionHooks {
  readonly began: () => void;
  readonly ended: () => void;
}

export function createConnection({ began, ended }: ConnectionHooks): Connection {
  let state: ConnectionState = 'unknown';
  let present = 0;

  const end = () => {
    if (state === 'closed') return;
    state = 'closed';
    ended();
  };
  return {
    state: () => state,
    end,
    begin(turn) {
      if (state === 'open') end();
      state = 'open';
      const own = ++present;
      began();
      const isPresent = () => own === present && state === 'open';
      const endThis = () => turn(() => isPresent() && end());
      return Object.defineProperty(endThis, 'isPresent', { get: isPresent }) as ConnectionEnd;
    },
  };
}
