// @vitest-environment jsdom
// What the development build says of wrong arguments of composables and primitives, when a component is set up.
import { createComponent, createRoot } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { createGuardedAction, createLockout, ReactionProvider } from '../../src/solid.js';
import { testEngine } from '../../src/testing.js';
import { reactionPlugin, useGuardedAction, useLockout } from '../../src/vue.js';

const wrong = (value: unknown) => value as never;
const send = async () => {};
const { engine } = testEngine();

describe('a wrong argument is named by the function that was given it', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a getter of no action',
      () => useGuardedAction(() => wrong('201'), send),
      'useGuardedAction.action must be the number of an action',
    ],
    [
      'no send',
      () => useGuardedAction(201, wrong('x')),
      'useGuardedAction.send must be a function',
    ],
    ['action 0', () => useLockout(0), 'useLockout.action must be the number of an action'],
  ])('of Vue: %s', async (_, setup, sentence) => {
    const app = createSSRApp({
      setup() {
        setup();
        return () => 'shown';
      },
    });
    app.config.warnHandler = () => {};
    app.use(reactionPlugin, engine);
    await expect(renderToString(app)).rejects.toThrow(sentence);
  });

  it.each<[string, () => unknown, string]>([
    [
      'a getter of no action',
      () => createGuardedAction(() => wrong('201'), send),
      'createGuardedAction.action must be the number of an action',
    ],
    ['action 0', () => createLockout(0), 'createLockout.action must be the number of an action'],
  ])('of Solid: %s', (_, call, sentence) => {
    const page = () =>
      createRoot(() =>
        createComponent(ReactionProvider, {
          engine,
          get children() {
            call();
            return '';
          },
        }),
      );
    expect(page).toThrow(sentence);
  });
});
