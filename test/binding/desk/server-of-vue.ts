import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { Server } from './desk-props.js';
import { Desk, Panel } from './vue.js';

export const server: Server = {
  render: (desk) => renderToString(createSSRApp({ render: () => h(Desk, { desk }) })),
  renderAlone: (desk) => renderToString(createSSRApp({ render: () => h(Panel, { desk }) })),
};
