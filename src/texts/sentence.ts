// Texts: how a sentence is made. Comes in: an error in the catalogue's words, its reaction, and what remains of its wait. Goes out: a
// sentence of the request in words, what is wrong, the field, and how long to wait. Next: error-text.ts and lockout-text.ts give it out.
import type { Entry } from '../catalogue/catalogue.js';
import type { Resolution } from '../reaction/resolve.js';
import type { ErrorFamily, Language } from './language.js';
import { remainingText } from './remaining-text.js';

/** A text that may not be there: the frame's numbers may be any. */
type Words = { readonly [name: string]: string | undefined };

/** What a sentence is about: a resolution, or as much of one as is known of a lockout. */
export type Meaning = Omit<Resolution, 'entry'> & {
  readonly entry?:
    | {
        readonly name: Entry['name'];
        readonly action?: number | undefined;
        readonly section?: Entry['section'] | undefined;
      }
    | undefined;
};

/** The sentence of an error. `waitMs`: what remains of its wait; 0 where there is none any more. */
export function sentence(meaning: Meaning, language: Language, waitMs: number): string {
  const { entry, frame } = meaning;
  const words = wordsOf(entry?.action ?? frame.action, language, waitMs);
  const withNumbers = (text: string) =>
    text.replaceAll('{code}', () => numbersOf(meaning, language.locale));
  const replaced = entry && keyed(meaning, language.replaced ?? {});
  if (replaced !== undefined) return withNumbers(fill(replaced, words));
  const family = familyOf(meaning, language);
  const [reason, fields] = reasonOf(meaning, language, family);
  const closing = closingOf(meaning, language, family, waitMs);
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
  { entry, reaction: { kind } }: Meaning,
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
function numbersOf({ frame }: Meaning, locale: string): string {
  const { format } = new Intl.NumberFormat(locale, { useGrouping: false });
  const { majorCode, minorCode } = frame;
  return minorCode === undefined ? format(majorCode) : `${format(majorCode)}/${format(minorCode)}`;
}

/** What a language says of this error by its name, and before that by its name and minor code. */
function keyed({ entry, frame }: Meaning, texts: Words): string | undefined {
  return word(texts, `${entry?.name}/${frame.minorCode}`) ?? word(texts, entry?.name);
}

/** The family whose sentence is said; none where the app or the row says something else. */
function familyOf({ entry, basis }: Meaning, language: Language): ErrorFamily | undefined {
  if (!entry || basis === 'override' || Object.hasOwn(language.errors, entry.name))
    return undefined;
  const families = Object.keys(language.families) as ErrorFamily[];
  return families.find((family) => entry.name.endsWith(family));
}

/** What is wrong, and the words of its fields. */
function reasonOf(
  meaning: Meaning,
  language: Language,
  family: ErrorFamily | undefined,
): [reason: string, fields?: Words] {
  const { entry, minor, reaction, basis } = meaning;
  if (!entry) return [language.reactions.unknown];
  const own = basis === 'override' ? undefined : keyed(meaning, language.errors);
  if (own !== undefined) return [own];
  if (reaction.kind !== 'correctInput') {
    return [family ? language.families[family] : language.reactions[reaction.kind]];
  }
  const { fields, innerFields, problems } = language as {
    readonly fields: Words;
    readonly innerFields: Words;
    readonly problems: Language['problems'];
  };
  let { problem } = reaction;
  const named = reaction.fields ?? [reaction.field];
  // An app may have its own names for our fields.
  const ours = minor?.fields ?? [minor?.field];
  const inWords = (name: string | undefined) => word(fields, name) ?? word(innerFields, name);
  const [first, second] = named.map((name, at) => (inWords(name) === undefined ? ours[at] : name));
  if (problem === 'invalid' && word(innerFields, first) && !word(fields, first)) {
    problem = 'unspecified';
  }
  const { unnamed = '' } = problem === 'unspecified' ? innerFields : fields;
  return [
    problems[problem] ?? problems.unspecified,
    { field: inWords(first) ?? unnamed, second: inWords(second) ?? unnamed },
  ];
}
