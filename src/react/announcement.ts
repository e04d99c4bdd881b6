// What a screen reader says of a lockout, in a component. Comes in: the action and its subject. Goes out: how long it still is, at
// milestones only. Next: a polite live region of the app.
import { timeText } from '../binding/lockout-view.js';
import { milestonesOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { useSource, useValue } from './followed.js';
import { useProvided } from './provider.js';

/**
 * How long an action is locked, in words, for a polite live region: another at the start, at 1 minute, 30 and 10 seconds, and `''` from the
 * end on. Renders then only. `''` on a server, while it is not locked, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `useLockout`.
 * @throws OptionError for another action or subject; Error where there is no provider.
 * @example
 * ```tsx
 * import { useAnnouncement } from 'igap-reactions/react';
 *
 * export function Announcer() {
 *   const time = useAnnouncement(201);
 *   return <p role="status" className="visually-hidden">{time && `Wait ${time}.`}</p>;
 * }
 * ```
 */
export function useAnnouncement(action: GuardedAction['action'], subject?: Subject): string {
  const remainingMs = useValue(useSource(milestonesOf, action, subject), 0);
  return timeText(remainingMs, useProvided().locale, 'long');
}
