/**
 * The generated pages of docs/: the command `npm run docs`, and its only disk access. (docs/catalogue.md is written by
 * `npm run catalogue`, from the error document itself.) In: the rules, the machine, the table of troubles. Out: the pages.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { performancePage } from '../bench/page.js';
import { eventPage } from './event-page.js';
import { reactionTable } from './reaction-table.js';
import { reliabilityPage } from './reliability-page.js';
import { sessionPage } from './session-page.js';

const bench = (name: string) => readFileSync(new URL(`../bench/${name}`, import.meta.url), 'utf8');

/** Every generated page by its name beside this file, and what makes its text. */
const pages: Readonly<Record<string, () => string>> = {
  'reactions.md': reactionTable,
  'reference/events.md': eventPage,
  'reliability.md': reliabilityPage,
  'session.md': sessionPage,
  'performance.md': () => performancePage(JSON.parse(bench('figures.json')), bench('notes.md')),
};

for (const [name, text] of Object.entries(pages)) {
  writeFileSync(new URL(name, import.meta.url), text());
  console.log(`docs/${name}`);
}
