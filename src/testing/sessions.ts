// Who is logged in where. Comes in: tokens and connections. Goes out: what a connection may not do, and pushes to those that lose their
// session. Next: login.ts, behaviour.ts.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Account, Accounts } from './accounts.js';
import type { ClientDetails } from './codec.js';
import type { ServerAccount } from './protocol-server.js';
import type { Push } from './push.js';

/** One per token. It is ended, or held by the connection that logged in last. */
export interface Session {
  /** By which #126 ends it. */
  readonly id: bigint;
  readonly token: string;
  readonly account: Account;
  /** When it began, and when it was logged in to last; unix seconds. */
  readonly createdS: number;
  activeS: number;
  /** What its client said of itself. */
  details: ClientDetails;
  holder?: Peer | undefined;
  ended: boolean;
}

/** A connection, as far as sessions concern it. */
export interface Peer {
  /** What it logged in to. It may be another's by now, or ended. */
  session?: Session | undefined;
  /** Whose two-step password it was asked for. */
  verifying?: Account | undefined;
  push(frame: ErrorFrame | Push): void;
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
  readonly #nowS: () => number;
  readonly #byToken = new Map<string, Session>();
  #opened = 0n;
  #made = 0;

  /** `nowS`: unix seconds. */
  constructor(
    tokens: Readonly<Record<string, ServerAccount>>,
    accounts: Accounts,
    nowS: () => number,
  ) {
    this.#nowS = nowS;
    for (const [token, { account }] of Object.entries(tokens)) {
      this.#open(token, accounts.named(account) ?? accounts.first());
    }
  }

  find(token = ''): Session | undefined {
    return this.#byToken.get(token);
  }

  withId(id = 0n): Session | undefined {
    return [...this.#byToken.values()].find((session) => session.id === id);
  }

  /** Those of an account that are not ended, in the order in which they began. */
  of(account: Account): Session[] {
    return [...this.#byToken.values()].filter((session) => session.account === account);
  }

  /** A session of its own for a device that has just registered. */
  create(account: Account): Session {
    do this.#made++;
    while (this.#byToken.has(`token-${this.#made}`));
    return this.#open(`token-${this.#made}`, account);
  }

  /** From now on the session is this connection's, and no other's. */
  logIn(peer: Peer, session: Session, details: ClientDetails): void {
    const { holder } = session;
    if (peer.session !== session) this.leave(peer);
    session.holder = peer;
    session.details = details;
    session.activeS = this.#nowS();
    peer.session = session;
    if (holder && holder !== peer) holder.push({ majorCode: 3 });
  }

  /** The connection is logged in no more; the session can be logged in to again. */
  leave(peer: Peer): void {
    if (peer.session?.holder === peer) peer.session.holder = undefined;
    peer.session = undefined;
  }

  /** The device of a connection signs out: its token is unknown from now on. */
  logOut(peer: Peer): void {
    const { session } = peer;
    if (session?.holder === peer) this.#close(session);
    this.leave(peer);
  }

  /** Ends a session, as another device does. */
  end(session: Session): void {
    const { holder } = session;
    this.#close(session);
    holder?.push({ majorCode: 8 });
  }

  /** Ends those of an account, or all. */
  endAll(account?: string): void {
    for (const session of [...this.#byToken.values()]) {
      if (account === undefined || session.account.name === account) this.end(session);
    }
  }

  #close(session: Session): void {
    session.ended = true;
    session.holder = undefined;
    this.#byToken.delete(session.token);
  }

  #open(token: string, account: Account): Session {
    this.#opened++;
    const createdS = this.#nowS();
    const session: Session = {
      id: this.#opened,
      token,
      account,
      createdS,
      activeS: createdS,
      details: {},
      ended: false,
    };
    this.#byToken.set(token, session);
    return session;
  }
}
