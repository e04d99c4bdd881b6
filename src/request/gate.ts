// What is in the way of a unit now. Comes in: the session, the connection, lockouts. Goes out: what bars it, what locks it, and whether it
// may wait for that. Looks only. Used by: requests.ts.
import type { ConnectionState, SessionState } from '../event/events.js';
import type { HoldReason } from '../event/request-events.js';
import type { Guard } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import { answerNow } from '../stranger.js';
import { NotSentError, SessionEndedError } from './request-error.js';
import type { Unit } from './unit.js';

/** What a unit needs and is not there; `ended`: no login of this session brings it. */
type Bar = 'offline' | 'login' | 'storage' | 'ended';

/** What locks a unit longest. */
export type Lock = Extract<Guard, { allowed: false }>;

export interface Gate {
  barOf(unit: Unit): Bar | undefined;
  /** Why a unit is held: what bars it, else those before it. */
  whyOf(unit: Unit): HoldReason | 'storage';
  lockOf(unit: Unit): Lock | undefined;
  /** What a unit rejects with that was not sent in its time, or that no login brings any more. */
  endOf(unit: Unit): unknown;
  /** Whether the app wants a unit to wait for a lockout. */
  waits(unit: Unit, lock: Lock): boolean;
  /** Whether nothing that needs a login goes any more. */
  isEnded(): boolean;
  /** A number that is another once anything that may bar a unit is: units may go which could not, or the other way round. */
  version(): number;
}

/** Where requests go. */
const going: readonly SessionState[] = ['ready', 'nicknameRequired'];
/** Where a login is under way, or comes of what the person does. In all other states none does. */
const holding: readonly SessionState[] = ['loggingIn', 'loginDelayed', 'twoStepRequired'];

/** `failed` is called where the app's `whileLockedOut` throws. */
export function createGate(
  session: () => SessionState,
  connection: () => ConnectionState,
  lockouts: Pick<Lockouts, 'guard' | 'ready'>,
  failed: () => void,
): Gate {
  let seen: { state?: SessionState; link?: ConnectionState; isReady?: boolean } = {};
  let version = 0;
  const isEnded = () => !going.includes(session()) && !holding.includes(session());

  function barOf(unit: Unit): Bar | undefined {
    const need = unit.need();
    if (need === 'nothing') return undefined;
    if (need === 'login' && isEnded()) return 'ended';
    if (connection() === 'closed') return 'offline';
    if (need === 'login' && !going.includes(session())) return 'login';
    return lockouts.ready() ? undefined : 'storage';
  }

  function whyOf(unit: Unit): HoldReason | 'storage' {
    const bar = barOf(unit) ?? 'queue';
    return bar === 'ended' ? 'login' : bar;
  }

  return {
    barOf,
    isEnded,
    whyOf,
    endOf(unit) {
      const state = session();
      if (barOf(unit) !== 'ended')
        return unit.refusal ?? new NotSentError(whyOf(unit) as HoldReason);
      return (state === 'loginFailed' && unit.refusal) || new SessionEndedError(state);
    },
    lockOf({ members }) {
      let longest: Lock | undefined;
      for (const { action, subject } of members) {
        const guard = lockouts.guard(action, subject);
        if (!guard.allowed && guard.remainingMs > (longest?.remainingMs ?? 0)) longest = guard;
      }
      return longest;
    },
    waits({ options }, { lockout }) {
      const { whileLockedOut: how } = options;
      const chosen = typeof how === 'function' ? answerNow(() => how(lockout), failed) : how;
      return chosen === 'wait';
    },
    version() {
      const [state, link, isReady] = [session(), connection(), lockouts.ready()];
      if (state !== seen.state || link !== seen.link || isReady !== seen.isReady) {
        seen = { state, link, isReady };
        version++;
      }
      return version;
    },
  };
}
