// Words that the languages of the package lack for a document. Comes in: its entries. Goes out: its actions, problems and fields that no
// language knows, and the code that gives words for them. Pure. Next: compile.ts prints it, and writes it below the module.
import type { DocumentEntry } from '../seeds/document.js';
import { en } from '../src/texts/en.js';
import { fa } from '../src/texts/fa.js';

/** What is missing, each with the names of the errors that need it. */
export interface MissingWords {
  readonly actions: ReadonlyMap<number, readonly string[]>;
  readonly problems: ReadonlyMap<string, readonly string[]>;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

const languages = [en, fa];

export function missingWords(entries: readonly DocumentEntry[]): MissingWords {
  const actions = new Map<number, string[]>();
  const problems = new Map<string, string[]>();
  const fields = new Map<string, string[]>();
  for (const { name, action, rows } of entries) {
    if (action !== undefined && isMissing(action, 'actions')) note(actions, action, name);
    for (const { problem, field, fields: both = [] } of rows) {
      if (problem !== undefined && isMissing(problem, 'problems')) note(problems, problem, name);
      for (const each of [field ?? [], both].flat()) {
        if (isMissing(each, 'fields') && isMissing(each, 'innerFields')) note(fields, each, name);
      }
    }
  }
  return { actions, problems, fields };
}

function isMissing(
  word: string | number,
  group: 'actions' | 'problems' | 'fields' | 'innerFields',
): boolean {
  return languages.some((language) => !Object.hasOwn(language[group], word));
}

function note<Key>(missing: Map<Key, string[]>, key: Key, name: string): void {
  const names = missing.get(key);
  if (!names) missing.set(key, [name]);
  else if (!names.includes(name)) names.push(name);
}

/** The same as plain data. */
export function missingJson({ actions, problems, fields }: MissingWords) {
  return {
    actions: Object.fromEntries(actions),
    problems: Object.fromEntries(problems),
    fields: Object.fromEntries(fields),
  };
}

/** What to write for it: a call of `extendProtocol` with a place for every word. Empty where nothing is missing. */
export function wordsToAdd(missing: MissingWords, name: string): string[] {
  const groups = [
    ...groupLines('actions', missing.actions, (action) => `${action}`),
    ...groupLines('problems', missing.problems, (problem) => problem),
    ...groupLines('fields', missing.fields, (field) =>
      field.includes('.') ? `'${field}'` : field,
    ),
  ];
  if (groups.length === 0) return [];
  const tags = languages.map(({ locale }) => locale);
  return [
    'The languages of igap-reactions have no words for these yet; until then their sentences say only what the reaction says. To add them:',
    `extendProtocol(${name}, {`,
    '  texts: {',
    ...tags.flatMap((tag) => [`    ${tag}: {`, ...groups, '    },']),
    '  },',
    '});',
  ];
}

function groupLines<Key>(
  group: string,
  missing: ReadonlyMap<Key, readonly string[]>,
  keyText: (key: Key) => string,
): string[] {
  if (missing.size === 0) return [];
  const lines = [...missing].map(
    ([key, [first, ...others]]) =>
      `        ${keyText(key)}: '...', // ${first}${others.length > 0 ? ` and ${others.length} more` : ''}`,
  );
  return [`      ${group}: {`, ...lines, '      },'];
}
