// An event of the engine in a component. Comes in: its name and a listener. Goes out: calls of the listener while mounted.
import { unsubscribed, whileAlive } from '../binding/while-alive.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import { whileMounted } from './followed.js';
import { getAbove } from './provider.js';

/**
 * Calls back on an event while the component is mounted. An engine that was disposed emits nothing.
 *
 * @throws Error where there is no context; OptionError, when it is mounted, for a name that no event has.
 * @example
 * ```ts
 * import { onReaction } from 'igap-reactions/svelte';
 *
 * export function toasts(show: (text: string) => void) {
 *   onReaction('request.denied', ({ resolution }) => show(`Denied: ${resolution.entry?.name}`));
 * }
 * ```
 */
export function onReaction<Name extends ReactionEventName>(
  event: Name,
  listener: (payload: ReactionEvents[Name]) => unknown,
): void {
  whileMounted(getAbove().engine, (engine) =>
    whileAlive(engine.on<Name>, unsubscribed)(event, listener),
  );
}
