// What a screen reader says of a lockout, as a ref. Comes in: the action and its subject. Goes out: how long it still is, at milestones only.
// Next: a polite live region of the app.
import { type ComputedRef, computed, type MaybeRefOrGetter, toValue } from 'vue';
import { kept } from '../binding/kept.js';
import { timeText } from '../binding/lockout-view.js';
import { milestonesOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { useFollowed } from './followed.js';
import { useAbove } from './provider.js';

/**
 * How long an action is locked, in words, for a polite live region: another at the start, at 1 minute, 30 and 10 seconds, and `''` from the
 * end on. `''` on a server, while it is not locked, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `useLockout`.
 * @throws OptionError, when it is read, for another action or subject; Error where no engine is provided.
 * @example
 * ```ts
 * import { useAnnouncement } from 'igap-reactions/vue';
 * import { defineComponent, h } from 'vue';
 *
 * export const Announcer = defineComponent(() => {
 *   const time = useAnnouncement(201);
 *   return () => h('p', { role: 'status' }, time.value && `Wait ${time.value}.`);
 * });
 * ```
 */
export function useAnnouncement(
  action: MaybeRefOrGetter<GuardedAction['action']>,
  subject?: MaybeRefOrGetter<Subject | undefined>,
): ComputedRef<string> {
  const { engine, locale } = useAbove();
  const remainingMs = useFollowed(
    kept(engine, milestonesOf, () => [toValue(action), toValue(subject)]),
    0,
  );
  return computed(() => timeText(remainingMs.value, locale(), 'long'));
}
