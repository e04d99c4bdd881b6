// Puts the pages of the site together. Comes in: docs/, the catalogue, the comments of the sources. Goes out: site/pages, in which each page of
// docs/ lies where it lies there, beside those that are made here. Next: VitePress.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { writeApi } from './api.js';
import { errorPages } from './error-page.js';
import { english, persian } from './error-words.js';
import { listGuides } from './guides.js';

const root = new URL('..', import.meta.url).pathname;
const pages = `${root}site/pages/`;

function write(path: string, text: string): void {
  mkdirSync(dirname(pages + path), { recursive: true });
  writeFileSync(pages + path, text);
}

rmSync(pages, { recursive: true, force: true });
// What writes pages lies in docs/ too.
cpSync(`${root}docs`, pages, { recursive: true, filter: (path) => extname(path) !== '.ts' });
cpSync(`${root}examples/messenger/icon.svg`, `${pages}public/icon.svg`);
for (const folder of ['', 'fa/']) listGuides(pages + folder);
for (const [name, text] of errorPages(english)) write(`reference/errors/${name}`, text);
for (const [name, text] of errorPages(persian)) write(`fa/reference/errors/${name}`, text);
await writeApi(`${pages}reference/api`);
