// Why an action is locked, in a component. Comes in: the action, its subject and a language. Goes out: a sentence that counts along. Next:
// a note beside the button.
import { sentenceOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Language } from '../texts/language.js';
import type { Subject } from '../wire/subject.js';
import { useSource, useValue } from './followed.js';

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
  return useValue(useSource(sentenceOf, action, subject, language), '');
}
