// Which engine the elements of a name follow. Comes in: an engine and a language, and later perhaps others in their place. Goes out: both
// as they are now, and a call to every element when they change. Next: the elements.
import type { ScreenEngine } from '../screen-engine.js';
import type { Language } from '../texts/language.js';

/** What all elements of a name have in common. They keep no engine of their own, so none of them can keep an old one. */
export interface Binding {
  engine: ScreenEngine;
  language: Language | undefined;
  /** The elements in the page. */
  readonly followers: Set<Content>;
}

/** The inside of one element. */
export interface Content {
  /** Shows what is so now, and what comes until `stop`. Called again when it may have to be something else. */
  show(): void;
  stop(): void;
}

/** From now on the elements show this engine, in this language. */
export function bind(
  known: Pick<Binding, 'followers'>,
  engine: ScreenEngine,
  language: Language | undefined,
): Binding {
  const binding = Object.assign(known, { engine, language });
  const refresh = () => {
    if (binding.engine !== engine) return;
    // A set passes over what the page removes meanwhile, in an event of an element.
    for (const content of binding.followers) content.show();
  };
  // No event is emitted when it is disposed of, but what waits for one is rejected. An engine made by hand may have no `waitFor`.
  const never = { filter: () => false };
  unlessDisposed(() => engine.waitFor?.('session.terminated', never))?.catch(refresh);
  refresh();
  return binding;
}

/** What a call of an engine returns; undefined once that is disposed of. Its error is known by name: it may be of another copy of the package. */
export function unlessDisposed<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (Object(error).name !== 'DisposedError') throw error;
    return undefined;
  }
}
