// What locks an action, as accessors. Comes in: the action and its subject. Goes out: whether it is locked, and for how long. Next: a button;
// lockout-text.ts and announcement.ts make words of it.
import { type Accessor, createMemo } from 'solid-js';
import { checkActing } from '../binding/hook-arguments.js';
import { kept } from '../binding/kept.js';
import { type LockoutView, timeText } from '../binding/lockout-view.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { countdownOf } from '../binding/source.js';
import { development } from '../development.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { Subject } from '../wire/subject.js';
import { createFollowed } from './followed.js';
import { getAbove } from './provider.js';

/** What a button of an action shows. */
export type LockoutAccessors = {
  readonly [Name in keyof LockoutView]: Accessor<LockoutView[Name]>;
};

/**
 * Whether an action is locked, by whatever refuses it longest, and for how long. Changes once a second at most; not at all while nothing is
 * locked. Not locked on a server, until hydration has ended, and when the engine was disposed.
 *
 * @param action 1 to 65535.
 * @param subject The room, recipient or the like. Absent: only what locks the whole action, or calls that name none.
 * @throws OptionError for another action or subject; Error where there is no provider.
 * @example
 * ```ts
 * import { createLockout } from 'igap-reactions/solid';
 *
 * export function Note(props: { room: string }) {
 *   const { locked, remainingText } = createLockout(201, () => props.room);
 *   return () => locked() && `Wait ${remainingText()}`;
 * }
 * ```
 */
export function createLockout(
  action: MaybeGetter<GuardedAction['action']>,
  subject?: MaybeGetter<Subject | undefined>,
): LockoutAccessors {
  if (development) checkActing('createLockout', read(action), read(subject));
  const { engine, locale } = getAbove();
  const remainingMs = createFollowed(
    kept(engine, countdownOf, () => [read(action), read(subject)]),
    0,
  );
  return {
    locked: createMemo(() => remainingMs() > 0),
    remainingMs,
    remainingText: () => timeText(remainingMs(), locale()),
  };
}
