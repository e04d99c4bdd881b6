// What the ledger and the vault are asked, and what they hold. Comes in: nothing. Goes out: types. Next: ledger.ts, vault.ts.
import type { Countdown } from './countdown.js';
import type { Guard, Lockout, LockoutEvents, LockoutOrigin } from './lockout.js';
import type { RecordMessage } from './record.js';

/** How the ledger emits. */
export interface LedgerOutbox {
  emit<Name extends keyof LockoutEvents>(name: Name, payload: LockoutEvents[Name]): void;
  call(listener: () => unknown, of: string): void;
}

/** Why a lockout ended. */
export type EndReason = LockoutEvents['lockout.ended']['reason'];

/** What locks a scope: the facts of a lockout, and by which record it is known outside of this page. */
export interface Facts {
  readonly key: string;
  readonly majorCode: number | undefined;
  readonly startedAtMs: number;
  readonly waitMs: number;
  /** The id of its record: a number where this page made it, so that it costs nothing. */
  readonly record: number | string;
}

/** A lockout that holds. Another object once it is extended. */
export interface Held extends Facts {
  /** Sets it apart from every other that this page held. */
  readonly ordinal: number;
  /** Elapsed time at which it ends. */
  readonly endMs: number;
}

export interface Ledger {
  /** Grows with every change of what is listed. */
  version(): number;
  /** What holds a scope now. */
  find(key: string): Held | undefined;
  /** Everything that holds, in the order in which it was locked. */
  all(): Iterable<Held>;
  size(): number;
  /** Starts or extends the lockout of a scope. Undefined where it ends no later than what holds already. */
  hold(facts: Facts, endMs: number, origin: LockoutOrigin): Held | undefined;
  /** Ends what holds a scope. Without a reason nothing is emitted: its account is left. `elsewhere`: another tab has ended it. */
  end(key: string, reason?: EndReason, elsewhere?: true): void;
  /** Whether a request may be sent, and what refuses it longest. */
  guard(action: number, subject: string | undefined): Guard;
  /** What holds of a lockout; nothing where it has ended, or was followed by another of its scope. */
  heldOf(lockout: Pick<Lockout, 'key' | 'id'>): Held | undefined;
  /** How long a lockout still holds; 0 where it does not. */
  remainingMs(lockout: Lockout): number;
  /** What is locked now, in the order in which it was. The same list until the version is another. */
  list(): readonly Lockout[];
  view(held: Held): Lockout;
  countdown(lockout: Pick<Lockout, 'key' | 'id'>): Countdown;
}

/** What is called back when a lockout starts, is extended or ends; `ended` says why, where it ended in this tab. */
export type OnLockout = (
  key: string,
  ended?: { readonly held: Held; readonly reason: EndReason },
) => void;

export interface Vault {
  /** Leaves the account, whose lockouts are emitted no more, and reads another's. */
  open(account: string): void;
  /** The anonymous person goes on as an account: what is locked stays so, and is stored for that account too. */
  adopt(account: string): void;
  /** Settles when the account's lockouts are read, after at most the storage timeout. Never rejects. */
  restored(): Promise<void>;
  /** Whether the account's lockouts are read. */
  ready(): boolean;
  /** Starts or extends the lockout of a scope, from now; an earlier end changes nothing. */
  lock(key: string, majorCode: number | undefined, waitMs: number, origin: LockoutOrigin): void;
  /** Forgets what has ended. */
  ended(held: Held, reason: EndReason): void;
  /** Takes what another tab of the account says of a record: a later end counts at once, an end before its time where the storage agrees. */
  receive(message: RecordMessage): void;
  /** Settles when pending writes are done, after at most the storage timeout. */
  close(): Promise<void>;
}
