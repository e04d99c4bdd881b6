// Folders for resolvers that do not know `exports` (Metro up to 0.81, Jest up to 27, webpack 4): `wire/package.json` says where the entry is.
// Comes in: the entries, and `--remove`. They are there while the package is packed, and no longer; .gitignore knows them.
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entries } from './entries.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Removes a folder, and that around it, where nothing else is in it. */
function removeEmpty(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder));
}

for (const entry of entries.filter((each) => each !== 'index')) {
  const folder = join(root, entry);
  const file = join(folder, 'package.json');
  if (process.argv.includes('--remove')) {
    rmSync(file, { force: true });
    removeEmpty(folder);
  } else {
    const dist = `${'../'.repeat(entry.split('/').length)}dist/${entry}`;
    const stub = {
      main: `${dist}.cjs`,
      module: `${dist}.js`,
      types: `${dist}.d.cts`,
      sideEffects: false,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(stub, null, 2)}\n`);
  }
}
