/**
 * Compiling: entries and section titles in; what contradicts itself between them out, one finding each. Pure.
 * What a single heading, description or row has wrong is reported where parse.ts reads it. Next: parse.ts sorts them in.
 */
import type { DocumentEntry, Finding, SectionTitle } from './document.js';
import { exceptions } from './fields.js';
import { actionsByHead, commonSuffix, ownHead } from './name.js';
import { requestFields } from './request-field.js';

/** How a description begins that belongs to a name with this suffix. */
const descriptionOf: readonly { readonly suffix: string; readonly text: RegExp }[] = [
  { suffix: 'BAD_PAYLOAD', text: /^bad payload/i },
  { suffix: 'INTERNAL_SERVER_ERROR', text: /^internal server error/i },
  {
    suffix: 'FORBIDDEN',
    text: /^(?:you are forbidden to do the action|this operation is not permitted)/i,
  },
];

/** Findings about single entries: their flag, description, action, minors and name. */
export function checkEntries(entries: readonly DocumentEntry[]): Finding[] {
  const findings: Finding[] = [];
  const actions = actionsByHead(entries);
  const names = new Map<string, DocumentEntry>();
  for (const entry of entries) {
    const { code, name, line, action } = entry;
    const report = (text: string, at = line) =>
      findings.push({ line: at, text: `${code}: ${text}` });

    if (name.endsWith('_LOCK') && !entry.flagged) report(`${name} is a lock without the wait flag`);

    const suffix = commonSuffix(name);
    const emitted = descriptionOf.find(({ text }) => text.test(entry.description))?.suffix;
    if (suffix && emitted && suffix !== emitted)
      report(`${name} has the description of ${emitted}`);

    const head = ownHead(name);
    const shared = head === undefined ? undefined : actions.get(head);
    if (entry.actionFrom === 'link' && shared !== undefined && action !== shared) {
      report(`links #${action} where ${head} is #${shared}`);
    }
    if (entry.actionFrom === 'prefix') report(`no link; its name says #${action}`);

    const first = names.get(name);
    if (first) report(`the name ${name} is that of ${first.code} on line ${first.line} too`);
    else names.set(name, entry);

    const minors = new Map<number | '*', number>();
    for (const row of entry.rows) {
      const before = minors.get(row.minor);
      if (before === undefined) minors.set(row.minor, row.line);
      else report(`minor ${row.minor} stands on line ${before} already, which counts`, row.line);
    }
    if (entry.rows.length === 0 && !entry.virtual) report('no table, though it is not virtual');
  }
  return findings;
}

/** Findings about fields that their request does not have. Of a request that is not known there is one for each error. */
export function checkFields(entries: readonly DocumentEntry[]): Finding[] {
  return entries.flatMap(({ code, action, rows, line }) => {
    const named = rows.flatMap((row) =>
      (row.fields ?? [row.field]).flatMap((field) => (field ? { field, line: row.line } : [])),
    );
    if (action === undefined || named.length === 0) return [];
    const own = requestFields(action);
    if (!own) {
      return [{ line, text: `${code}: #${action} is no known request, its fields stay as worded` }];
    }
    return named
      .filter(({ field }) => !own.has(field) && !isException(action, field))
      .map(({ field, line }) => ({ line, text: `${code}: #${action} has no field ${field}` }));
  });
}

function isException(action: number, field: string): boolean {
  return exceptions.some((each) => each.action === action && each.field === field);
}

/** Findings about section titles: entries outside the codes that the title names. */
export function checkSections(
  titles: readonly SectionTitle[],
  entries: readonly DocumentEntry[],
): Finding[] {
  return titles.flatMap(({ section, text, line, from, to }) => {
    if (from === undefined || to === undefined) return [];
    const own = entries.filter((entry) => entry.section === section);
    const outside = own.filter(({ code }) => code < from || code > to);
    const [first] = outside;
    if (!first) return [];
    return [
      {
        line,
        text: `"${text}" names ${from}-${to}; ${outside.length} of its ${own.length} entries are outside, the first is ${first.code}`,
      },
    ];
  });
}
