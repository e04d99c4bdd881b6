import { type ReactNode, StrictMode } from 'react';
import type { ReactionEngine, RequestOptions, SendCall } from '../../src/index.js';
import { type GuardedActionView, useGuardedAction } from '../../src/react.js';
import { testEngine } from '../../src/testing.js';
import { doing, mount, provided } from './mount.js';

export type View = GuardedActionView<[text?: string], string>;
export type SendText = (call: SendCall, text?: string) => Promise<string>;

/** A promise that the test settles. */
export function gate<T>() {
  let open: (value: T) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

/** A button of #201, and the last that it showed. */
export function makeButton(send: SendText, options: RequestOptions = {}) {
  const views: View[] = [];
  const Button = ({ of = options }: { readonly of?: RequestOptions }) => {
    views.push(useGuardedAction(201, send, of));
    return null;
  };
  const view = (): View => {
    const last = views.at(-1);
    if (!last) throw new Error('not rendered');
    return last;
  };
  return { Button, views, view, run: (text?: string) => doing(() => view().run(text)) };
}

/** A page with a button of #201 to room 42, under StrictMode. `request` takes the place of the engine's own. */
export async function mountButton(send: SendText, request?: ReactionEngine['request']) {
  const made = testEngine();
  const engine = request ? { ...made.engine, request } : made.engine;
  const button = makeButton(send, { subject: 42 });
  const page = await mount(strictly(engine, <button.Button />));
  return { ...made, ...button, page };
}

export const strictly = (engine: ReactionEngine, children: ReactNode) => (
  <StrictMode>{provided(engine, children)}</StrictMode>
);
