import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundle } from '../docs/bundle.js';

const core = `export * from '../../src/index.js';`;
const sides = {
  worker: `export { channelPort, serveEngine } from '../../src/port.js';`,
  page: `export { engineOver, workerPort } from '../../src/port.js';`,
};
const weigh = async (text: string) => gzipSync(await bundle(text), { level: 9 }).length;

describe('the weight of a port', () => {
  it('in the worker, where the engine is, is at most 3 kB more', async () => {
    const added = (await weigh(core + sides.worker)) - (await weigh(core));
    expect(added).toBeGreaterThan(1000);
    expect(added).toBeLessThanOrEqual(3000);
  });

  it('in the page holds no engine, no chart, and no error of the document', async () => {
    const code = await bundle(sides.page);
    expect(code).not.toMatch(/USER_LOGIN|BAD_PAYLOAD|xstate|idb-keyval/i);
    expect(code).not.toMatch(/getInitialSnapshot|indexedDB|WebSocket/);
  });
});
