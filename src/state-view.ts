// The state as screens read it. Comes in: the session, the account, the connection, lockouts. Goes out: one object, the same until something
// in it changes, and what has changed since the last look. Next: the engine emits it.
import type { Accounts } from './account.js';
import type { Connection } from './connection.js';
import type { Cause, ReactionEvents, SessionSummary } from './event/events.js';
import type { Lockouts } from './lockout/lockouts.js';
import type { ReactionState } from './reaction-engine.js';
import type { Session } from './session/session.js';

export interface StateView {
  state(): ReactionState;
  /** What is another since the last look: of the session, the account or the connection, as it is emitted, and of anything at all. */
  look(cause: Cause): {
    readonly changed: ReactionEvents['state.changed'] | undefined;
    readonly isOther: boolean;
  };
}

const unchanged = { changed: undefined, isOther: false };

export function createStateView(
  session: Session,
  accounts: Accounts,
  connection: Connection,
  lockouts: Lockouts,
): StateView {
  const summarize = (): SessionSummary => ({
    session: session.state(),
    account: accounts.current(),
    connection: connection.state(),
  });
  let summary = summarize();
  let reason = session.reason();
  let version = lockouts.version();
  let state: ReactionState | undefined;

  /** The list of lockouts is made when it is read: a listener that reads the rest of the state does not pay for it. */
  function make(): ReactionState {
    let list: ReactionState['lockouts'] | undefined;
    const made = { ...summary, ...(reason && { reason }), lockouts: [] };
    return Object.freeze(
      Object.defineProperty(made, 'lockouts', {
        get() {
          list ??= Object.freeze(lockouts.list());
          return list;
        },
      }),
    );
  }

  return {
    state() {
      state ??= make();
      return state;
    },
    look(cause) {
      const previous = summary;
      const isChanged =
        session.state() !== previous.session ||
        accounts.current() !== previous.account ||
        connection.state() !== previous.connection;
      const isOther = isChanged || session.reason() !== reason || lockouts.version() !== version;
      if (!isOther) return unchanged;
      state = undefined;
      reason = session.reason();
      version = lockouts.version();
      if (!isChanged) return { changed: undefined, isOther };
      summary = summarize();
      const { session: now, account, connection: link } = summary;
      // Without spreads, which cost more than all else that a change does.
      return { changed: { session: now, account, connection: link, previous, cause }, isOther };
    },
  };
}
