// What parts of the package ask of an engine that is no call of the app's. Comes in: an engine, of any copy of the package. Goes out: its
// faults, exact times, its end. Next: the port of a worker serves pages by it.

import { development } from './development.js';
import type { Fault } from './faults.js';
import type { Lockout } from './lockout/lockout.js';
import { mustBe } from './misuse.js';
import { fieldsOf } from './stranger.js';

/** What an engine has for the package itself. */
export interface Inside {
  /** Emits a fault, once what else is under way is emitted. */
  fault(code: Fault['code'], message: string): unknown;
  /** How long a lockout still holds, exact ms; 0 where it does not. */
  remainingMs(lockout: Lockout): number;
  /** Calls back once the engine is disposed of. Returns its unsubscribe. */
  onDisposed(listener: () => void): () => void;
}

/** What an engine has for the package. Throws an OptionError where it is none. */
export function insideOf(engine: unknown): Inside {
  // The same name in all copies of the package.
  const { '~inside': inside } = fieldsOf(engine, '~inside');
  if (!inside) {
    throw mustBe('engine', development && 'what createReactionEngine() returns', engine);
  }
  return inside as Inside;
}
