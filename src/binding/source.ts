// What a component follows. Comes in: an engine. Goes out: its state, or what locks an action, as a value that can be read and listened to.
// Next: each binding makes of it what its framework follows.
import type { Countdown } from '../lockout/countdown.js';
import { milestones } from '../milestones.js';
import type { ReactionState } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';
import { extendLanguage } from '../texts/extend-language.js';
import type { Language } from '../texts/language.js';
import { lockoutText } from '../texts/lockout-text.js';
import { type Subject, subjectText } from '../wire/subject.js';
import { unsubscribed, whileAlive } from './while-alive.js';

/** A value that changes. */
export interface Source<Value> {
  readonly get: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The state on a server, and in a page until it is hydrated: nothing is known yet. */
export const atFirst: ReactionState = {
  session: 'ready',
  account: null,
  connection: 'unknown',
  lockouts: [],
};

/** The state of an engine. When the engine was disposed it is the last one. */
export function stateOf(engine: ScreenEngine): Source<ReactionState> {
  return {
    get: () => engine.state,
    subscribe: whileAlive(engine.subscribe, unsubscribed),
  };
}

/** What is locked when the engine was disposed: nothing. A countdown of before reads 0 then. */
const nothing: Countdown = { get: () => 0, subscribe: () => unsubscribed };

/** The remaining time of an action, in ms. */
export function countdownOf(
  engine: ScreenEngine,
  action: number,
  subject: Subject | undefined,
): Countdown {
  return whileAlive(engine.countdown, nothing)({ action, subject: nameOf(subject) });
}

/** The same at its milestones only. */
export function milestonesOf(...of: Parameters<typeof countdownOf>): Countdown {
  return milestones(countdownOf(...of));
}

/** The sentence of what locks an action, counting along; `''` while nothing does. */
export function sentenceOf(
  engine: ScreenEngine,
  action: number,
  subject: Subject | undefined,
  language: Language,
): Source<string> {
  const words = extendLanguage(language, engine.protocol);
  const { get, subscribe } = countdownOf(engine, action, subject);
  const guardOf = whileAlive(engine.guard, undefined);
  return {
    get() {
      const remainingMs = get();
      const guard = remainingMs > 0 && guardOf(action, nameOf(subject));
      return !guard || guard.allowed ? '' : lockoutText(guard.lockout, words, remainingMs);
    },
    subscribe,
  };
}

/** A subject as a value that is the same each time. What is no subject stays, for the engine to refuse. */
export function nameOf<Other>(subject: Subject | Other): string | Other {
  return subjectText(subject) ?? (subject as Other);
}
