// The state of the engine as an accessor. Comes in: a selector. Goes out: what it selects. Next: what reads it runs when that is another.
import { type Accessor, createMemo } from 'solid-js';
import { kept } from '../binding/kept.js';
import { atFirst, stateOf } from '../binding/source.js';
import type { ReactionState } from '../reaction-engine.js';
import { createFollowed } from './followed.js';
import { getAbove } from './provider.js';

/**
 * The engine's state, or what a selector takes of it. Another value only when that is not equal to the last. On a server, and until
 * hydration has ended, it is `ready`, anonymous, with nothing locked. When the engine was disposed it is the last one.
 *
 * `selector` may read signals; absent, it is the whole state, which is another with every lockout that starts or ends.
 * `isEqual`, `Object.is` by default, says whether two selected values are the same; for selectors that make objects.
 *
 * @throws Error where there is no provider.
 * @example
 * ```ts
 * import { createReactionState } from 'igap-reactions/solid';
 *
 * export function Banner() {
 *   const session = createReactionState((state) => state.session);
 *   return () => session() === 'terminated' && 'Ended from another device.';
 * }
 * ```
 */
export function createReactionState(): Accessor<ReactionState>;
export function createReactionState<Selected>(
  selector: (state: ReactionState) => Selected,
  isEqual?: (a: Selected, b: Selected) => boolean,
): Accessor<Selected>;
export function createReactionState(
  selector: (state: ReactionState) => unknown = (state) => state,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): Accessor<unknown> {
  const { engine } = getAbove();
  const state = createFollowed(
    kept(engine, stateOf, () => []),
    atFirst,
  );
  return createMemo(() => selector(state()), undefined, { equals: isEqual });
}
