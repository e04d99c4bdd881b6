// Who is logged in where. Comes in: tokens and connections. Goes out: what a connection may not do, and pushes to those that lose their
// session. Next: behaviour.ts.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { ServerAccount } from './protocol-server.js';
import { Tries } from './tries.js';

export interface Account {
  readonly name: string;
  readonly blocked: boolean;
  readonly twoStepPassword: string | undefined;
  newUser: boolean;
  /** Wrong codes and wrong passwords. */
  readonly codes: Tries;
  readonly passwords: Tries;
}

/** One per token. It is ended, or held by the connection that logged in last. */
export interface Session {
  readonly token: string;
  readonly account: Account;
  holder?: Peer | undefined;
  ended: boolean;
}

/** A connection, as far as sessions concern it. */
export interface Peer {
  /** What it logged in to. It may be another's by now, or ended. */
  session?: Session | undefined;
  /** Whose two-step password it was asked for. */
  verifying?: Account | undefined;
  push(error: ErrorFrame): void;
}

/** What does not depend on a session (protocol: Frames). Written out here: what is tested does not judge itself. */
const beforeLogin = [2, 3, 100, 101, 102, 131, 132, 138, 139, 140, 500, 501, 502, 503, 802];

/** Why a connection may not do an action. Undefined: it may. */
export function sessionError(peer: Peer, action: number): ErrorFrame | undefined {
  if (beforeLogin.includes(action)) return undefined;
  const { session } = peer;
  if (!session) return { majorCode: 2, minorCode: 1 };
  if (session.ended) return { majorCode: 8 };
  if (session.holder !== peer) return { majorCode: 3 };
  return session.account.newUser && action !== 105 ? { majorCode: 9 } : undefined;
}

export class Sessions {
  readonly #elapsed: () => number;
  readonly #accounts = new Map<string, Account>();
  readonly #byToken = new Map<string, Session>();
  readonly #firstName: string;
  #made = 0;

  /** `elapsed`: the server's time, ms. */
  constructor(tokens: Readonly<Record<string, ServerAccount>>, elapsed: () => number) {
    this.#elapsed = elapsed;
    const given = Object.entries(tokens);
    this.#firstName = given[0]?.[1].account ?? 'a';
    for (const [token, { account, ...options }] of given) {
      const known = this.#accounts.get(account) ?? this.#add(account, options);
      this.#open(token, known);
    }
  }

  /** The account of a name, the first one of none. One that is not known is new. */
  account(name = ''): Account {
    const full = name || this.#firstName;
    return this.#accounts.get(full) ?? this.#add(full, { newUser: true });
  }

  find(token = ''): Session | undefined {
    return this.#byToken.get(token);
  }

  /** A session of its own for a device that has just registered. */
  create(account: Account): Session {
    do this.#made++;
    while (this.#byToken.has(`token-${this.#made}`));
    return this.#open(`token-${this.#made}`, account);
  }

  /** From now on the session is this connection's, and no other's. */
  logIn(peer: Peer, session: Session): void {
    const { holder } = session;
    if (peer.session !== session) this.logOut(peer);
    session.holder = peer;
    peer.session = session;
    if (holder && holder !== peer) holder.push({ majorCode: 3 });
  }

  logOut(peer: Peer): void {
    if (peer.session?.holder === peer) peer.session.holder = undefined;
    peer.session = undefined;
  }

  end(session: Session): void {
    const { holder } = session;
    session.ended = true;
    session.holder = undefined;
    this.#byToken.delete(session.token);
    holder?.push({ majorCode: 8 });
  }

  /** Ends those of an account, or all. */
  endAll(account?: string): void {
    for (const session of [...this.#byToken.values()]) {
      if (account === undefined || session.account.name === account) this.end(session);
    }
  }

  #add(name: string, options: Omit<ServerAccount, 'account'>): Account {
    const { blocked = false, newUser = false, twoStepPassword } = options;
    const tries = () => new Tries(this.#elapsed, 5);
    const account = { name, blocked, newUser, twoStepPassword, codes: tries(), passwords: tries() };
    this.#accounts.set(name, account);
    return account;
  }

  #open(token: string, account: Account): Session {
    const session = { token, account, ended: false };
    this.#byToken.set(token, session);
    return session;
  }
}
