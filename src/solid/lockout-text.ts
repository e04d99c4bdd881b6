// Why an action is locked, as an accessor. Comes in: the action, its subject and a language. Goes out: a sentence that counts along. Next: a note
// beside the button.
import type { Accessor } from 'solid-js';
import { kept } from '../binding/kept.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { sentenceOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Language } from '../texts/language.js';
import type { Subject } from '../wire/subject.js';
import { createFollowed } from './followed.js';
import { getAbove } from './provider.js';

/**
 * The sentence of what locks an action longest: why, and for how long, counting along; `''` while it is not locked. The same after a
 * reload. `''` on a server, until hydration has ended, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `createLockout`; `undefined` where there is none.
 * @param language `en` of `igap-reactions/texts/en`, or another. The time is in its words; the provider's locale does not count.
 * @throws OptionError for another argument, which it names; Error where there is no provider.
 * @example
 * ```ts
 * import { createLockoutText } from 'igap-reactions/solid';
 * import { en } from 'igap-reactions/texts/en';
 *
 * export function Note(props: { room: string }) {
 *   return createLockoutText(201, () => props.room, en); // You sent too many requests in a short time. You can try again in 30 seconds.
 * }
 * ```
 */
export function createLockoutText(
  action: MaybeGetter<GuardedAction['action']>,
  subject: MaybeGetter<Subject | undefined>,
  language: MaybeGetter<Language>,
): Accessor<string> {
  const { engine } = getAbove();
  return createFollowed(
    kept(engine, sentenceOf, () => [read(action), read(subject), read(language)]),
    '',
  );
}
