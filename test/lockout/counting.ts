import type { Countdown, Lockout } from '../../src/index.js';
import type { TestEngineOptions } from '../../src/testing.js';
import { type Rig, rig } from '../support/engine.js';

/** An engine with one lockout of #201, and its countdown. */
export function counting(
  waitMs: number,
  options: TestEngineOptions = {},
): Rig & { lockout: Lockout; countdown: Countdown } {
  const given = rig(options);
  const lockout = given.engine.lockOut({ action: 201, waitMs });
  if (!lockout) throw new Error('it is locked');
  given.news();
  return { ...given, lockout, countdown: given.engine.countdown(lockout) };
}

/** What `get` gives at each tick from now on. */
export function watch(countdown: Countdown): {
  readonly shown: number[];
  readonly unsubscribe: () => void;
} {
  const shown: number[] = [];
  return { shown, unsubscribe: countdown.subscribe(() => shown.push(countdown.get())) };
}
