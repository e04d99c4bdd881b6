declare module '*.svelte' {
  import type { Component } from 'svelte';
  import type { DeskProps } from './desk-props.js';

  const desk: Component<{ desk: DeskProps }>;
  export default desk;
}
