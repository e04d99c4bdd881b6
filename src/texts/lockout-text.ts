// Texts: why something is locked. Comes in: a lockout, also one of an earlier page, and what remains of it. Goes out: a sentence that may
// count along. Next: a screen shows it beside what is locked.
import { development } from '../development.js';
import type { Lockout } from '../lockout/lockout.js';
import { checkLanguage, checkRemaining, saying } from './argument.js';
import type { Language } from './language.js';
import { fill, sentence, wordsOf } from './sentence.js';

/**
 * A sentence for a lockout: what locks, and for how long. It is made of the lockout alone, so it is the same after a reload, when the error
 * itself is gone. One that the app made (`lockOut()`) gives no reason: `Wait 20 seconds before you ...`.
 *
 * @param lockout Of `engine.guard`, `engine.lockouts`, an event or a `LockedOutError`.
 * @param language `en` of `igap-reactions/texts/en`, or another.
 * @param remainingMs What remains of it, in ms: `countdown.get()`, or `remainingMs` of where the lockout is from. 0 or less: it may be
 * done again.
 * @throws OptionError for another argument, which it names.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { lockoutText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * const engine = createReactionEngine();
 * engine.receive({ majorCode: 10, wait: 30 });
 * const guard = engine.guard(201);
 * if (!guard.allowed) console.log(lockoutText(guard.lockout, en, 30_000)); // You sent too many requests in a short time. You can try again in 30 seconds.
 * await engine.dispose();
 * ```
 */
export function lockoutText(lockout: Lockout, language: Language, remainingMs: number): string {
  checkLanguage(language);
  checkRemaining(remainingMs);
  const expected = development && 'a lockout: of guard(), lockouts() or a LockedOutError';
  return saying('lockout', expected, lockout, () => {
    const { majorCode } = lockout;
    const isSound = ['number', 'undefined'].includes(typeof majorCode);
    return isSound && sentenceOf(lockout, language, remainingMs ?? lockout.waitMs);
  });
}

function sentenceOf({ majorCode, name, scope }: Lockout, language: Language, waitMs: number) {
  const action = 'action' in scope ? scope.action : undefined;
  if (majorCode !== undefined) {
    return sentence(
      {
        entry: name && { name, action },
        frame: { majorCode, action },
        reaction: { kind: 'lockout', waitMs },
        basis: 'documented',
      },
      language,
      { waitMs },
    );
  }
  const { before, now } = language.closings;
  return fill(waitMs > 0 ? before : now, wordsOf(action, language, waitMs));
}
