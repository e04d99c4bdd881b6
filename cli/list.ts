// The verb `list`. Comes in: filters. Goes out: the errors that pass all of them, one line each, and as JSON.
import type { Entry, MinorRow } from '../src/protocol/entry.js';
import type { Protocol } from '../src/protocol/protocol.js';
import type { ReactionKind } from '../src/protocol/reaction.js';
import { isKind, rules } from '../src/protocol/rules.js';
import { en } from '../src/texts/en.js';
import { extendLanguage } from '../src/texts/extend-language.js';
import type { Language } from '../src/texts/language.js';
import { type Answer, exitCodes, InputError } from './answer.js';
import { type ExplainOptions, knownProtocol } from './explain.js';
import { actionText } from './explanation.js';
import { nearest } from './nearest.js';

/** Filters; those that are absent let everything pass. */
export interface ListOptions extends ExplainOptions {
  readonly section?: string | undefined;
  readonly reaction?: string | undefined;
  readonly action?: number | undefined;
  readonly grep?: string | undefined;
}

/** The kinds of reactions that an error of the document may have. */
export const kinds: readonly string[] = [...new Set(rules.map(([kind]) => kind))];

/** Exits with 1 where no error passes. */
export function list(options: ListOptions): Answer {
  const protocol = knownProtocol(options);
  const entries = entriesOf(protocol);
  checkFilters(options, entries);
  const language = extendLanguage(en, protocol);
  const found = entries
    .map((entry) => ({ entry, kinds: kindsOf(entry, protocol) }))
    .filter((each) => passes(each, options, language));
  return {
    lines: ({ bold, cyan, dim }) => [
      ...found.map(({ entry: { code, name, action }, kinds }) => {
        const request = action === undefined ? '' : dim(`  #${action}`);
        return `${`${code}`.padStart(5)}  ${bold(name)}  ${cyan(kinds.join(', '))}${request}`;
      }),
      `${found.length} of ${entries.length} errors`,
    ],
    json: found.map(({ entry, kinds }) => ({ ...entry, reactions: kinds })),
    exitCode: found.length > 0 ? exitCodes.fine : exitCodes.no,
  };
}

/** All errors of a protocol, in the order of their codes. */
export function entriesOf(protocol: Protocol): readonly Entry[] {
  return Object.values<number>(protocol.codes as Readonly<Record<string, number>>)
    .sort((one, other) => one - other)
    .flatMap((code) => protocol.find(code) ?? []);
}

/** What the rows of an error ask for, the error itself first. */
function kindsOf({ code, minors }: Entry, protocol: Protocol): readonly ReactionKind[] {
  const numbered = minors.flatMap(({ minor }: MinorRow) => (minor === '*' ? [] : minor));
  return [
    ...new Set([undefined, ...numbered].map((minor) => protocol.meaningOf(code, minor).kind)),
  ];
}

function checkFilters({ section, reaction, action }: ListOptions, entries: readonly Entry[]) {
  const sections = new Set(entries.map((entry) => entry.section));
  if (section !== undefined && !sections.has(section)) {
    throw new InputError(`no section ${section}`, nearest(section, sections) ?? anyOf(sections));
  }
  if (reaction !== undefined && !isKind(reaction)) {
    throw new InputError(`no reaction ${reaction}`, nearest(reaction, kinds) ?? anyOf(kinds));
  }
  const actions = entries.flatMap((entry) => entry.action ?? []);
  if (action !== undefined && !actions.includes(action)) {
    const closest = actions.reduce((best, each) =>
      Math.abs(each - action) < Math.abs(best - action) ? each : best,
    );
    throw new InputError(`no error answers #${action}`, `#${closest}`);
  }
}

const anyOf = (words: Iterable<string>) => `one of ${[...words].join(', ')}`;

function passes(
  { entry, kinds }: { readonly entry: Entry; readonly kinds: readonly string[] },
  { section, reaction, action, grep }: ListOptions,
  language: Language,
): boolean {
  const isOf = <Value>(wanted: Value | undefined, value: Value | undefined) =>
    wanted === undefined || wanted === value;
  return (
    isOf(section, entry.section) &&
    isOf(action, entry.action) &&
    (reaction === undefined || kinds.includes(reaction)) &&
    (grep === undefined || wordsIn(entry, language).includes(grep.toLowerCase()))
  );
}

/** All that is said of an error, in small letters. */
function wordsIn({ code, name, action, minors }: Entry, language: Language): string {
  const rows = minors.flatMap(({ field, fields, problem }) => [field, ...(fields ?? []), problem]);
  const request = action === undefined ? '' : `#${action} ${actionText(action, language)}`;
  return [code, name, request, ...rows].join('\n').toLowerCase();
}
