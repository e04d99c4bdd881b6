// On a server. Comes in: a call where there are no custom elements. Goes out: nothing but what a wrong argument is. Next: define.test.ts, for pages.
import { expect, it } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';

it('where there are no custom elements, defining them does nothing; a wrong argument is refused all the same', () => {
  const { engine } = testEngine();
  expect('customElements' in globalThis).toBe(false);
  expect(() => defineReactionElements(engine)).not.toThrow();
  expect(() => defineReactionElements(engine, { prefix: 'Chat-' })).toThrow(TypeError);
  expect(() => defineReactionElements(null as never)).toThrow(TypeError);
});
