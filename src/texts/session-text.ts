// Texts: what a state of the session means. Comes in: the state and a language. Goes out: a sentence. Next: a banner shows it.
import type { SessionState } from '../session/events.js';
import type { Language } from './language.js';

/**
 * A sentence for a state of the session: what it means, and what to do.
 *
 * @example
 * ```ts
 * import { sessionText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * console.log(sessionText('nicknameRequired', en)); // Choose a nickname to go on.
 * ```
 */
export function sessionText(state: SessionState, language: Language): string {
  return language.session[state];
}
