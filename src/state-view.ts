// The state as screens read it. Comes in: the session, the account, the connection, lockouts. Goes out: one object, the same until something
// in it changes, and what has changed since the last look. Next: the engine emits it.
import type { Accounts } from './account.js';
import type { Connection } from './connection.js';
import type { ReactionEvents, SessionSummary } from './event/events.js';
import type { Lockouts } from './lockout/lockouts.js';
import type { ReactionState } from './reaction-engine.js';
import type { Session } from './session/session.js';

export interface StateView {
  state(): ReactionState;
  /** What is another since the last look: of the session, the account or the connection, and of anything at all. */
  look(): {
    readonly changed: Omit<ReactionEvents['state.changed'], 'cause'> | undefined;
    readonly isOther: boolean;
  };
}

const summaryNames = ['session', 'account', 'connection'] as const;

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
  const restOf = () => `${session.reason()} ${lockouts.version()}`;
  let summary = summarize();
  let rest = restOf();
  let state: ReactionState | undefined;

  /** The list of lockouts is made when it is read: a listener that reads the rest of the state does not pay for it. */
  function make(): ReactionState {
    let list: ReactionState['lockouts'] | undefined;
    const reason = session.reason();
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
    look() {
      const previous = summary;
      const restBefore = rest;
      summary = summarize();
      rest = restOf();
      const isChanged = summaryNames.some((name) => summary[name] !== previous[name]);
      const isOther = isChanged || rest !== restBefore;
      if (isOther) state = undefined;
      return { changed: isChanged ? { ...summary, previous } : undefined, isOther };
    },
  };
}
