import { ReactionProvider } from 'igap-reactions/react';
import { type ComponentType, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Mount, RecipeProps } from './recipe.js';

export const mountOf =
  (recipe: ComponentType<RecipeProps>): Mount =>
  (target, engine, props) => {
    const root = createRoot(target);
    root.render(createElement(ReactionProvider, { engine }, createElement(recipe, props)));
    return () => root.unmount();
  };
