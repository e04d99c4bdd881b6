// The pages of errors. Comes in: the package's own functions and the words of a language. Goes out: a page for each section of the document,
// with an anchor for each error, and a list of all. Next: stage.ts writes them.
import { meanings } from '../docs/reaction-words.js';
import {
  type Entry,
  errorCodes,
  findError,
  igap,
  type MinorRow,
  resolve,
} from '../src/catalogue.js';
import { en } from '../src/texts/en.js';
import { fa } from '../src/texts/fa.js';
import { errorText } from '../src/texts.js';
import type { ErrorWords } from './error-words.js';

const entries: readonly Entry[] = Object.values(errorCodes).map((code) => findError(code));
const sections = [...new Set(entries.map(({ section }) => section))];

/** The file of a section. */
const fileOf = (section: string) => `${section.toLowerCase()}.md`;

/** All pages by their names. */
export function errorPages(words: ErrorWords): ReadonlyMap<string, string> {
  return new Map([
    ['index.md', listOfAll(words)],
    ...sections.map((section): [string, string] => [fileOf(section), pageOf(section, words)]),
  ]);
}

const inSection = (section: string) => entries.filter((entry) => entry.section === section);

function listOfAll(words: ErrorWords): string {
  const lists = sections.map((section) => {
    const all = inSection(section);
    const links = all.map(
      ({ code, name }) =>
        `<a href="./${fileOf(section).replace('.md', '.html')}#error-${code}">${code} <span>${name}</span></a>`,
    );
    return `## ${words.sections[section]} {#${section.toLowerCase()}}\n\n${words.count(all.length)}\n\n<div class="errors" dir="ltr">\n${links.join('\n')}\n</div>`;
  });
  return `---\noutline: 2\n---\n# ${words.title}\n\n${words.lead}\n\n${lists.join('\n\n')}\n`;
}

function pageOf(section: string, words: ErrorWords): string {
  const all = inSection(section);
  const title = words.of(words.sections[section] ?? section);
  return `---\noutline: false\n---\n# ${title}\n\n${words.count(all.length)}\n\n${all.map((entry) => errorOf(entry, words)).join('\n\n')}\n`;
}

function errorOf(entry: Entry, words: ErrorWords): string {
  const { labels, colon } = words;
  const resolution = resolve({ majorCode: entry.code });
  const { kind } = resolution.reaction;
  const [server, screen] = words.means[kind];
  const events = meanings[kind].events
    .map((name) => `\`${name}\``)
    .join(words.locale === 'fa' ? '، ' : ', ');
  const facts: [string, string][] = [
    [labels.request, entry.action === undefined ? words.noRequest : words.request(entry.action)],
    [labels.means, server],
    [labels.reaction, `\`${kind}\` (${words.basis[resolution.basis as 'derived']})`],
    [labels.screen, screen],
    ...(events ? [[labels.events, events] as [string, string]] : []),
    [labels.locks, locksOf(entry, words)],
    [labels.english, inLanguage('en', errorText(resolution, en))],
    [labels.persian, inLanguage('fa', errorText(resolution, fa))],
  ];
  const list = facts.map(([label, text]) => `- **${label}${colon}** ${text}`);
  const head = `## ${entry.code} ${entry.name} {#error-${entry.code}}`;
  return [head, '', ...list, ...minorsOf(entry, words)].join('\n');
}

function locksOf({ code, action, flagged, virtual }: Entry, words: ErrorWords): string {
  const { flood, subjects } = igap.facts;
  if (virtual) return words.locks.never;
  if (!flagged) return words.locks.ifWait;
  if (action === undefined) return code === flood ? words.locks.everything : words.locks.nothing;
  return words.locksAction(action, subjects.includes(code));
}

/** The rows of an error; none where there is but one that says nothing of its own. */
function minorsOf(entry: Entry, words: ErrorWords): string[] {
  const { minors, code } = entry;
  if (
    minors.length === 0 ||
    (minors.length === 1 && minors[0]?.minor === '*' && !minors[0].problem)
  )
    return [];
  const { labels } = words;
  const seen = new Set<number | string>();
  const rows = minors.map((row) => {
    const again = seen.has(row.minor);
    seen.add(row.minor);
    const texts = again ? [words.duplicate, ''] : textsOf(code, row);
    const numbers = row.minor === '*' ? row.minor : `${code}/${row.minor}`;
    return `| \`${numbers}\` | ${wrongWith(code, row)} | ${texts.join(' | ')} |`;
  });
  return [
    '',
    `| ${labels.minor} | ${labels.wrong} | ${labels.english} | ${labels.persian} |`,
    '|---|---|---|---|',
    ...rows,
  ];
}

const textsOf = (majorCode: number, { minor }: MinorRow) => {
  const resolution = resolve(minor === '*' ? { majorCode } : { majorCode, minorCode: minor });
  return [
    inLanguage('en', errorText(resolution, en, { short: true })),
    inLanguage('fa', errorText(resolution, fa, { short: true })),
  ];
};

/** The field and the problem; the kind too, where the row has one of its own. */
function wrongWith(majorCode: number, { minor, field, fields, problem }: MinorRow): string {
  const { kind } = resolve({ majorCode }).reaction;
  const own = minor === '*' ? kind : resolve({ majorCode, minorCode: minor }).reaction.kind;
  const words = [...(fields ?? [field]), problem, own === kind ? undefined : own];
  const shown = [...new Set(words)].filter((word) => word !== undefined);
  return shown.map((word) => `\`${word}\``).join(' ');
}

/** Text of a language inside a page of any. */
const inLanguage = (locale: 'en' | 'fa', text: string) =>
  `<span lang="${locale}" dir="${locale === 'fa' ? 'rtl' : 'ltr'}">${text.replaceAll('|', '\\|')}</span>`;
