import { type Component, createComponent, createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import type { Mount, RecipeProps } from './recipe.js';

export const mountOf =
  (recipe: Component<RecipeProps>): Mount =>
  (target, first) => {
    const [props, setProps] = createSignal(first);
    const unmount = render(
      () =>
        createComponent(recipe, {
          get engine() {
            return props().engine;
          },
          get room() {
            return props().room;
          },
        }),
      target,
    );
    return { update: setProps, unmount };
  };
