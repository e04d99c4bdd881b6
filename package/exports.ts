// `exports` of package.json. Comes in: the entries. Goes out: for each the conditions, in the order in which a resolver tries them; written into
// package.json where this is run. A test asserts that it says so.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { entries, subpathOf } from './entries.js';

/**
 * - React Native's Metro chooses neither `development` nor `production`, and imports `import` beside `require`: it gets one file that
 *   switches.
 * - Vite, webpack and Vitest choose `development`; who does not gets production.
 * - What is required switches by `NODE_ENV`.
 */
export const exportsOfPackage: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    entries.map((entry) => {
      const required = { types: `./dist/${entry}.d.cts`, default: `./dist/${entry}.cjs` };
      const imported = {
        types: `./dist/${entry}.d.ts`,
        development: `./dist/development/${entry}.js`,
        default: `./dist/${entry}.js`,
      };
      const conditions = { 'react-native': required, import: imported, require: required };
      return [subpathOf(entry), conditions];
    }),
  ),
  './package.json': './package.json',
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(
    'package.json',
    `${JSON.stringify({ ...manifest, exports: exportsOfPackage }, null, 2)}\n`,
  );
}
