import { expect, it } from 'vitest';
import { blockErrors } from '../support/typescript-block.js';
import { scriptOf } from './recipe.js';

it('the scripts of the recipes compile under strict types', () => {
  expect(blockErrors([scriptOf('vue'), scriptOf('svelte'), scriptOf('solid')])).toEqual([]);
});
