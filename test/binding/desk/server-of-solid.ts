import { createComponent } from 'solid-js';
import { renderToString } from 'solid-js/web';
import type { Server } from './desk-props.js';
import { Desk, Panel } from './solid.js';

export const server: Server = {
  render: (desk) => renderToString(() => createComponent(Desk, { desk })),
  renderAlone: (desk) => renderToString(() => createComponent(Panel, { desk })),
};
