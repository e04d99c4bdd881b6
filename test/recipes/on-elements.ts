import type { ReactionEngine } from '../../src/index.js';
import type { Mount } from './recipe.js';

/** A recipe takes what it needs one by one: the engine, whom it is about, and how to send. */
type Recipe = (engine: ReactionEngine, ...props: readonly unknown[]) => HTMLElement;

export const mountOf =
  (recipe: Recipe): Mount =>
  (target, engine, props) => {
    const page = target.appendChild(recipe(engine, ...Object.values(props)));
    return () => page.remove();
  };
