import { hydrate, mount, unmount } from 'svelte';
import type { DeskProps, Pages } from './desk-props.js';
import Desk from './svelte.svelte';

const shownBy =
  (create: typeof mount | typeof hydrate): Pages['mount'] =>
  (target, first) => {
    let desk = $state.raw<DeskProps>(first);
    const props = {
      get desk() {
        return desk;
      },
    };
    const component = create(Desk, { target, props });
    return {
      update(next) {
        desk = next;
      },
      unmount: () => void unmount(component),
    };
  };

export const pages: Pages = { mount: shownBy(mount), hydrate: shownBy(hydrate) };
