// What locks an action, as refs. Comes in: the action and its subject. Goes out: whether it is locked, and for how long. Next: a button;
// lockout-text.ts and announcement.ts make words of it.
import { type ComputedRef, computed, type MaybeRefOrGetter, toValue } from 'vue';
import { checkActing } from '../binding/hook-arguments.js';
import { kept } from '../binding/kept.js';
import { type LockoutView, timeText } from '../binding/lockout-view.js';
import { countdownOf } from '../binding/source.js';
import { development } from '../development.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { useFollowed } from './followed.js';
import { useAbove } from './provider.js';

/** What a button of an action shows. */
export type LockoutRefs = { readonly [Name in keyof LockoutView]: ComputedRef<LockoutView[Name]> };

/**
 * Whether an action is locked, by whatever refuses it longest, and for how long. Changes once a second at most; not at all while nothing is
 * locked. Not locked on a server, until hydration has ended, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject The room, recipient or the like. Absent: only what locks the whole action, or calls that name none.
 * @throws OptionError for another action or subject, in development at once, else when it is read; Error where no engine is provided.
 * @example
 * ```ts
 * import { useLockout } from 'igap-reactions/vue';
 * import { defineComponent, h } from 'vue';
 *
 * export const SendButton = defineComponent(
 *   (props: { room: string }) => {
 *     const { locked, remainingText } = useLockout(201, () => props.room);
 *     return () => h('button', { disabled: locked.value }, remainingText.value || 'Send');
 *   },
 *   { props: ['room'] },
 * );
 * ```
 */
export function useLockout(
  action: MaybeRefOrGetter<GuardedAction['action']>,
  subject?: MaybeRefOrGetter<Subject | undefined>,
): LockoutRefs {
  if (development) checkActing('useLockout', toValue(action), toValue(subject));
  const { engine, locale } = useAbove();
  const remainingMs = useFollowed(
    kept(engine, countdownOf, () => [toValue(action), toValue(subject)]),
    0,
  );
  return {
    locked: computed(() => remainingMs.value > 0),
    remainingMs,
    remainingText: computed(() => timeText(remainingMs.value, locale())),
  };
}
