// Who is signed in: in this tab, and as far as other tabs of the origin say. Comes in: sign-ins and sign-outs of the app, messages of other
// tabs. Goes out: whose lockouts are listed, what rejects, what the session goes on with. Next: the session.
import type { Delivery } from './delivery/delivery.js';
import { development } from './development.js';
import type { SessionState } from './event/events.js';
import type { Lockouts } from './lockout/lockouts.js';
import { AccountChangedError } from './request/request-error.js';
import type { Requests } from './request/request-parts.js';
import type { Session } from './session/session.js';
import type { TabMessage, Tabs } from './tab/tabs.js';
import { warnOnce } from './warning.js';

export interface Accounts {
  current(): string | null;
  /** #30102 has come, for an account. Settles when its lockouts are read. */
  signedIn(next: string | null): Promise<void>;
  signedOut(): Promise<void>;
  /** Another tab has something to say. */
  receive(message: TabMessage): void;
}

/** What accounts ask of the engine. */
export interface AccountParts {
  readonly account: string | null;
  readonly followSignIns: boolean;
  readonly lockouts: Lockouts;
  readonly session: Session;
  readonly requests: Requests;
  readonly delivery: Delivery;
  readonly tabs: Pick<Tabs, 'post'>;
}

const phoneNumber =
  'account looks like a phone number, and it is stored as it is: give an opaque id.';

/** What a sign-out in another tab does not change. */
const standsStill: readonly SessionState[] = ['replaced', 'accountBlocked'];
/** Where an anonymous tab without requests has nothing to lose. */
const idle: readonly SessionState[] = ['ready', 'registrationRequired'];

export function createAccounts(parts: AccountParts): Accounts {
  const { lockouts, session, requests, delivery, tabs } = parts;
  let account = parts.account;
  /** Whether it looks like the number of a phone. */
  const look = (name: string | null) => {
    if (/^\+\d{8,}/.test(name ?? '')) warnOnce(parts, phoneNumber);
  };
  if (development) look(account);

  /** The sign-in ends: nothing that was asked for in it has an answer any more. */
  function leave(next: string | null): void {
    account = next;
    delivery.forget();
    session.marks.set('account');
    requests.endAll(new AccountChangedError());
  }

  /** Enters an account. Whether the same person goes on. */
  function enter(next: string | null): boolean {
    if (next === account) return true;
    if (account === null) {
      account = next;
      lockouts.adopt(next ?? '');
      return true;
    }
    leave(next);
    lockouts.open(next ?? '');
    return false;
  }

  function signOut(): void {
    // The anonymous account may be left for itself: the sign-in ends all the same.
    if (account === null) leave(null);
    else enter(null);
    session.signedOut();
  }

  return {
    current: () => account,
    signedIn(next) {
      if (development) look(next);
      tabs.post({ kind: 'signedIn', account: next ?? '' });
      session.signedIn(enter(next));
      return lockouts.restored();
    },
    signedOut() {
      tabs.post({ kind: 'signedOut', account: account ?? '' });
      signOut();
      return lockouts.restored();
    },
    receive(message) {
      const own = account ?? '';
      const isOwn = message.account === own;
      if ('record' in message) {
        if (isOwn) lockouts.receive(message);
      } else if (!parts.followSignIns) return;
      else if (message.kind === 'signedOut') {
        if (isOwn && !standsStill.includes(session.state())) signOut();
      } else {
        const isIdle =
          account === null && requests.all.size === 0 && idle.includes(session.state());
        if (!isOwn && isIdle) enter(message.account);
        if (message.account === (account ?? '')) session.tabSignedIn();
      }
    },
  };
}
