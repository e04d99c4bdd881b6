import { expect, it } from 'vitest';
import { measured } from '../support/cost.js';

it('a frame is resolved in less than half of the time that a table by text keys takes', async () => {
  const [costs] = await measured(new URL('cost-scenes.ts', import.meta.url));
  const { resolveNs, naiveNs } = costs as { resolveNs: number; naiveNs: number };
  expect(resolveNs / naiveNs).toBeLessThan(0.5);
});
