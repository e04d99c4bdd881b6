import { createComponent, createSignal } from 'solid-js';
import { hydrate, render } from 'solid-js/web';
import type { DeskProps, Pages } from './desk-props.js';
import { Desk } from './solid.js';

const shownBy =
  (create: typeof render | typeof hydrate): Pages['mount'] =>
  (target, first) => {
    const [desk, update] = createSignal<DeskProps>(first);
    const unmount = create(
      () =>
        createComponent(Desk, {
          get desk() {
            return desk();
          },
        }),
      target,
    );
    return { update, unmount };
  };

export const pages: Pages = {
  mount: shownBy(render),
  hydrate(target, first) {
    // As the script that Solid's server writes into a page.
    Object.assign(globalThis, { _$HY: { events: [], completed: new WeakSet(), r: {} } });
    return shownBy(hydrate)(target, first);
  },
};
