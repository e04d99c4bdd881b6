// The state of the engine as a ref. Comes in: a selector. Goes out: what it selects. Next: what reads it is rendered when that is another.
import { type ComputedRef, computed } from 'vue';
import { kept } from '../binding/kept.js';
import { atFirst, stateOf } from '../binding/source.js';
import type { ReactionState } from '../reaction-engine.js';
import { useFollowed } from './followed.js';
import { useAbove } from './provider.js';

/**
 * The engine's state, or what a selector takes of it. Another value only when that is not equal to the last. On a server, and until
 * hydration has ended, it is `ready`, anonymous, with nothing locked. When the engine was disposed it is the last one.
 *
 * `selector` may read refs; absent, it is the whole state, which is another with every lockout that starts or ends.
 * `isEqual`, `Object.is` by default, says whether two selected values are the same; for selectors that make objects.
 *
 * @throws Error where no engine is provided.
 * @example
 * ```ts
 * import { useReactionState } from 'igap-reactions/vue';
 * import { defineComponent, h } from 'vue';
 *
 * export const Banner = defineComponent(() => {
 *   const session = useReactionState((state) => state.session);
 *   return () => (session.value === 'terminated' ? h('p', 'Ended from another device.') : null);
 * });
 * ```
 */
export function useReactionState(): ComputedRef<ReactionState>;
export function useReactionState<Selected>(
  selector: (state: ReactionState) => Selected,
  isEqual?: (a: Selected, b: Selected) => boolean,
): ComputedRef<Selected>;
export function useReactionState(
  selector: (state: ReactionState) => unknown = (state) => state,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): ComputedRef<unknown> {
  const { engine } = useAbove();
  const state = useFollowed(
    kept(engine, stateOf, () => []),
    atFirst,
  );
  return computed((last?: unknown) => {
    const selected = selector(state.value);
    return last !== undefined && isEqual(last, selected) ? last : selected;
  });
}
