// Texts: a language with the words for what an app added to its protocol. Comes in: a language, and a protocol or words. Goes out: another
// language; the first stays as it is. Next: errorText() and all that take a language.
import type { Protocol } from '../protocol/protocol.js';
import type { Wording } from '../protocol/wording.js';
import { fieldsOf } from '../stranger.js';
import { checkLanguage } from './argument.js';
import type { Language } from './language.js';

/**
 * A language that knows the words of a protocol: those that were given by `extendProtocol({ texts })`, in the language's own tag (`fa`, for
 * `fa-IR` too). Or words given here. What is still missing is said as its reaction is, and claims nothing that is not known.
 *
 * @throws OptionError where it is no language.
 * @example
 * ```ts
 * import { extendProtocol, igap, resolve } from 'igap-reactions';
 * import { errorText, extendLanguage } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * const protocol = extendProtocol(igap, {
 *   errors: { CLIENT_VOTE: { code: 677, minors: { 6: { kind: 'deny', problem: 'tooManyVotes' } } } },
 *   texts: { en: { problems: { tooManyVotes: 'You chose more answers than allowed.' } } },
 * });
 * const english = extendLanguage(en, protocol);
 * console.log(errorText(resolve({ majorCode: 677, minorCode: 6 }, { protocol }), english)); // You chose more answers than allowed.
 * ```
 */
export function extendLanguage(
  language: Language,
  words: Pick<Protocol, 'texts'> | Wording,
): Language {
  checkLanguage(language);
  const { texts } = fieldsOf(words, 'texts');
  const { errors, problems, fields, actions } =
    texts === undefined
      ? (words as Wording)
      : wordingOf(texts as Protocol['texts'], language.locale);
  return {
    ...language,
    errors: { ...language.errors, ...errors },
    problems: { ...language.problems, ...problems },
    fields: { ...language.fields, ...fields },
    actions: { ...language.actions, ...actions },
  };
}

function wordingOf(texts: Protocol['texts'], locale: string): Wording {
  const [tag = ''] = locale.split('-');
  return texts[locale] ?? texts[tag] ?? {};
}
