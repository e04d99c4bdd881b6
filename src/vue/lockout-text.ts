// Why an action is locked, as a ref. Comes in: the action, its subject and a language. Goes out: a sentence that counts along. Next: a note
// beside the button.
import { type ComputedRef, type MaybeRefOrGetter, toValue } from 'vue';
import { kept } from '../binding/kept.js';
import { sentenceOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Language } from '../texts/language.js';
import type { Subject } from '../wire/subject.js';
import { useFollowed } from './followed.js';
import { useAbove } from './provider.js';

/**
 * The sentence of what locks an action longest: why, and for how long, counting along; `''` while it is not locked. The same after a
 * reload. `''` on a server, until hydration has ended, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `useLockout`; `undefined` where there is none.
 * @param language `en` of `igap-reactions/texts/en`, or another. The time is in its words; the provided locale does not count.
 * @throws OptionError, when it is read, for another argument, which it names; Error where no engine is provided.
 * @example
 * ```ts
 * import { en } from 'igap-reactions/texts/en';
 * import { useLockoutText } from 'igap-reactions/vue';
 * import { defineComponent, h } from 'vue';
 *
 * export const Note = defineComponent(
 *   (props: { room: string }) => {
 *     // You sent too many requests in a short time. You can try again in 30 seconds.
 *     const text = useLockoutText(201, () => props.room, en);
 *     return () => (text.value === '' ? null : h('p', text.value));
 *   },
 *   { props: ['room'] },
 * );
 * ```
 */
export function useLockoutText(
  action: MaybeRefOrGetter<GuardedAction['action']>,
  subject: MaybeRefOrGetter<Subject | undefined>,
  language: MaybeRefOrGetter<Language>,
): ComputedRef<string> {
  const { engine } = useAbove();
  return useFollowed(
    kept(engine, sentenceOf, () => [toValue(action), toValue(subject), toValue(language)]),
    '',
  );
}
