import { type Component, mount, unmount } from 'svelte';
import type { Mount, RecipeProps } from './recipe.js';

export const mountOf =
  (recipe: Component<RecipeProps & Record<string, unknown>>): Mount =>
  (target, first) => {
    let current = $state.raw(first);
    const props = {
      get engine() {
        return current.engine;
      },
      get room() {
        return current.room;
      },
    };
    const component = mount(recipe, { target, props });
    return {
      update: (next) => {
        current = next;
      },
      unmount: () => void unmount(component),
    };
  };
