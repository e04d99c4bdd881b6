// On a server. Comes in: calls where there are no custom elements. Goes out: nothing but what a wrong argument is. Next: define.test.ts, for pages.
import { expect, it } from 'vitest';
import { defineReactionInspector, inspectEngine } from '../../src/inspect.js';
import { testEngine } from '../../src/testing.js';

it('where there are no custom elements, nothing happens; a wrong argument is refused all the same', () => {
  const { engine } = testEngine();
  expect('customElements' in globalThis).toBe(false);
  expect(() => defineReactionInspector()).not.toThrow();
  expect(() => inspectEngine(engine)()).not.toThrow();
  expect(() => defineReactionInspector({ name: 'Inspector' })).toThrow(TypeError);
  expect(() => inspectEngine(null as never)).toThrow(TypeError);
});
