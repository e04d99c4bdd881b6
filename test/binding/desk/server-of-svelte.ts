import { render } from 'svelte/server';
import type { Server } from './desk-props.js';
import Desk from './svelte.svelte';
import Panel from './svelte-panel.svelte';

export const server: Server = {
  render: (desk) => render(Desk, { props: { desk } }).body,
  renderAlone: (desk) => render(Panel, { props: { desk } }).body,
};
