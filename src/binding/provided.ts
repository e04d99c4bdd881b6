// What stands above every component that follows an engine. Comes in: what the app gave. Goes out: an engine, checked, and a locale. Next: the
// provider of each binding.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import type { ScreenEngine } from '../screen-engine.js';

/** Which engine the components below follow, and the language tag by which they write a time. */
export interface Provided {
  readonly engine: ScreenEngine;
  readonly locale: string;
}

/** The same, where it is read anew each time. */
export type Above = { readonly [Name in keyof Provided]: () => Provided[Name] };

/** The same engine. @throws OptionError where it is none. */
export function checkedEngine(engine: ScreenEngine): ScreenEngine {
  if (typeof (engine as Partial<ScreenEngine> | null)?.subscribe !== 'function') {
    throw mustBe('engine', development && 'what createReactionEngine() returns', engine);
  }
  return engine;
}

/** What the app gave. @throws OptionError, at once and whenever it is read, where the engine is none. */
export function aboveOf(engine: () => ScreenEngine, locale: () => string | undefined): Above {
  const above = { engine: () => checkedEngine(engine()), locale: () => locale() ?? 'en' };
  above.engine();
  return above;
}

/** What stands above. @throws Error where there is nothing. */
export function required<Given>(given: Given | null | undefined, provider: string): Given {
  if (!given) throw new Error(`No ${provider} above this component.`);
  return given;
}

/** A value, or a function that returns what it is now. */
export type MaybeGetter<Value> = Value | (() => Value);

/** What it is now. A value itself is no function. */
export function read<Value>(given: MaybeGetter<Value>): Value {
  return typeof given === 'function' ? (given as () => Value)() : given;
}
