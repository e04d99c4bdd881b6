// An event of the engine in a component. Comes in: its name and a listener. Goes out: calls of the listener while mounted.
import { onMounted, watchEffect } from 'vue';
import { unsubscribed, whileAlive } from '../binding/while-alive.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import { useAbove } from './provider.js';

/**
 * Calls back on an event while the component is mounted. An engine that was disposed emits nothing.
 *
 * @throws Error where no engine is provided; OptionError, when it is mounted, for a name that no event has.
 * @example
 * ```ts
 * import { useReaction } from 'igap-reactions/vue';
 * import { defineComponent } from 'vue';
 *
 * export const Toasts = defineComponent((_, { emit }) => {
 *   useReaction('request.denied', ({ resolution }) => emit('toast', resolution.entry?.name));
 *   return () => null;
 * });
 * ```
 */
export function useReaction<Name extends ReactionEventName>(
  event: Name,
  listener: (payload: ReactionEvents[Name]) => unknown,
): void {
  const { engine } = useAbove();
  onMounted(() => {
    watchEffect((onCleanup) => {
      onCleanup(whileAlive(engine().on<Name>, unsubscribed)(event, listener));
    });
  });
}
