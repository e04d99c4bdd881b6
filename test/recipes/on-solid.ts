import { ReactionProvider } from 'igap-reactions/solid';
import { type Component, createComponent } from 'solid-js';
import { render } from 'solid-js/web';
import type { Mount, RecipeProps } from './recipe.js';

export const mountOf =
  (recipe: Component<RecipeProps>): Mount =>
  (target, engine, props) =>
    render(
      () =>
        createComponent(ReactionProvider, {
          engine,
          get children() {
            return createComponent(recipe, props);
          },
        }),
      target,
    );
