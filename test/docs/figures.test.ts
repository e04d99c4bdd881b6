import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { errorCodes, findError, memoryStore } from '../../src/index.js';
import { keyValueStore } from '../../src/key-value-store.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { bundle } from './bundle.js';
import { pages, textOf } from './page.js';

const readme = textOf('README.md');
const architecture = textOf('docs/architecture.md');
const manifest = JSON.parse(textOf('package.json'));
const limits: readonly string[] = manifest['size-limit'].map(
  ({ limit }: { limit: string }) => limit,
);
const dependencies = Object.keys(manifest.dependencies);

/** The number before some words of the page. */
function figure(text: string, after: RegExp): number {
  const [, digits] = after.exec(text.replaceAll('\n', ' ')) ?? [];
  if (!digits) throw new Error(`the page does not say ${after}`);
  return Number(digits);
}

const kB = async (from: string, external: readonly string[] = []) =>
  gzipSync(await bundle(`export ${from} from '../../src/index.js';`, { external }), { level: 9 })
    .length / 1000;

describe('README.md', () => {
  it('has at most 220 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(220);
  });

  it('shows the commands of the demonstration and of the tests', () => {
    expect(readme).toContain('npm ci && npm run demo');
    expect(readme).toContain('npm ci && npm test');
  });

  it('installs the package by its name, and names the Node that it needs', () => {
    expect(readme).toContain(`npm install ${manifest.name}`);
    expect(`>=${figure(readme, /Node (\d+) or later/)}`).toBe(manifest.engines.node);
  });

  it('names the file of this version, as all pages do', () => {
    const named = pages.flatMap((page) => textOf(page).match(/igap-reactions-[\d.]+\.tgz/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(new Set(named)).toEqual(new Set([`${manifest.name}-${manifest.version}.tgz`]));
  });

  it('counts errors, rows and sections as the catalogue does', () => {
    const entries = Object.values(errorCodes).map((code) => findError(code));
    expect(figure(readme, /(\d+) errors/)).toBe(entries.length);
    expect(figure(readme, /(\d+) rows/)).toBe(
      entries.reduce((rows, { minors }) => rows + minors.length, 0),
    );
    expect(figure(readme, /(\d+) sections/)).toBe(
      new Set(entries.map(({ section }) => section)).size,
    );
  });

  it('names every dependency', () => {
    for (const name of dependencies) expect(readme.toLowerCase()).toContain(name);
  });
});

describe('the sizes', () => {
  it('that pages name as limits are those that are asserted', () => {
    const core = Number.parseFloat(limits[0] ?? '');
    expect(figure(readme, /The core, .* at most ([\d.]+) kB gzip/)).toBe(core);
    expect(figure(readme, /badge\/core-([\d.]+)_kB_gzip/)).toBe(core);
    const named = [...architecture.matchAll(/\| ([\d.]+ kB) \|/g)].map(([, limit]) => limit);
    expect(named).toEqual(limits);
  });

  it('of the dependencies and of the catalogue are what the pages say', {
    timeout: 60_000,
  }, async () => {
    const whole = await kB('*');
    const ours = await kB('*', dependencies);
    const catalogue = await kB('{ findError, errorCodes }');
    expect(whole).toBeLessThan(Number.parseFloat(limits[0] ?? ''));
    const theirsSaid = /(?:idb-keyval|Dependencies) are (?:about )?([\d.]+) kB/;
    const catalogueSaid = /catalogue(?: with its decoder)? is ([\d.]+) kB/;
    for (const page of [readme, architecture]) {
      expect(Math.abs(figure(page, theirsSaid) - (whole - ours))).toBeLessThan(0.5);
      expect(Math.abs(figure(page, catalogueSaid) - catalogue)).toBeLessThan(0.15);
    }
  });
});

describe('docs/lockouts.md', () => {
  it('shows byte for byte what keyValueStore writes, but for the random id', async () => {
    const page = textOf('docs/lockouts.md');
    const [, key = ''] = /this is `([^`]+)`/.exec(page) ?? [];
    const [, shown = ''] = /^```json\n(.*?)\n```$/ms.exec(page) ?? [];
    const items = new Map<string, string>();
    const clock = manualClock();
    const { engine } = rig({
      clock,
      account: 'A7',
      store: keyValueStore(
        {
          getItem: (at) => items.get(at),
          setItem: (at, text) => items.set(at, text),
          removeItem: (at) => items.delete(at),
        },
        { clock },
      ),
    });
    await engine.restored;
    engine.receive({ majorCode: 136, wait: 90 });
    await clock.advance(0);
    // The id is random.
    const anyId = (text: string) => text.replace(/[a-z\d]+-1(?=")/g, 'id');
    expect([...items].map(([at, text]) => [at, anyId(text)])).toEqual([[key, anyId(shown)]]);
    await engine.dispose();
  });

  it('shows in its table what a record holds', () => {
    const store = memoryStore();
    const { engine } = rig({ store });
    engine.receive({ majorCode: 136, wait: 90 });
    const [entry] = store.read('') as readonly (readonly [string, object])[];
    const page = textOf('docs/lockouts.md');
    for (const name of Object.keys(entry?.[1] ?? {})) expect(page).toContain(`| \`${name}\` |`);
  });
});
