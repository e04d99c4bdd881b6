// An event of the engine in a component. Comes in: its name and a listener. Goes out: calls of the listener while the component is there.
import { createEffect, onCleanup } from 'solid-js';
import { unsubscribed, whileAlive } from '../binding/while-alive.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import { getAbove } from './provider.js';

/**
 * Calls back on an event while the component is there. An engine that was disposed emits nothing.
 *
 * @throws Error where there is no provider; OptionError, in its effect, for a name that no event has.
 * @example
 * ```ts
 * import { onReaction } from 'igap-reactions/solid';
 *
 * export function Toasts(props: { show: (text: string) => void }) {
 *   onReaction('request.denied', ({ resolution }) => props.show(`Denied: ${resolution.entry?.name}`));
 *   return null;
 * }
 * ```
 */
export function onReaction<Name extends ReactionEventName>(
  event: Name,
  listener: (payload: ReactionEvents[Name]) => unknown,
): void {
  const { engine } = getAbove();
  createEffect(() => {
    onCleanup(whileAlive(engine().on<Name>, unsubscribed)(event, listener));
  });
}
