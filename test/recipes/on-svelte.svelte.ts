import { setReactionContext } from 'igap-reactions/svelte';
import { type Component, mount, unmount } from 'svelte';
import type { Mount, RecipeProps } from './recipe.js';

export const mountOf =
  (recipe: Component<RecipeProps>): Mount =>
  (target, engine, props) => {
    const layout: Component<RecipeProps> = (...args) => {
      setReactionContext(engine);
      return recipe(...args);
    };
    const component = mount(layout, { target, props });
    return () => void unmount(component);
  };
