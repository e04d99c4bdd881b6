// Texts: what an error means to a person. Comes in: a resolution and a language. Goes out: a sentence: what happened, and what to do.
// Next: a screen shows it.
import type { Resolution } from '../reaction/resolve.js';
import { checkLanguage, checkRemaining, saying } from './argument.js';
import type { Language } from './language.js';
import { sentence } from './sentence.js';

/**
 * A sentence for an error: what happened, and what to do. Total over errors: an undocumented one is named by its numbers, and an
 * overridden one is what its new reaction means. The server's own message is no part of it.
 *
 * @param resolution What `resolve(frame)` returns, or an event's or error's `resolution`.
 * @param language `en` of `igap-reactions/texts/en`, or another.
 * @param remainingMs What remains of its lockout, in ms: pass `countdown.get()` to have the sentence count along. 0: it may be done
 * again. Absent: the wait that the error came with.
 * @throws OptionError for another argument, which it names.
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
  checkLanguage(language);
  checkRemaining(remainingMs);
  const expected = "what resolve(frame) returns, or an error's resolution";
  return saying('resolution', expected, () => {
    const { frame, reaction } = resolution;
    const { kind } = reaction;
    const isKind = kind === 'correctInput' || Object.hasOwn(language.reactions, kind);
    const isSound = typeof frame.majorCode === 'number' && isKind;
    return isSound && sentence(resolution, language, remainingMs ?? waitMsOf(resolution));
  });
}

/** The wait that an error came with. */
function waitMsOf({ frame: { wait = 0 }, reaction }: Resolution): number {
  return reaction.kind === 'lockout' ? reaction.waitMs : wait * 1000;
}
