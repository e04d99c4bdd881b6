// Why an action is locked, in a component. Comes in: the action, its subject and a language. Goes out: a sentence that counts along. Next: a note
// beside the button.
import { kept } from '../binding/kept.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { sentenceOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Language } from '../texts/language.js';
import type { Subject } from '../wire/subject.js';
import { followed } from './followed.js';
import { getAbove } from './provider.js';
import type { Current } from './reaction-state.js';

/**
 * The sentence of what locks an action longest, as `current`: why, and for how long, counting along; `''` while it is not locked. The same
 * after a reload. `''` on a server, until the component is mounted, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `createLockout`; `undefined` where there is none.
 * @param language `en` of `igap-reactions/texts/en`, or another. The time is in its words; the locale of the context does not count.
 * @throws OptionError, when it is read, for another argument, which it names; Error where there is no context.
 * @example
 * ```ts
 * import { createLockoutText } from 'igap-reactions/svelte';
 * import { en } from 'igap-reactions/texts/en';
 *
 * // {note.current}: You sent too many requests in a short time. You can try again in 30 seconds.
 * export const inTheScript = (room: () => string) => createLockoutText(201, room, en);
 * ```
 */
export function createLockoutText(
  action: MaybeGetter<GuardedAction['action']>,
  subject: MaybeGetter<Subject | undefined>,
  language: MaybeGetter<Language>,
): Current<string> {
  const { engine } = getAbove();
  const sentence = followed(
    kept(engine, sentenceOf, () => [read(action), read(subject), read(language)]),
    '',
  );
  return {
    get current() {
      return sentence();
    },
  };
}
