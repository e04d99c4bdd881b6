// What a screen reader says of a lockout, in a component. Comes in: the action and its subject. Goes out: how long it still is, at milestones
// only. Next: a polite live region of the app.
import { kept } from '../binding/kept.js';
import { timeText } from '../binding/lockout-view.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { milestonesOf } from '../binding/source.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { followed } from './followed.js';
import { getAbove } from './provider.js';
import type { Current } from './reaction-state.js';

/**
 * How long an action is locked, in words, as `current`, for a polite live region: another at the start, at 1 minute, 30 and 10 seconds, and
 * `''` from the end on. `''` on a server, while it is not locked, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject As of `createLockout`.
 * @throws OptionError, when it is read, for another action or subject; Error where there is no context.
 * @example
 * ```ts
 * import { createAnnouncement } from 'igap-reactions/svelte';
 *
 * // In the markup: <p role="status">{time.current && `Wait ${time.current}.`}</p>
 * export const inTheScript = () => createAnnouncement(201);
 * ```
 */
export function createAnnouncement(
  action: MaybeGetter<GuardedAction['action']>,
  subject?: MaybeGetter<Subject | undefined>,
): Current<string> {
  const { engine, locale } = getAbove();
  const remainingMs = followed(
    kept(engine, milestonesOf, () => [read(action), read(subject)]),
    0,
  );
  return {
    get current() {
      return timeText(remainingMs(), locale(), 'long');
    },
  };
}
