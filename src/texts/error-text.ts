// Texts: what an error means to a person. Comes in: a resolution and a language. Goes out: a sentence made of the request in words, what
// is wrong, the field, and how long to wait. Next: a screen shows it.
import type { Resolution } from '../reaction/resolve.js';
import type { ErrorFamily, Language } from './language.js';
import { remainingText } from './remaining-text.js';

/** A text that may not be there: the frame's numbers may be any. */
type Words = { readonly [name: string]: string | undefined };

/**
 * A sentence for an error: what happened, and what to do. Total: an undocumented error is told with its numbers. An overridden
 * reaction is told as what it is. The server's own message is no part of it.
 *
 * @param remainingMs What remains of its lockout, in ms: pass `countdown.get()` to have the sentence count along. 0: it may be done
 * again. Absent: the wait that the error came with.
 *
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 * import { errorText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * console.log(errorText(resolve({ majorCode: 205 }), en)); // You are not allowed to send a message in this chat.
 * ```
 */
export function errorText(
  resolution: Resolution,
  language: Language,
  remainingMs?: number,
): string {
  const { entry, reaction, frame } = resolution;
  const { locale } = language;
  const waitMs =
    remainingMs ?? (reaction.kind === 'lockout' ? reaction.waitMs : (frame.wait ?? 0) * 1000);
  const words: Record<string, string> = {
    action: (language.actions as Words)[entry?.action ?? frame.action ?? 0] ?? language.anyAction,
    time: remainingText(waitMs, locale, 'long'),
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (all, name: string) =>
      name === 'code' ? numbersOf(resolution, locale) : (wordsFor(words, name) ?? all),
    );

  const replaced = entry && keyed(resolution, language.replaced ?? {});
  if (replaced !== undefined) return fill(replaced);
  const family = familyOf(resolution, language);
  const reason = reasonOf(resolution, language, family, words);
  const closing = closingOf(resolution, language, family, waitMs);
  return fill(closing ? `${reason} ${closing}` : reason);
}

/** When it may be tried again, or who can help. */
function closingOf(
  { entry, reaction: { kind } }: Resolution,
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

/** What stands there by this name; a name that every object has is none. */
function wordsFor(texts: Words, name: string | undefined): string | undefined {
  return name !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
}

/** The numbers of an error, `20001/7`, in the digits of a locale. */
function numbersOf({ frame }: Resolution, locale: string): string {
  const { format } = new Intl.NumberFormat(locale, { useGrouping: false });
  const { majorCode, minorCode } = frame;
  return minorCode === undefined ? format(majorCode) : `${format(majorCode)}/${format(minorCode)}`;
}

/** What a language says of this error by its name, and before that by its name and minor code. */
function keyed({ entry, frame }: Resolution, texts: Words): string | undefined {
  return texts[`${entry?.name}/${frame.minorCode}`] ?? texts[`${entry?.name}`];
}

/** The family whose sentence is said; none where the application or the row says something else. */
function familyOf({ entry, basis }: Resolution, language: Language): ErrorFamily | undefined {
  if (!entry || basis === 'override' || entry.name in language.errors) return undefined;
  const families = Object.keys(language.families) as ErrorFamily[];
  return families.find((family) => entry.name.endsWith(family));
}

function reasonOf(
  resolution: Resolution,
  language: Language,
  family: ErrorFamily | undefined,
  words: Record<string, string>,
): string {
  const { entry, minor, reaction, basis } = resolution;
  if (!entry) return language.reactions.unknown;
  const own = basis === 'override' ? undefined : keyed(resolution, language.errors);
  if (own !== undefined) return own;
  if (reaction.kind !== 'correctInput') {
    return family ? language.families[family] : language.reactions[reaction.kind];
  }
  const { fields, innerFields, problems } = language as {
    readonly fields: Words;
    readonly innerFields: Words;
    readonly problems: Language['problems'];
  };
  let { problem } = reaction;
  const named = reaction.fields ?? [reaction.field];
  // An application may have its own names for our fields.
  const ours = minor?.fields ?? [minor?.field];
  const wordsOf = (name: string | undefined) =>
    wordsFor(fields, name) ?? wordsFor(innerFields, name);
  const [first, second] = named.map((name, at) => (wordsOf(name) === undefined ? ours[at] : name));
  if (problem === 'invalid' && wordsFor(innerFields, first) && !wordsFor(fields, first)) {
    problem = 'unspecified';
  }
  const { unnamed = '' } = problem === 'unspecified' ? innerFields : fields;
  words.field = wordsOf(first) ?? unnamed;
  words.second = wordsOf(second) ?? unnamed;
  return problems[problem];
}
