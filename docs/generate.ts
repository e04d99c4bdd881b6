/**
 * The generated pages of docs/: the command `npm run docs`, and its only disk access. (docs/catalogue.md is written by
 * `npm run catalogue`, from the error document itself.) In: the rules, the machine. Out: the pages.
 */
import { writeFileSync } from 'node:fs';
import { reactionTable } from './reaction-table.js';
import { sessionPage } from './session-page.js';

/** Every generated page by its name beside this file, and what makes its text. */
const pages: Readonly<Record<string, () => string>> = {
  'reactions.md': reactionTable,
  'session.md': sessionPage,
};

for (const [name, text] of Object.entries(pages)) {
  writeFileSync(new URL(name, import.meta.url), text());
  console.log(`docs/${name}`);
}
