// Texts: what became of a request that has no answer. Comes in: whatever it rejected with. Goes out: a sentence, always. Next: a screen
// shows it.
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { fieldsOf } from '../stranger.js';
import { checkLanguage, checkRemaining } from './argument.js';
import { errorText } from './error-text.js';
import type { Language } from './language.js';
import { lockoutText } from './lockout-text.js';
import { word } from './sentence.js';

/**
 * A sentence for what a request rejected with, whatever that is. Total: no error, of the library or of `send`, makes it throw.
 *
 * | error | sentence |
 * |---|---|
 * | `RequestRefusedError` | that of {@link errorText}; a connection that was lost (5/2) or missing (5/3) is "no connection" |
 * | `LockedOutError` | that of {@link lockoutText} |
 * | `NotSentError` | no connection, signing in takes long, or others are waiting before it |
 * | `SessionEndedError` | what the state of the session means |
 * | the others of the library, `AbortError`, `TimeoutError` | one of their own each |
 * | anything else, also `undefined` | a general one |
 *
 * @param error What `engine.request` rejected with, or the `error` of `useGuardedAction`. Known by its name, of any copy of the package.
 * @param language `en` of `igap-reactions/texts/en`, or another.
 * @param remainingMs What remains of its lockout, in ms: pass `countdown.get()` to have the sentence count along. 0: it may be done
 * again. Absent: what the error says.
 * @throws OptionError where `language` is no language, or `remainingMs` no number.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { outcomeText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * const engine = createReactionEngine();
 * engine.lockOut({ action: 201, waitMs: 20_000 });
 * try {
 *   await engine.request(201, async () => {});
 * } catch (error) {
 *   console.log(outcomeText(error, en)); // Wait 20 seconds before you send a message in this chat.
 * }
 * await engine.dispose();
 * ```
 */
export function outcomeText(error: unknown, language: Language, remainingMs?: number): string {
  checkLanguage(language);
  checkRemaining(remainingMs);
  try {
    return sentenceOf(error, language, remainingMs) ?? language.outcomes.other;
  } catch {
    // It has the name of one of ours, and nothing else of it.
    return language.outcomes.other;
  }
}

function sentenceOf(
  error: unknown,
  language: Language,
  remainingMs: number | undefined,
): string | undefined {
  const {
    name,
    resolution,
    lockout,
    remainingMs: leftMs,
    reason,
    session,
  } = fieldsOf(error, 'name', 'resolution', 'lockout', 'remainingMs', 'reason', 'session');
  const { outcomes, session: states } = language;
  switch (name) {
    case 'RequestRefusedError':
      return errorText(resolution as Resolution, language, { remainingMs });
    case 'LockedOutError':
      return lockoutText(lockout as Lockout, language, remainingMs ?? (leftMs as number));
    case 'NotSentError':
      return word(outcomes, reason);
    case 'SessionEndedError':
      // A request that failed is no good news, whatever the session has come to since.
      return session === 'ready' ? undefined : word(states, session);
    default:
      return word(outcomes, name);
  }
}
