// Texts: what a state of the session means. Comes in: the state and a language. Goes out: a sentence. Next: a banner shows it.
import { development } from '../development.js';
import type { SessionState } from '../event/events.js';
import { checkLanguage, saying } from './argument.js';
import type { Language } from './language.js';
import { word } from './sentence.js';

/**
 * A sentence for a state of the session: what it means, and what to do.
 *
 * @param state `engine.state.session`.
 * @param language `en` of `igap-reactions/texts/en`, or another.
 * @throws OptionError for another argument, which it names.
 * @example
 * ```ts
 * import { sessionText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * console.log(sessionText('nicknameRequired', en)); // Choose a nickname to go on.
 * ```
 */
export function sessionText(state: SessionState, language: Language): string {
  checkLanguage(language);
  const expected = development && 'a state: engine.state.session';
  return saying('state', expected, state, () => word(language.session, state));
}
