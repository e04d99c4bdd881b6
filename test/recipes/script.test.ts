import { expect, it } from 'vitest';
import { blockErrors } from '../support/typescript-block.js';
import { scriptOf } from './recipe.js';

it('the scripts of the recipes for Vue and Svelte compile under strict types', () => {
  const scripts = (['vue', 'svelte'] as const).flatMap((framework) => [
    scriptOf(framework, 'button'),
    scriptOf(framework, 'page'),
  ]);
  expect(blockErrors(scripts)).toEqual([]);
});
