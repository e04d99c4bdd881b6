// An event of the engine in a component. Comes in: its name and a listener. Goes out: calls of the latest listener while mounted.
import { useCallback, useEffect, useInsertionEffect, useRef } from 'react';
import { unsubscribed, whileAlive } from '../binding/while-alive.js';
import type { AnyEvent, ReactionEvents } from '../event/events.js';
import { useProvided } from './provider.js';

/** The value of the latest render, for what runs outside of it. */
export function useLatest<Value>(value: Value): () => Value {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}

/**
 * Calls back on an event while the component is mounted: the listener of its latest render, without subscribing again. Never makes it
 * render. An engine that was disposed emits nothing.
 *
 * @throws Error where there is no provider; OptionError, in the effect, for a name that no event has.
 * @example
 * ```tsx
 * import { useReaction } from 'igap-reactions/react';
 *
 * export function Toasts({ show }: { show: (text: string) => void }) {
 *   useReaction('request.denied', ({ resolution }) => show(`Denied: ${resolution.entry?.name}`));
 *   return null;
 * }
 * ```
 */
export function useReaction<Name extends AnyEvent['name']>(
  event: Name,
  listener: (payload: ReactionEvents[Name]) => unknown,
): void {
  const { engine } = useProvided();
  const latest = useLatest(listener);
  useEffect(
    () => whileAlive(engine.on<Name>, unsubscribed)(event, (payload) => latest()(payload)),
    [engine, event, latest],
  );
}
