// What locks an action, in a component. Comes in: the action and its subject. Goes out: whether it is locked, and for how long. Next: a
// button; lockout-text.ts and announcement.ts make words of it.
import { useMemo, useSyncExternalStore } from 'react';
import type { Countdown } from '../lockout/countdown.js';
import type { GuardedAction } from '../reaction-engine.js';
import { remainingText } from '../texts/remaining-text.js';
import { type Subject, subjectText } from '../wire/subject.js';
import { useProvided } from './provider.js';
import { unsubscribed, whileAlive } from './while-alive.js';

/** What a button of an action shows. */
export interface LockoutView {
  readonly locked: boolean;
  /** Whole seconds **in ms**, rounded up; 0 while it is not locked. */
  readonly remainingMs: number;
  /** The same as a text in the provider's locale: `0:42`; `''` while it is not locked. */
  readonly remainingText: string;
}

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
  const [remainingMs, locale] = useCountdown(action, subject);
  const locked = remainingMs > 0;
  return { locked, remainingMs, remainingText: locked ? remainingText(remainingMs, locale) : '' };
}

/** The remaining time of an action, or what `of` makes of its countdown, and the provider's locale. */
export function useCountdown(
  action: GuardedAction['action'],
  subject: Subject | undefined,
  of: (countdown: Countdown) => Countdown = (countdown) => countdown,
): [remainingMs: number, locale: string] {
  const { engine, locale } = useProvided();
  const name = nameOf(subject);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` is the same in every render
  const { subscribe, get } = useMemo(
    () => of(whileAlive(engine.countdown, nothing)({ action, subject: name })),
    [engine, action, name],
  );
  return [useSyncExternalStore(subscribe, get, () => 0), locale];
}

/** A subject as a value that is the same in every render. What is no subject stays, for the engine to refuse. */
export function nameOf(subject: Subject | undefined): string | undefined {
  return subjectText(subject) ?? (subject as string | undefined);
}

/** What is locked when the engine was disposed: nothing. A countdown of before reads 0 then. */
const nothing: Countdown = { get: () => 0, subscribe: () => unsubscribed };
