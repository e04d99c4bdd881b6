import { act, createElement, type ReactElement, type ReactNode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import type { ScreenEngine } from '../../src/index.js';
import { ReactionProvider } from '../../src/react.js';

declare global {
  /** Where it is true, React expects every change inside of `act`. */
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

const roots = new Set<Root>();

/** An element below the provider of an engine. */
export const provided = (engine: ScreenEngine, children: ReactNode, locale?: string) =>
  createElement(ReactionProvider, { engine, locale }, children);

/** Renders into a fresh element of the page. */
export async function mount(first: ReactElement) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = await doing(() => createRoot(container));
  roots.add(root);
  const render = (element: ReactElement) => doing(() => root.render(element));
  await render(first);
  return {
    render,
    text: () => container.textContent,
    find: <Tag extends keyof HTMLElementTagNameMap>(tag: Tag) => {
      const found = container.querySelector(tag);
      if (!found) throw new Error(`no ${tag}`);
      return found;
    },
  };
}

/** Takes what a server rendered over. */
export async function hydrate(html: string, element: ReactElement) {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = html;
  const recovered: unknown[] = [];
  const root = await doing(() =>
    hydrateRoot(container, element, { onRecoverableError: (error) => recovered.push(error) }),
  );
  roots.add(root);
  return { recovered, text: () => container.textContent };
}

/** Does something, and lets React render what it causes. Other files, of the same thread, have no `act`. */
export async function doing<T>(work: () => T | PromiseLike<T>): Promise<T> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  let result: { readonly of: T } | undefined;
  try {
    await act(async () => {
      result = { of: await work() };
    });
  } finally {
    globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  }
  if (!result) throw new Error('nothing was done');
  return result.of;
}

/** Unmounts everything. */
export async function unmountAll(): Promise<void> {
  for (const root of roots) await doing(() => root.unmount());
  roots.clear();
  document.body.replaceChildren();
}
