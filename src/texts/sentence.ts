// Texts: how a sentence is made. Comes in: an error in the catalogue's words, its reaction, and what remains of its wait. Goes out: a
// sentence of the request in words, what is wrong, the field, and how long to wait. Next: error-text.ts and lockout-text.ts give it out.
import type { Entry } from '../protocol/entry.js';
import type { Resolution } from '../reaction/resolve.js';
import type { Language } from './language.js';
import type { ErrorFamily } from './own-error.js';
import { remainingText } from './remaining-text.js';

/** That an input is wrong. */
type Input = Extract<Resolution['reaction'], { kind: 'correctInput' }>;

/** A text that may not be there: the frame's numbers may be any. */
type Words = { readonly [name: string]: string | undefined };

/** What a sentence is about: a resolution, or as much of one as is known of a lockout. */
export type Described = Omit<Resolution, 'entry'> & {
  readonly entry?:
    | {
        readonly name: Entry['name'];
        readonly action?: number | undefined;
        readonly section?: Entry['section'] | undefined;
        readonly basis?: Entry['basis'] | undefined;
      }
    | undefined;
};

/** How a sentence is said. */
export interface Saying {
  /** What remains of its wait, ms; 0 where there is none any more. */
  readonly waitMs: number;
  /** In short: what is wrong, and nothing besides. */
  readonly short?: boolean | undefined;
}

/** The sentence of an error. */
export function sentence(
  meaning: Described,
  language: Language,
  { waitMs, short }: Saying,
): string {
  const { entry, frame } = meaning;
  const words = wordsOf(entry?.action ?? frame.action, language, waitMs);
  const withNumbers = (text: string) =>
    text.replaceAll('{code}', () => numbersOf(meaning, language.locale));
  const replaced = keyed(meaning, language.replaced ?? {});
  if (replaced !== undefined) return withNumbers(fill(replaced, words));
  const family = familyOf(meaning, language);
  const [reason, fields] = reasonOf(meaning, language, family, short);
  const closing = short ? undefined : closingOf(meaning, language, family, waitMs);
  return withNumbers(fill(closing ? `${reason} ${closing}` : reason, { ...words, ...fields }));
}

/** What `{action}` and `{time}` stand for. */
export function wordsOf(
  action: number | undefined,
  { actions, anyAction, locale }: Language,
  waitMs: number,
): Words {
  return {
    action: word(actions as Words, `${action}`) ?? anyAction,
    time: remainingText(waitMs, locale, 'long'),
  };
}

/** A text with its braces filled in; what is in none of these words stays. */
export function fill(text: string, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => word(words, name) ?? all);
}

/** What stands there by this name; a name that every object has is none. */
export function word(texts: Words, name: unknown): string | undefined {
  return typeof name === 'string' && Object.hasOwn(texts, name) ? texts[name] : undefined;
}

/** When it may be tried again, or who can help. */
function closingOf(
  { entry, reaction: { kind } }: Described,
  { closings }: Language,
  family: ErrorFamily | undefined,
  waitMs: number,
): string | undefined {
  if (kind === 'ignore') return undefined;
  if (waitMs > 0) return closings.wait;
  if (kind === 'lockout') return closings.now;
  // 152 is a lock that names no wait.
  if (kind === 'retryLater' || family?.endsWith('LOCK')) return closings.again;
  const isOfRoom = entry?.section === 'group' || entry?.section === 'channel';
  return family === 'FORBIDDEN' && isOfRoom ? closings.askAdministrator : undefined;
}

/** The numbers of an error, `20001/7`, in the digits of a locale. */
function numbersOf({ frame }: Described, locale: string): string {
  const { format } = new Intl.NumberFormat(locale, { useGrouping: false });
  const { majorCode, minorCode } = frame;
  return minorCode === undefined ? format(majorCode) : `${format(majorCode)}/${format(minorCode)}`;
}

/** What a language says of this error by its name (its code, where it has none), and before that by its minor code too. */
function keyed({ entry, frame }: Described, texts: Words): string | undefined {
  const name = entry?.name ?? `${frame.majorCode}`;
  return word(texts, `${name}/${frame.minorCode}`) ?? word(texts, name);
}

/**
 * What a language says of this error as the document has it: nothing of one that the app overrides, and of a row that was added only
 * what is said of this very row: it may mean something else than its error.
 */
function ownOf(meaning: Described, errors: Words): string | undefined {
  const { entry, minor, basis, frame } = meaning;
  if (basis === 'override') return undefined;
  return minor?.basis ? word(errors, `${entry?.name}/${frame.minorCode}`) : keyed(meaning, errors);
}

/** The family whose sentence is said; none where the app or the row says something else. */
function familyOf(
  { entry, minor, basis, reaction }: Described,
  language: Language,
): ErrorFamily | undefined {
  if (!entry || basis === 'override' || Object.hasOwn(language.errors, entry.name))
    return undefined;
  const families = Object.keys(language.families) as ErrorFamily[];
  const family = families.find((family) => entry.name.endsWith(family));
  // A row that was added says no more than its reaction does, unless that is what the family says.
  const isSame = !minor?.basis || (family === 'FORBIDDEN' && reaction.kind === 'deny');
  return isSame ? family : undefined;
}

/** What is wrong, and the words of its fields. */
function reasonOf(
  meaning: Described,
  language: Language,
  family: ErrorFamily | undefined,
  short = false,
): [reason: string, fields?: Words] {
  const { entry, basis, reaction } = meaning;
  const own = ownOf(meaning, language.errors);
  if (own !== undefined) return [own];
  if (!entry && basis !== 'override') return [language.reactions.unknown];
  if (reaction.kind === 'correctInput') return inputReason(meaning, reaction, language, short);
  // A word of the app's for what is wrong; the document's own are said of inputs.
  const added = 'problem' in reaction ? reaction.problem : undefined;
  const said =
    family === undefined || meaning.minor?.basis ? word(language.problems, added) : undefined;
  return [said ?? (family ? language.families[family] : language.reactions[reaction.kind])];
}

/** What is wrong with an input. In short, or with the request and what to do. */
function inputReason(
  { minor }: Described,
  reaction: Input,
  language: Language,
  short: boolean,
): [reason: string, fields: Words] {
  const { fields, innerFields, problems, notes } = language as {
    readonly [Group in 'fields' | 'innerFields' | 'problems' | 'notes']: Words;
  };
  let problem: string = reaction.problem;
  const named = reaction.fields ?? [reaction.field];
  // An app may have its own names for our fields.
  const ours = minor?.fields ?? [minor?.field];
  const inWords = (name: string | undefined) => word(fields, name) ?? word(innerFields, name);
  const [first, second] = named.map((name, at) => (inWords(name) === undefined ? ours[at] : name));
  // A person can correct an input, but not what the app sends along.
  if (word(fields, first)) problem = problem === 'unspecified' ? 'invalid' : problem;
  else if (problem === 'invalid' && word(innerFields, first)) problem = 'unspecified';
  const { unnamed = '' } = problem === 'unspecified' && !short ? innerFields : fields;
  const texts = short ? { ...problems, ...notes } : problems;
  const text = word(texts, problem) ?? texts.unspecified ?? '';
  // Of two inputs, a text with room for one would blame the first alone.
  const isOne = named.length < 2 || text.includes('{second}');
  const field = isOne ? inWords(first) : undefined;
  return [text, { field: field ?? unnamed, second: inWords(second) ?? unnamed }];
}
