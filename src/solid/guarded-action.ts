// A request that a person makes by a button or a form. Comes in: its action and how it is sent. Goes out: a call that never rejects, and
// all that the button and the fields show. Next: the screen.
import { type Accessor, createMemo, untrack } from 'solid-js';
import { type ActionOutcome, idle, type Shown } from '../binding/action-outcome.js';
import { createButton, type Sending } from '../binding/button-request.js';
import { checkGuarded } from '../binding/hook-arguments.js';
import { kept } from '../binding/kept.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { development } from '../development.js';
import type { RequestOptions, SendCall } from '../request-options.js';
import { createFollowed } from './followed.js';
import { createLockout, type LockoutAccessors } from './lockout.js';
import { getAbove } from './provider.js';

/** What a button or a form shows, and how it is pressed. */
export interface GuardedActionAccessors<Args extends readonly unknown[], T>
  extends LockoutAccessors {
  /**
   * Makes the request, with these arguments, and resolves with its {@link ActionOutcome}: look at `ok` before you go on. Never rejects and
   * never throws. While one is pending, also while `send` is being called, another call sends nothing and returns the same promise.
   */
  readonly run: (...args: Args) => Promise<ActionOutcome<T>>;
  /** It was called, here or on an earlier visit to this page, and has no answer yet. */
  readonly pending: Accessor<boolean>;
  /** What the last one was rejected with: an error of the library (see `isReactionError`), or what `send` threw. undefined: nothing, or one is pending. */
  readonly error: Accessor<unknown>;
  /** The problems of the fields that the last refusal names (`correctInput`), by field; without one, empty. */
  readonly fieldErrors: Accessor<Shown['fieldErrors']>;
}

/**
 * A request of a button or a form: sent through `engine.request`, so held, replayed and refused as that does, with what the screen shows of
 * it.
 *
 * Leaving the page does not take the request back; pass a `signal` for that. When a button of the same action and subject is shown while
 * nobody shows the request any more, it is pending, and shows what comes of it; `run` with other arguments than that request's makes one
 * of its own. Two that are on the screen at the same time have a request each. So a screen that can be about several things (contacts, rooms)
 * says by `subject` which: a request about one is never shown for another.
 *
 * @param action 1 to 65535.
 * @param send Sends it under `requestId`, with the arguments of `run`.
 * @param options Those of `engine.request`; `subject` also says which lockouts are shown. Wrong options are the `error` of `run`.
 * @throws OptionError for another action or subject, in development for a `send` that is no function; Error where there is no provider.
 * @example
 * ```ts
 * import type { SendCall } from 'igap-reactions';
 * import { createGuardedAction } from 'igap-reactions/solid';
 *
 * declare function leaveRoom(call: SendCall, room: string): Promise<void>; // Yours.
 *
 * export function leaving(props: { room: string }) {
 *   const options = () => ({ subject: props.room });
 *   const { run, pending, locked } = createGuardedAction(303, leaveRoom, options);
 *   return { disabled: () => pending() || locked(), press: () => run(props.room) };
 * }
 * ```
 */
export function createGuardedAction<Args extends readonly unknown[], T>(
  action: MaybeGetter<number>,
  send: (call: SendCall, ...args: Args) => PromiseLike<T>,
  options: MaybeGetter<RequestOptions> = {},
): GuardedActionAccessors<Args, T> {
  if (development) checkGuarded('createGuardedAction', read(action), send, read(options));
  const latest: Sending<Args, T> = () => [send, read(options)];
  const button = kept(
    getAbove().engine,
    createButton<Args, T>,
    () => [read(action), read(options).subject, latest] as const,
  );
  const shown = createFollowed(button, idle);
  return {
    ...createLockout(action, () => read(options).subject),
    pending: createMemo(() => shown().pending),
    error: createMemo(() => shown().error),
    fieldErrors: createMemo(() => shown().fieldErrors),
    run: (...args) => untrack(() => button().run(...args)),
  };
}
