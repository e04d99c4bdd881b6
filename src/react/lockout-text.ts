// Why an action is locked, in a component. Comes in: the action, its subject and a language. Goes out: a sentence that counts along. Next:
// a note beside the button.
import { useMemo } from 'react';
import type { GuardedAction } from '../reaction-engine.js';
import { extendLanguage } from '../texts/extend-language.js';
import type { Language } from '../texts/language.js';
import { lockoutText } from '../texts/lockout-text.js';
import type { Subject } from '../wire/subject.js';
import { nameOf, useCountdown } from './lockout.js';
import { useProvided } from './provider.js';
import { whileAlive } from './while-alive.js';

/**
 * The sentence of what locks an action longest: why, and for how long, counting along; `''` while it is not locked. The same after a
 * reload. Renders when `useLockout` does. `''` on a server, until hydration has ended, and when the engine
 * was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `useLockout`; `undefined` where there is none.
 * @param language `en` of `igap-reactions/texts/en`, or another. The time is in its words; the provider's locale does not count.
 * @throws OptionError for another argument, which it names; Error where there is no provider.
 * @example
 * ```tsx
 * import { useLockoutText } from 'igap-reactions/react';
 * import { en } from 'igap-reactions/texts/en';
 *
 * export function Note({ room }: { room: string }) {
 *   const text = useLockoutText(201, room, en); // You sent too many requests in a short time. You can try again in 30 seconds.
 *   return text === '' ? null : <p>{text}</p>;
 * }
 * ```
 */
export function useLockoutText(
  action: GuardedAction['action'],
  subject: Subject | undefined,
  language: Language,
): string {
  const { engine } = useProvided();
  const { protocol } = engine;
  const words = useMemo(() => extendLanguage(language, protocol), [language, protocol]);
  const [remainingMs] = useCountdown(action, subject);
  const guard = whileAlive(engine.guard, undefined)(action, nameOf(subject));
  return remainingMs > 0 && guard?.allowed === false
    ? lockoutText(guard.lockout, words, remainingMs)
    : '';
}
