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

it('git leaves the folders alone that stand for entries while the package is packed', () => {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n');
  const folders = entries.filter((entry) => entry !== 'index').map((entry) => entry.split('/')[0]);
  expect(ignored).toEqual(expect.arrayContaining(folders.map((folder) => `/${folder}/`)));
});

it('every entry is known to the compiler by the name of the package', () => {
  const names = entries.map((entry) => `igap-reactions${subpathOf(entry).slice(1)}`);
  const own = Object.keys(compilerOptions.paths).filter((name) =>
    name.startsWith('igap-reactions'),
  );
  expect(own.sort()).toEqual([...names].sort());
});
