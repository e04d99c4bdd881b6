import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/texts/en.js';
import { bundle } from '../docs/bundle.js';

/** What an app has anyway, with `igap-reactions` and its texts. */
const shared = [
  ...['../misuse.js', '../stranger.js', '../wire/subject.js', '../milestones.js'],
  ...['extend-language', 'lockout-text', 'remaining-text'].map((name) => `../texts/${name}.js`),
];
const react = `export * from '../../src/react.js';`;

describe('the weight of the binding of React', () => {
  it('is at most 1.8 kB without what it shares with the core and the texts', async () => {
    const code = await bundle(react, { external: ['react', ...shared] });
    for (const name of shared) expect(code).toContain(name.slice(2));
    const bytes = gzipSync(code, { level: 9 }).length;
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(1800);
  });

  it('holds no language and no error of the document', async () => {
    const code = await bundle(react, { external: ['react'] });
    expect(code).not.toContain(en.closings.again);
    expect(code).not.toMatch(/USER_LOGIN|BAD_PAYLOAD/);
  });

  it('holds no sentences where useLockoutText is not imported', async () => {
    const code = await bundle(`export { useLockout } from '../../src/react.js';`, {
      external: ['react', '../texts/remaining-text.js'],
    });
    expect(code).not.toContain('closings');
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(900);
  });
});
