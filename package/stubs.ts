// Folders for resolvers that do not know `exports` (Metro up to 0.81, Jest up to 27, webpack 4): `wire/package.json` says where the entry is.
// Comes in: the entries, and `--remove`. They are there while the package is packed, and no longer.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { entries } from './entries.js';

const folders = entries.filter((entry) => entry !== 'index');
for (const folder of folders) {
  rmSync(folder.split('/')[0] ?? folder, { recursive: true, force: true });
}
if (!process.argv.includes('--remove')) {
  for (const folder of folders) {
    const dist = `${folder.includes('/') ? '../' : ''}../dist/${folder}`;
    mkdirSync(folder, { recursive: true });
    const stub = {
      main: `${dist}.cjs`,
      module: `${dist}.js`,
      types: `${dist}.d.cts`,
      sideEffects: false,
    };
    writeFileSync(`${folder}/package.json`, `${JSON.stringify(stub, null, 2)}\n`);
  }
}
