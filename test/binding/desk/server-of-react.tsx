import { renderToString } from 'react-dom/server';
import type { Server } from './desk-props.js';
import { Desk, Panel } from './react.js';

export const server: Server = {
  render: (desk) => renderToString(<Desk {...desk} />),
  renderAlone: (desk) => renderToString(<Panel desk={desk} />),
};
