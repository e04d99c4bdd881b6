// The connection: one socket, secured, from open to close. Comes in: that one begins or ends, as the app or `attach` says. Goes out: what
// that means for the session and for what is in flight. Next: the session, requests.
import type { ConnectionState } from './event/events.js';

export interface Connection {
  state(): ConnectionState;
  /** A connection begins; a former one ends first. Returns what ends this one, and no later one. */
  begin(): () => void;
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
    begin() {
      if (state === 'open') end();
      state = 'open';
      const own = ++present;
      began();
      return () => {
        if (own === present) end();
      };
    },
  };
}
