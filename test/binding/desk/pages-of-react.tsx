import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import type { DeskProps, Pages, Desk as Shown } from './desk-props.js';
import { Desk } from './react.js';

const shown = (root: Root): Shown => ({
  update: (next) => root.render(<Desk {...next} />),
  unmount: () => root.unmount(),
});

export const pages: Pages = {
  mount(target, first: DeskProps) {
    const root = createRoot(target);
    root.render(<Desk {...first} />);
    return shown(root);
  },
  hydrate: (target, first) =>
    shown(
      hydrateRoot(target, <Desk {...first} />, {
        onRecoverableError: (error) => console.error(error),
      }),
    ),
};
