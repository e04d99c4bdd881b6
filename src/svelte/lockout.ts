// What locks an action, in a component. Comes in: the action and its subject. Goes out: whether it is locked, and for how long. Next: a button;
// lockout-text.ts and announcement.ts make words of it.

import { checkActing } from '../binding/hook-arguments.js';
import { kept } from '../binding/kept.js';
import { type LockoutView, timeText } from '../binding/lockout-view.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { countdownOf } from '../binding/source.js';
import { development } from '../development.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { followed } from './followed.js';
import { getAbove } from './provider.js';

/**
 * Whether an action is locked, by whatever refuses it longest, and for how long. Changes once a second at most; not at all while nothing is
 * locked. Not locked on a server, until the component is mounted, and when the engine was disposed. Read its members where they are
 * shown: taken apart they stay as they were.
 *
 * @param action 1 to 65535.
 * @param subject The room, recipient or the like. Absent: only what locks the whole action, or calls that name none.
 * @throws OptionError for another action or subject, in development at once, else when it is read; Error where there is no context.
 * @example
 * ```ts
 * import { createLockout } from 'igap-reactions/svelte';
 *
 * // In the markup: <button disabled={sending.locked}>{sending.remainingText || 'Send'}</button>
 * export const inTheScript = (room: () => string) => createLockout(201, room);
 * ```
 */
export function createLockout(
  action: MaybeGetter<GuardedAction['action']>,
  subject?: MaybeGetter<Subject | undefined>,
): LockoutView {
  if (development) checkActing('createLockout', read(action), read(subject));
  const { engine, locale } = getAbove();
  const remainingMs = followed(
    kept(engine, countdownOf, () => [read(action), read(subject)]),
    0,
  );
  return {
    get locked() {
      return remainingMs() > 0;
    },
    get remainingMs() {
      return remainingMs();
    },
    get remainingText() {
      return timeText(remainingMs(), locale());
    },
  };
}
