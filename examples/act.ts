// Plays one step. Comes in: a step and an engine. Goes out: what the engine said to it. Next: player.ts.
import type { ReactionEngine, Received } from 'igap-reactions';
import type { LoginDesk } from './login-desk.js';
import type { CallName, LoginAnswer, Step } from './script.js';

/** What came of a line. */
export type Outcome =
  | { readonly kind: 'received'; readonly received: Received }
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: unknown }
  /** To the running #102, to the next one, or to none: nothing waits for an answer. */
  | { readonly kind: 'answer'; readonly to: 'running' | 'next' | 'none' };

/** Plays a step. Undefined: there is nothing to play. */
export function act(step: Step, engine: ReactionEngine, desk: LoginDesk): Outcome | undefined {
  switch (step.kind) {
    case 'frame':
      return { kind: 'received', received: engine.receive(step.frame) };
    case 'call':
      return call(step.name, step.args, engine);
    case 'login':
      return { kind: 'answer', to: answer(step.answer, engine, desk) };
    case 'broken':
      return undefined;
  }
}

function call(name: CallName, args: readonly unknown[], engine: ReactionEngine): Outcome {
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

function answer(given: LoginAnswer, { state }: ReactionEngine, desk: LoginDesk) {
  // An answer that comes while the login is delayed was recorded for the login that follows.
  if (state.session === 'loggingIn' && desk.answer(given)) return 'running';
  if (state.session !== 'loggingIn' && state.session !== 'loginDelayed') return 'none';
  desk.keep(given);
  return 'next';
}
