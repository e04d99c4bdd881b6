/**
 * Compiling: entries in; the text of docs/catalogue.md out. Pure.
 * The page is for whoever maps errors to a form: every detail of the document with the field and problem that the
 * catalogue has for it, and where it stands. Next: cli/compile.ts writes it.
 */

import { countsOf, type DocumentEntry, type ErrorDocument } from './document.js';
import { corrections, exceptions, namedPairs } from './fields.js';

/** The Markdown page. */
export function catalogueDoc({ entries, findings }: ErrorDocument): string {
  const details = detailsOf(entries);
  const codes = (test: (entry: DocumentEntry) => boolean) =>
    ranges(entries.filter(test).map(({ code }) => code)).join(', ');
  return `<!-- Generated from the error document by \`npx igap-reactions compile --page\`: compile it anew instead of changing this page. -->
# The catalogue

${countsOf(entries)}.

| | entries |
|---|---|
| with the wait flag | ${codes(({ flagged }) => flagged)} |
| virtual | ${codes(({ virtual }) => virtual)} |
| action by the name, the description links none | ${codes(({ actionFrom }) => actionFrom === 'prefix')} |
| of no action | ${codes(({ action }) => action === undefined)} |
| documented reaction \`login\` | ${codes(({ documented }) => documented === 'login')} |
| documented reaction \`register\` | ${codes(({ documented }) => documented === 'register')} |

## Sections

| section | entries | rows | codes |
|---|---|---|---|
${sectionRows(entries).join('\n')}

## Details

The ${textsOf(entries).size} texts of the document's minor rows; one that means fields of different names in different requests has a line for each.
Wordings that mean the same are one problem. A problem that has its noun in its name (\`tooManyContacts\`) has no field: what it
counts is no field of a form. Two fields are a pair: of \`bothSet\` one too many, of \`eitherRequired\` one too few, of any other problem
one of them or both. A row without a text has neither, but where the error's name gives it a pair (below).

A field is named as in the message of its request, in lower camel case, dotted inside another message (\`location.lat\`). Of a request
that is a list (contacts of #106, rooms of #600) the fields are those of one item. Where the document has another word for a field,
it stands beside it.

| detail | field | in the document | problem | stands in |
|---|---|---|---|---|
${details.join('\n')}

## Words of the document, and the fields that they mean

| in the document | field | requests | why |
|---|---|---|---|
${correctionRows(entries).join('\n')}

Named by the error itself, not by a row:

${pairLines(entries).join('\n')}

Not renamed, for the request has nothing like it:

${exceptions.map(({ action, field, reason }) => `- \`${field}\` of #${action}. ${reason}`).join('\n')}

## Found in the document

${findings.map(({ line, text }) => `- line ${line}: ${escapeCell(text)}`).join('\n')}
`;
}

function sectionRows(entries: readonly DocumentEntry[]): string[] {
  const sections = groupedBy(entries, ({ section }) => section);
  return [...sections].map(([section, own]) => {
    const rows = own.reduce((sum, { rows }) => sum + rows.length, 0);
    return `| ${section} | ${own.length} | ${rows} | ${ranges(own.map(({ code }) => code)).join(', ')} |`;
  });
}

function textsOf(entries: readonly DocumentEntry[]): Set<string> {
  return new Set(entries.flatMap(({ rows }) => rows.flatMap(({ detail }) => detail ?? [])));
}

/** The requests in which each word of the document stands for another field. */
function correctionRows(entries: readonly DocumentEntry[]): string[] {
  const renamed = entries.flatMap(({ action, rows }) =>
    rows.flatMap(({ words = [], ...row }) => {
      const fields = row.fields ?? [row.field];
      return words.map((word, at) => ({ action, pair: `${word} ${fields[at]}` }));
    }),
  );
  return corrections.map(({ word, field, reason }) => {
    const own = renamed.filter(({ pair }) => pair === `${word} ${field}`);
    const actions = [...new Set(own.map(({ action = 0 }) => action))].sort((a, b) => a - b);
    return `| \`${word}\` | \`${field}\` | ${actions.map((each) => `#${each}`).join(', ')} | ${reason} |`;
  });
}

function pairLines(entries: readonly DocumentEntry[]): string[] {
  return namedPairs.flatMap(({ ending, fields, problem, reason }) =>
    entries
      .filter(({ name, rows }) => name.endsWith(ending) && rows.some((row) => row.fields))
      .map(({ code }) => `- ${code}: ${inCode(fields)} \`${problem}\`. ${reason}`),
  );
}

const inCode = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

/** One table row per text and field, sorted by field and problem so that its variants stand together. */
function detailsOf(entries: readonly DocumentEntry[]): string[] {
  const rows = entries.flatMap(({ code, rows }) =>
    rows.flatMap((row) => {
      const { detail, problem = '', field, fields, words = [] } = row;
      const names = fields ?? (field ? [field] : []);
      return detail === undefined
        ? []
        : { code, minor: row.minor, detail, problem, names, words: inCode(words) };
    }),
  );
  return [...groupedBy(rows, ({ detail, names }) => `${names.join()} ${detail}`).values()]
    .map((same) => {
      const { detail = '', names = [], words = '', problem = '' } = same[0] ?? {};
      const places = [...groupedBy(same, ({ code }) => code)].flatMap(([code, rows]) =>
        ranges(rows.map(({ minor }) => minor)).map((minors) => `${code}/${minors}`),
      );
      return {
        key: `${names.join() || '~'} ${problem} ${detail}`.toLowerCase(),
        row: `| ${escapeCell(detail)} | ${inCode(names)} | ${words} | \`${problem}\` | ${places.join(', ')} |`,
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/** `3, 4, 5, 9` as `3-5` and `9`. */
function ranges(numbers: readonly (number | '*')[]): string[] {
  const found: { from: number | '*'; to: number | '*' }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last.to !== '*' && number === last.to + 1) last.to = number;
    else found.push({ from: number, to: number });
  }
  return found.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
}

function escapeCell(text: string): string {
  return text.replace(/[|*<]/g, '\\$&');
}

function groupedBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
