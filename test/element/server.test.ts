import { expect, it } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';

it('where there are no custom elements, defining them does nothing; a wrong prefix is told all the same', () => {
  const { engine } = testEngine();
  expect('customElements' in globalThis).toBe(false);
  expect(() => defineReactionElements(engine)).not.toThrow();
  expect(() => defineReactionElements(engine, { prefix: 'Chat-' })).toThrow(TypeError);
});
