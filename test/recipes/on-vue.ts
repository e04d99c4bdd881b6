import { reactionPlugin } from 'igap-reactions/vue';
import { type Component, createApp } from 'vue';
import type { Mount } from './recipe.js';

export const mountOf =
  (recipe: Component): Mount =>
  (target, engine, props) => {
    const app = createApp(recipe, { ...props });
    app.use(reactionPlugin, engine);
    app.mount(target);
    return () => app.unmount();
  };
