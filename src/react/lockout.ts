// What locks an action, in a component. Comes in: the action and its subject. Goes out: whether it is locked, and for how long. Next: a
// button; lockout-text.ts and announcement.ts make words of it.

import { checkActing } from '../binding/hook-arguments.js';
import { type LockoutView, timeText } from '../binding/lockout-view.js';
import { countdownOf } from '../binding/source.js';
import { development } from '../development.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { useSource, useValue } from './followed.js';
import { useProvided } from './provider.js';

/**
 * Whether an action is locked, by whatever refuses it longest, and for how long. Renders when that changes, once a second at most; not at
 * all while nothing is locked. Not locked on a server, until hydration has ended, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject The room, recipient or the like; a `Long` may be a new object in every render. Absent: only what locks the whole
 * action, or calls that name none.
 * @throws OptionError for another action or subject; Error where there is no provider.
 * @example
 * ```tsx
 * import { useLockout } from 'igap-reactions/react';
 *
 * export function SendButton({ room }: { room: string }) {
 *   const { locked, remainingText } = useLockout(201, room);
 *   return <button disabled={locked}>{locked ? remainingText : 'Send'}</button>;
 * }
 * ```
 */
export function useLockout(action: GuardedAction['action'], subject?: Subject): LockoutView {
  if (development) checkActing('useLockout', action, subject);
  const remainingMs = useValue(useSource(countdownOf, action, subject), 0);
  const { locale } = useProvided();
  return {
    locked: remainingMs > 0,
    remainingMs,
    remainingText: timeText(remainingMs, locale),
  };
}
