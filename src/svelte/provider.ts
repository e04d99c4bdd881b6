// Which engine the functions below use, and in which locale. Comes in: an engine. Goes out: a context. Next: each of them reads it.
import { getContext, setContext } from 'svelte';
import { type Above, aboveOf, type MaybeGetter, read, required } from '../binding/provided.js';
import type { ReactionEngine } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';

/** What may be given beside an engine. */
export interface ReactionContextOptions {
  /** The language tag by which a remaining time is written: `fa`, `en-US`. @default 'en' */
  readonly locale?: MaybeGetter<string | undefined>;
}

/** The same in every copy of the package. */
const key = 'igap-reactions';

/**
 * Gives an engine to the components below, while a component is initialised. The app makes it, once, outside of any component; another one is
 * followed from then on where it is given by a getter. Not disposed of with the component.
 *
 * @throws OptionError where `engine` is no engine.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { setReactionContext } from 'igap-reactions/svelte';
 *
 * const engine = createReactionEngine(); // In a module.
 * export const inTheScriptOfTheLayout = () => setReactionContext(engine, { locale: 'fa' });
 * ```
 */
export function setReactionContext(
  engine: MaybeGetter<ScreenEngine>,
  { locale }: ReactionContextOptions = {},
): void {
  setContext(
    key,
    aboveOf(
      () => read(engine),
      () => read(locale),
    ),
  );
}

/** What stands above. */
export function getAbove(): Above {
  return required(getContext<Above | undefined>(key), 'setReactionContext(engine)');
}

/**
 * The engine of the context, for its calls: `engine().takeOver()`. Where it is one of another thread: `getReactionEngine<ScreenEngine>()`.
 * @throws Error where there is none.
 */
export function getReactionEngine<Engine extends ScreenEngine = ReactionEngine>(): () => Engine {
  return getAbove().engine as () => Engine;
}
