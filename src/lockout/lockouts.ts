// What may not be done until when: the ledger of the present account and its vault, as one. Comes in: keys with their wait, looks,
// accounts, what other tabs say. Goes out: guards, countdowns, events. Next: the engine, the session, requests.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import type { Protocol } from '../protocol/protocol.js';
import type { Ledger, LedgerOutbox, Vault } from './held.js';
import { createLedger } from './ledger.js';
import type { Lockout } from './lockout.js';
import type { RecordMessage } from './record.js';
import type { LockoutStore } from './store.js';
import { createVault } from './vault.js';

/** How lockouts emit. */
export interface LockoutsOutbox extends LedgerOutbox {
  turn(cause: 'login', work: () => void): void;
  fault(code: Fault['code'], message: string): void;
}

export interface Lockouts
  extends Omit<Ledger, 'hold' | 'end' | 'all' | 'size'>,
    Pick<Vault, 'open' | 'adopt' | 'restored' | 'ready' | 'receive'> {
  /** Starts or extends the lockout of a scope, from now; an earlier end changes nothing. What locks the scope then. */
  lock(
    key: string,
    majorCode: number | undefined,
    waitMs: number,
    origin: 'frame' | 'app',
  ): Lockout | undefined;
  /** Ends a lockout before its time. Whether there was one. */
  clear(lockout: Pick<Lockout, 'key' | 'id'>): boolean;
  /** Emits nothing any more, and settles when pending writes are done (after at most the storage timeout). */
  dispose(): Promise<void>;
}

/** `changed` is called with the key of each lockout that starts, is extended or ends. */
export function createLockouts(
  protocol: Protocol,
  clock: EngineClock,
  store: LockoutStore,
  outbox: LockoutsOutbox,
  post: (message: RecordMessage) => void,
  changed: (key: string) => void,
): Lockouts {
  const ledger = createLedger(protocol, clock, outbox, (key, ended) => {
    changed(key);
    if (ended) vault.ended(ended.held, ended.reason);
  });
  const turn = (work: () => void) => outbox.turn('login', work);
  const vault = createVault(clock, store, ledger, turn, outbox.fault, post);
  const { version, find, guard, heldOf, remainingMs, list, view, countdown } = ledger;
  const { open, adopt, restored, ready, receive, close } = vault;
  return {
    ...{ version, find, guard, heldOf, remainingMs, list, view, countdown },
    ...{ open, adopt, restored, ready, receive },
    lock(key, majorCode, waitMs, origin) {
      if (!(waitMs > 0)) return undefined;
      vault.lock(key, majorCode, Math.ceil(waitMs), origin);
      const held = ledger.find(key);
      return held && view(held);
    },
    clear(lockout) {
      const held = heldOf(lockout);
      if (held) ledger.end(held.key, 'cleared');
      return held !== undefined;
    },
    dispose() {
      for (const { key } of [...ledger.all()]) ledger.end(key);
      return close();
    },
  };
}
