import { type App, createApp, createSSRApp, h, shallowRef } from 'vue';
import type { DeskProps, Pages } from './desk-props.js';
import { Desk } from './vue.js';

const shownBy =
  (create: typeof createApp): Pages['mount'] =>
  (target, first) => {
    const props = shallowRef<DeskProps>(first);
    const app: App = create({ render: () => h(Desk, { desk: props.value }) });
    app.mount(target);
    return {
      update(next) {
        props.value = next;
      },
      unmount: () => app.unmount(),
    };
  };

export const pages: Pages = { mount: shownBy(createApp), hydrate: shownBy(createSSRApp) };
