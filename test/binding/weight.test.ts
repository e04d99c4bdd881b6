import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/texts/en.js';
import { bundle } from '../docs/bundle.js';

/** What an app has anyway, with `igap-reactions` and its texts. */
const shared = [
  ...['../misuse.js', '../stranger.js', '../wire/subject.js', '../milestones.js'],
  ...['extend-language', 'lockout-text', 'remaining-text'].map((name) => `../texts/${name}.js`),
];
/** What an app has once, whatever bindings it uses. */
const ofBindings = [
  ...['action-outcome', 'button-request', 'kept', 'lockout-view', 'provided', 'source'],
  'while-alive',
].map((name) => `../binding/${name}.js`);

/** The packages of the frameworks, which an app has too. */
const packages = {
  react: ['react'],
  vue: ['vue'],
  svelte: ['svelte', 'svelte/reactivity', 'svelte/store'],
  solid: ['solid-js'],
};

/** The size of code, in bytes. */
const zipped = (code: string) => gzipSync(code, { level: 9 }).length;

describe.each([
  { binding: 'react', hooks: 'use', provider: 'ReactionProvider' },
  { binding: 'vue', hooks: 'use', provider: 'reactionPlugin' },
  { binding: 'svelte', hooks: 'create', provider: 'setReactionContext' },
  { binding: 'solid', hooks: 'create', provider: 'ReactionProvider' },
] as const)('the weight of the binding of $binding', ({ binding, hooks, provider }) => {
  const from = `from '../../src/${binding}.js';`;
  const all = `export * ${from}`;

  it('lets an app that has the core and the texts grow by at most 1.55 kB', async () => {
    const external = packages[binding];
    const app = `import * as core from '../../src/index.js';
      import * as texts from '../../src/texts.js';`;
    const names = [
      provider,
      ...['ReactionState', 'Lockout', 'LockoutText', 'GuardedAction', 'Announcement'].map(
        (name) => hooks + name,
      ),
      hooks === 'use' ? 'useReaction' : 'onReaction',
      binding === 'svelte' ? 'getReactionEngine' : 'useReactionEngine',
    ].join();
    const without = await bundle(`${app} app(core, texts);`, { external });
    const withAll = await bundle(`${app} import { ${names} } ${from} app(core, texts, ${names});`, {
      external,
    });
    const bytes = zipped(withAll) - zipped(without);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(1550);
  });

  it('of its own, beside what the bindings share, is at most 1.2 kB', async () => {
    const code = await bundle(all, { external: [...packages[binding], ...shared, ...ofBindings] });
    for (const name of packages[binding]) expect(code).toContain(`"${name}"`);
    expect(code).not.toContain('shownBy');
    const bytes = zipped(code);
    expect(bytes).toBeGreaterThan(500);
    expect(bytes).toBeLessThanOrEqual(1200);
  });

  it('holds no language and no error of the document', async () => {
    const code = await bundle(all, { external: packages[binding] });
    expect(code).toContain('shownBy');
    expect(code).not.toContain(en.closings.again);
    expect(code).not.toMatch(/USER_LOGIN|BAD_PAYLOAD/);
  });

  it('holds no sentences where those of lockouts are not imported', async () => {
    const code = await bundle(`export { ${hooks}Lockout } ${from}`, {
      external: [...packages[binding], '../texts/remaining-text.js'],
    });
    expect(code).not.toContain('closings');
    expect(zipped(code)).toBeLessThanOrEqual(900);
  });
});

describe('the weight of the binding of React', () => {
  it('is at most 1.8 kB without what it shares with the core and the texts', async () => {
    const code = await bundle(`export * from '../../src/react.js';`, {
      external: ['react', ...shared],
    });
    for (const name of shared) expect(code).toContain(name.slice(2));
    const bytes = zipped(code);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(1800);
  });
});
