import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { stepNames } from './app/step-names.js';
import { bundleBy } from './bundle.js';
import { inHermes, inNode } from './phone.js';

const app = inject('app');
const bundles = [
  { by: 'Metro 0.81, without package exports', metro: '0.81', dev: false },
  { by: 'Metro 0.82', metro: '0.82', dev: false },
  { by: 'Metro 0.82, for development', metro: '0.82', dev: true },
] as const;

describe.each(bundles)('the packed package, bundled by $by', ({ metro, dev }) => {
  let code = '';
  const printed = { hermes: [] as string[], node: [] as string[] };
  beforeAll(async () => {
    const bundle = await bundleBy(metro, app, 'index.ts', { dev });
    code = readFileSync(bundle, 'utf8');
    const run = await Promise.allSettled([inHermes(bundle), inNode(bundle)]);
    const lines = run.map((each) =>
      each.status === 'fulfilled' ? each.value : [JSON.stringify({ problem: `${each.reason}` })],
    );
    [printed.hermes = [], printed.node = []] = lines;
  });

  it('is lowered loosely: a getter that is spread is called once and for all', () => {
    const lines = code.split('\n').filter((line) => !/^\s*(\*|\/\/)/.test(line));
    expect(lines.join('\n')).toMatch(/Object\.assign\(\{\}/);
    expect(lines.filter((line) => /\{ ?\.\.\.[a-z]/.test(line))).toEqual([]);
  });

  it('holds what is said in development only where it is one', () => {
    expect(code.includes('lockouts are forgotten with this process')).toBe(dev);
  });

  describe.each([
    ['in Hermes', 'hermes'],
    ['in Node, with the globals of React Native only', 'node'],
  ] as const)('%s', (_, where) => {
    it.each(stepNames)('%s', (name) => {
      const steps = printed[where].map((line) => {
        try {
          return JSON.parse(line);
        } catch {
          return line;
        }
      });
      const step = steps.find((each) => each.name === name);
      expect(step ?? steps.at(-1)).toEqual({ name, problem: '' });
    });

    it('comes to its end, prints nothing else, and runs the build that its NODE_ENV asks for', () => {
      expect(printed[where]).toHaveLength(stepNames.length + 1);
      const words = dev
        ? 'nativeStore(AsyncStorage) must be an object with getItem, setItem and removeItem'
        : 'nativeStore(AsyncStorage) is wrong.';
      expect(printed[where].at(-1)).toContain(words);
    });
  });
});
