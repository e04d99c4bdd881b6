// The state of the engine in a component. Comes in: a selector. Goes out: what it selects. Next: what reads it runs when that is another.
import { kept } from '../binding/kept.js';
import { atFirst, stateOf } from '../binding/source.js';
import type { ReactionState } from '../reaction-engine.js';
import { followed } from './followed.js';
import { getAbove } from './provider.js';

/** A value that is tracked where it is read. */
export interface Current<Value> {
  readonly current: Value;
}

/**
 * The engine's state, or what a selector takes of it, as `current`. Another value only when that is not equal to the last. On a server, and
 * until the component is mounted, it is `ready`, anonymous, with nothing locked. When the engine was disposed it is the last one.
 *
 * `selector` may read state; absent, it is the whole state, which is another with every lockout that starts or ends.
 * `isEqual`, `Object.is` by default, says whether two selected values are the same; for selectors that make objects.
 *
 * @throws Error where there is no context.
 * @example
 * ```ts
 * import { createReactionState } from 'igap-reactions/svelte';
 *
 * // In the script of a component; in its markup: {#if session.current === 'terminated'}
 * export const inTheScript = () => createReactionState((state) => state.session);
 * ```
 */
export function createReactionState(): Current<ReactionState>;
export function createReactionState<Selected>(
  selector: (state: ReactionState) => Selected,
  isEqual?: (a: Selected, b: Selected) => boolean,
): Current<Selected>;
export function createReactionState(
  selector: (state: ReactionState) => unknown = (state) => state,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): Current<unknown> {
  const { engine } = getAbove();
  const state = followed(
    kept(engine, stateOf, () => []),
    atFirst,
  );
  let last: readonly [unknown] | undefined;
  return {
    get current() {
      const selected = selector(state());
      if (!last || !isEqual(last[0], selected)) last = [selected];
      return last[0];
    },
  };
}
