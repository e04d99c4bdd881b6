import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entries, subpathOf } from '../../package/entries.js';
import { exportsOfPackage } from '../../package/exports.js';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { compilerOptions } = JSON.parse(
  readFileSync('tsconfig.json', 'utf8').replace(/,(?=\s*\])/g, ''),
);

it('package.json exports what `npm run exports` makes of the entries', () => {
  expect(manifest.exports).toEqual(exportsOfPackage);
  // The order decides.
  expect(JSON.stringify(manifest.exports)).toBe(JSON.stringify(exportsOfPackage));
});

it('every entry is known to the compiler by the name of the package', () => {
  const names = entries.map((entry) => `igap-reactions${subpathOf(entry).slice(1)}`);
  const own = Object.keys(compilerOptions.paths).filter((name) =>
    name.startsWith('igap-reactions'),
  );
  expect(own.sort()).toEqual([...names].sort());
});
