// The state of the engine in a component. Comes in: a selector. Goes out: what it selects. Next: the component renders when that is
// another.
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { atFirst, stateOf } from '../binding/source.js';
import type { ReactionState } from '../reaction-engine.js';
import { useSource } from './followed.js';

/**
 * The engine's state, or what a selector takes of it. Renders only when the selected value is another by `isEqual`. Rendered on a
 * server, and until hydration has ended, it is `ready`, anonymous, with nothing locked. When the engine was disposed it is the last one.
 * `selector` is pure; absent: the whole state, which is another with every lockout that starts or ends. `isEqual` says whether two selected
 * values are the same, for selectors that make objects; absent: `Object.is`.
 *
 * @throws Error where there is no provider.
 * @example
 * ```tsx
 * import { useReactionState } from 'igap-reactions/react';
 *
 * export function Banner() {
 *   const session = useReactionState((state) => state.session);
 *   return session === 'terminated' ? <p role="alert">Ended from another device.</p> : null;
 * }
 * ```
 */
export function useReactionState(): ReactionState;
export function useReactionState<Selected>(
  selector: (state: ReactionState) => Selected,
  isEqual?: (a: Selected, b: Selected) => boolean,
): Selected;
export function useReactionState(
  selector: (state: ReactionState) => unknown = (state) => state,
  isEqual: (a: unknown, b: unknown) => boolean = Object.is,
): unknown {
  // What was selected last: a selector of the next render that selects the same keeps it.
  const last = useRef<readonly [selected: unknown] | undefined>(undefined);
  const select = useMemo(() => {
    let of: ReactionState | undefined;
    return (state: ReactionState) => {
      if (state !== of) {
        of = state;
        const selected = selector(state);
        if (!last.current || !isEqual(last.current[0], selected)) last.current = [selected];
      }
      return last.current?.[0];
    };
  }, [selector, isEqual]);
  const { get, subscribe } = useSource(stateOf);
  return useSyncExternalStore(
    subscribe,
    () => select(get()),
    () => select(atFirst),
  );
}
