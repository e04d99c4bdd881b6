// What delays a login: a lockout, a back-off, or that there is no connection. Comes in: why, and for how long. Goes out: the phase for it, and
// another try once that has passed. Used by: session.ts.
import type { EngineClock } from '../clock.js';
import type { SessionEvents } from '../event/events.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import type { ProtocolFacts } from '../protocol/facts.js';
import type { Resolution } from '../reaction/resolve.js';
import { isLost } from './answer.js';
import type { SessionInput, SessionPhase } from './transitions.js';

export interface Delay {
  /** The login waits for a lockout, exactly as long as that lasts. */
  lockOut(by: Lockout, resolution?: Resolution): void;
  /** The login backs off. */
  backOff(delayMs: number, resolution?: Resolution): void;
  /** The login waits for a connection. */
  goOffline(): void;
  /** Whether a new connection ends the last back-off: it was for want of one. */
  endsOnline(): boolean;
  /** Acts on a phase: ends what delays no more. */
  settle(phase: SessionPhase): void;
}

/** `go` goes on to the phase of an input, and emits what delays the login. */
export function createDelay(
  facts: ProtocolFacts,
  clock: EngineClock,
  lockouts: Pick<Lockouts, 'guard' | 'remainingMs'>,
  go: (input: SessionInput, delayed?: SessionEvents['login.delayed']) => void,
): Delay {
  let lockout: Lockout | undefined;
  let timer: unknown;
  let answer: Resolution | undefined;

  const again = () => go('again');
  return {
    lockOut(by, resolution) {
      lockout = by;
      const delayMs = lockouts.remainingMs(by);
      go('lockedOut', { reason: 'lockout', delayMs, lockout, resolution });
    },
    backOff(delayMs, resolution) {
      clock.clearTimeout(timer);
      timer = clock.setTimeout(again, delayMs);
      answer = resolution;
      go('backedOff', { reason: 'backoff', delayMs, resolution });
    },
    goOffline: () => go('disconnected', { reason: 'offline' }),
    endsOnline: () => isLost(facts, answer),
    settle(phase) {
      if (phase !== 'backingOff') clock.clearTimeout(timer);
      if (phase !== 'lockedOut' || (lockout && lockouts.remainingMs(lockout) > 0)) return;
      if (lockouts.guard(facts.login.action, undefined).allowed) again();
    },
  };
}
