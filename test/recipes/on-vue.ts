import { type Component, createApp, h, shallowRef } from 'vue';
import type { Mount } from './recipe.js';

export const mountOf =
  (recipe: Component): Mount =>
  (target, first) => {
    const props = shallowRef(first);
    const app = createApp({ render: () => h(recipe, props.value) });
    app.mount(target);
    return {
      update: (next) => {
        props.value = next;
      },
      unmount: () => app.unmount(),
    };
  };
