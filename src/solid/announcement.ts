// What a screen reader says of a lockout, as an accessor. Comes in: the action and its subject. Goes out: how long it still is, at milestones
// only. Next: a polite live region of the app.
import type { Accessor } from 'solid-js';
import { kept } from '../binding/kept.js';
import { timeText } from '../binding/lockout-view.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { milestonesOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { createFollowed } from './followed.js';
import { getAbove } from './provider.js';

/**
 * How long an action is locked, in words, for a polite live region: another at the start, at 1 minute, 30 and 10 seconds, and `''` from the
 * end on. `''` on a server, while it is not locked, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `createLockout`.
 * @throws OptionError for another action or subject; Error where there is no provider.
 * @example
 * ```ts
 * import { createAnnouncement } from 'igap-reactions/solid';
 *
 * export function Announcer() {
 *   const time = createAnnouncement(201);
 *   return () => time() && `Wait ${time()}.`; // In an element with role="status".
 * }
 * ```
 */
export function createAnnouncement(
  action: MaybeGetter<GuardedAction['action']>,
  subject?: MaybeGetter<Subject | undefined>,
): Accessor<string> {
  const { engine, locale } = getAbove();
  const remainingMs = createFollowed(
    kept(engine, milestonesOf, () => [read(action), read(subject)]),
    0,
  );
  return () => timeText(remainingMs(), locale(), 'long');
}
