// Texts: what an error means to a person. Comes in: a resolution and a language. Goes out: a sentence made of the request in words, what
// is wrong, the field, and how long to wait. Next: a screen shows it.
import type { Problem } from '../catalogue/catalogue.js';
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
  const { kind } = reaction;
  const { locale, closings } = language;
  const waitMs = remainingMs ?? (kind === 'lockout' ? reaction.waitMs : (frame.wait ?? 0) * 1000);
  const words: Record<string, string> = {
    action: (language.actions as Words)[entry?.action ?? frame.action ?? 0] ?? language.anyAction,
    time: remainingText(waitMs, locale, 'long'),
    code: [frame.majorCode, frame.minorCode]
      .flatMap((code) => code ?? [])
      .map((code) => new Intl.NumberFormat(locale, { useGrouping: false }).format(code))
      .join('/'),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (all, name) => words[name] ?? all);

  const replaced = entry && keyed(resolution, language.replaced ?? {});
  if (replaced !== undefined) return fill(replaced);
  const family = familyOf(resolution, language);
  const reason = reasonOf(resolution, language, family, words);
  const closing =
    kind === 'ignore'
      ? ''
      : kind === 'lockout' || waitMs > 0
        ? closings[waitMs > 0 ? 'wait' : 'now']
        : kind === 'retryLater' || /LOCK$/.test(family ?? '')
          ? closings.again
          : family === 'FORBIDDEN' && /^(group|channel)$/.test(entry?.section ?? '')
            ? closings.askAdministrator
            : '';
  return fill(closing ? `${reason} ${closing}` : reason);
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
  const isKnown = (name: string | undefined): name is string =>
    name !== undefined && (name in fields || name in innerFields);
  const [first, second] = named.map((name, at) => (isKnown(name) ? name : ours[at]));
  const isInner = !isKnown(first) || !(first in fields);
  if (problem === 'invalid' && isInner && first !== undefined) problem = 'unspecified';
  const nameless = (problem === 'unspecified' ? innerFields : fields).unnamed ?? '';
  const wordsOf = (name = '') => fields[name] ?? innerFields[name] ?? nameless;
  words.field = wordsOf(first);
  words.second = wordsOf(second);
  return problems[problem satisfies Problem];
}
