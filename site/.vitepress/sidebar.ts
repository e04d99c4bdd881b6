// What the sidebars list. Comes in: the pages in site/pages. Goes out: links with the pages' own titles. A page that is in no list is listed
// all the same. Next: locale.ts puts them under headings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { guidesIn } from '../guides.js';

interface Item {
  readonly text: string;
  readonly link: string;
}

const pages = new URL('../pages/', import.meta.url).pathname;

function titleOf(page: string): string {
  const [, title = page] = /^# (.+)$/m.exec(readFileSync(`${pages}${page}.md`, 'utf8')) ?? [];
  return title.replaceAll('`', '').replace(/ \{#.*\}$/, '');
}

const itemOf = (page: string): Item => ({
  text: titleOf(page),
  link: `/${page.replace(/(^|\/)index$/, '$1')}`,
});

/** The pages that there are of some, by their paths without the ending. */
export const items = (names: readonly string[]): Item[] =>
  names.filter((name) => existsSync(`${pages}${name}.md`)).map(itemOf);

/** All pages of a folder, without its subfolders, but some. */
export function others(folder: string, known: ReadonlySet<string> = new Set()): Item[] {
  const names = existsSync(pages + folder) ? readdirSync(pages + folder).sort() : [];
  return names
    .filter((name) => name.endsWith('.md') && !known.has(name.slice(0, -3)))
    .map((name) => itemOf(`${folder && `${folder}/`}${name.slice(0, -3)}`));
}

/** The guides of a language, in the order of their index, which goes first; `prefix` is '' or `fa/`. */
export function guideItems(prefix: string): Item[] {
  const folder = `${prefix}guides/`;
  const names = guidesIn(pages + folder).map((file) => file.slice(0, -3));
  return items(['index', ...names].map((name) => folder + name));
}

/** The pages of errors, in the order of the document. */
export function errorItems(prefix: string): Item[] {
  const folder = `${prefix}reference/errors`;
  const index = readFileSync(`${pages}${folder}/index.md`, 'utf8');
  const sections = [...index.matchAll(/^## (.+) \{#(.+)\}$/gm)];
  return sections.map(([, text = '', name]) => ({ text, link: `/${folder}/${name}` }));
}

/** The API: a page for each import, the core first. */
export function apiItems(): Item[] {
  const index = readFileSync(`${pages}reference/api/index.md`, 'utf8');
  const all = [...index.matchAll(/^- \[(.+)\]\((.+)\.md\)$/gm)].map(
    ([, text = '', page = '']): Item => ({
      text,
      link: `/reference/api/${page}`.replace(/index$/, ''),
    }),
  );
  return all.sort((a, b) => a.text.split('/').length - b.text.split('/').length);
}
