// What requests emit while somebody listens: when one is held, sent, settled. Comes in: nothing. Goes out: types. No payload, no text.

/** Why a request is held: no connection, no login yet, or others before it. */
export type HoldReason = 'offline' | 'login' | 'queue';

/** Which request it is. */
export interface RequestName {
  /** Sets it apart from every other of this engine; not the id that it is sent under. */
  readonly id: string;
  /** Its action; that of the first member where it is a batch. */
  readonly action: number;
  readonly subject?: string | undefined;
}

/** Where the time of a request went so far, in whole ms. The reading of stored lockouts counts as neither. */
export interface RequestDurations {
  /** Held: offline, behind a login, behind others. */
  readonly heldMs: number;
  /** Waiting for lockouts. */
  readonly waitedMs: number;
}

/** Made only where somebody listens. */
export interface RequestEvents {
  /** A request cannot be sent now: there is no connection or no login, others go first, the stored lockouts are being read, or it is locked out. */
  'request.held': RequestName &
    RequestDurations & { readonly why: HoldReason | 'storage' | 'lockout' };
  /** A request is sent, for the `attempt`-th time. */
  'request.sent': RequestName & RequestDurations & { readonly attempt: number };
  /** A request has its answer, or none: `error` is the name of what it rejected with, where that is an error of the library or an AbortError, else `Error`. */
  'request.settled': RequestName &
    RequestDurations & {
      readonly outcome: 'resolved' | 'rejected';
      readonly error?: string | undefined;
      readonly attempts: number;
      /** From the last time that it was sent, ms. */
      readonly flightMs: number;
    };
}
