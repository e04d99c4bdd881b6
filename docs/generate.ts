/**
 * The generated pages of docs/: the command `npm run docs`, and its only disk access. (docs/catalogue.md is written by
 * `npm run catalogue`, from the error document itself.) In: the rules, the machine, the table of troubles. Out: the pages, and llms.txt.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { performancePage } from '../bench/page.js';
import { eventPage } from './event-page.js';
import { llmsText } from './llms.js';
import { reactionTable } from './reaction-table.js';
import { reliabilityPage } from './reliability-page.js';
import { sessionPage } from './session-page.js';

const root = new URL('../', import.meta.url);
const bench = (name: string) => readFileSync(new URL(`bench/${name}`, root), 'utf8');

/** Every generated page by its path from the root, and what makes its text. llms.txt lists all pages, and so is the last. */
const pages: Readonly<Record<string, () => string>> = {
  'docs/reactions.md': reactionTable,
  'docs/reference/events.md': eventPage,
  'docs/reliability.md': reliabilityPage,
  'docs/session.md': sessionPage,
  'docs/performance.md': () =>
    performancePage(JSON.parse(bench('figures.json')), bench('notes.md')),
  'llms.txt': () => llmsText(fileURLToPath(root)),
};

for (const [name, text] of Object.entries(pages)) {
  writeFileSync(new URL(name, root), text());
  console.log(name);
}
