// Makes a call of the app that a recording holds. Comes in: its name, its arguments and an engine. Goes out: what it came to. Used by: both
// stages.
import type { ReactionEngine } from 'igap-reactions';
import type { CallName } from './script.js';
import type { Outcome } from './stage.js';

export function appCall(name: CallName, args: readonly unknown[], engine: ReactionEngine): Outcome {
  try {
    const value: unknown =
      name === 'clearLockout' ? clear(args, engine) : Reflect.apply(engine[name], engine, args);
    if (value instanceof Promise) value.catch(() => {});
    return { kind: 'returned', value };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

/** A recording names a lockout by what it refuses: an action, and a subject or none; nothing at all for everything. */
function clear([action, subject]: readonly unknown[], engine: ReactionEngine): boolean {
  const lockout = engine.lockouts().find(({ scope }) => {
    if (scope.kind === 'everything' || scope.kind === 'error') return action === undefined;
    const named = scope.kind === 'subject' ? scope.subject : undefined;
    return scope.action === action && named === (subject === undefined ? subject : String(subject));
  });
  return lockout !== undefined && engine.clearLockout(lockout);
}
