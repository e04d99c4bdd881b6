// A request that a person makes by a button or a form. Comes in: its action and how it is sent. Goes out: a call that never rejects, and
// all that the button and the fields show. Next: the screen.
import { untrack } from 'svelte';
import { type ActionOutcome, idle, type Shown } from '../binding/action-outcome.js';
import { createButton, type Sending } from '../binding/button-request.js';
import { checkGuarded } from '../binding/hook-arguments.js';
import { kept } from '../binding/kept.js';
import type { LockoutView } from '../binding/lockout-view.js';
import { type MaybeGetter, read } from '../binding/provided.js';
import { development } from '../development.js';
import type { RequestOptions, SendCall } from '../request-options.js';
import { followed } from './followed.js';
import { createLockout } from './lockout.js';
import { getAbove } from './provider.js';

/** What a button or a form shows, and how it is pressed. */
export interface GuardedActionView<Args extends readonly unknown[], T> extends LockoutView, Shown {
  /**
   * Makes the request, with these arguments, and resolves with its {@link ActionOutcome}: look at `ok` before you go on. Never rejects and
   * never throws. While one is pending, also while `send` is being called, another call sends nothing and returns the same promise.
   */
  readonly run: (...args: Args) => Promise<ActionOutcome<T>>;
  /** It was called, here or on an earlier visit to this page, and has no answer yet. */
  readonly pending: boolean;
  /** What the last one was rejected with: an error of the library (see `isReactionError`), or what `send` threw. undefined: nothing, or one is pending. */
  readonly error: unknown;
  /** The problems of the fields that the last refusal names (`correctInput`), by field; without one, empty. */
  readonly fieldErrors: Shown['fieldErrors'];
}

/**
 * A request of a button or a form: sent through `engine.request`, so held, replayed and refused as that does, with what the screen shows of
 * it.
 *
 * Leaving the page does not take the request back; pass a `signal` for that. When a button of the same action and subject is shown while
 * nobody shows the request any more, it is pending, and shows what comes of it; `run` with other arguments than that request's makes one
 * of its own. Two that are on the screen at the same time have a request each. So a screen that can be about several things (contacts, rooms)
 * says by `subject` which: a request about one is never shown for another.
 * Read its members where they are shown: taken apart, all but `run` stay as they were.
 *
 * @param action 1 to 65535.
 * @param send Sends it under `requestId`, with the arguments of `run`.
 * @param options Those of `engine.request`; `subject` also says which lockouts are shown. Wrong options are the `error` of `run`.
 * @throws OptionError for another action or subject: in development at once, and also for a `send` that is no function; else when it is read. Error where there is no context.
 * @example
 * ```ts
 * import type { SendCall } from 'igap-reactions';
 * import { createGuardedAction } from 'igap-reactions/svelte';
 *
 * declare function leaveRoom(call: SendCall, room: string): Promise<void>; // Yours.
 *
 * // <button disabled={leaving.pending || leaving.locked} onclick={() => leaving.run(room)}>Leave</button>
 * export const inTheScript = (room: () => string) =>
 *   createGuardedAction(303, leaveRoom, () => ({ subject: room() }));
 * ```
 */
export function createGuardedAction<Args extends readonly unknown[], T>(
  action: MaybeGetter<number>,
  send: (call: SendCall, ...args: Args) => PromiseLike<T>,
  options: MaybeGetter<RequestOptions> = {},
): GuardedActionView<Args, T> {
  if (development) checkGuarded('createGuardedAction', read(action), send, read(options));
  const latest: Sending<Args, T> = () => [send, read(options)];
  const button = kept(
    getAbove().engine,
    createButton<Args, T>,
    () => [read(action), read(options).subject, latest] as const,
  );
  const shown = followed(button, idle);
  const lockout = createLockout(action, () => read(options).subject);
  return {
    run: (...args) => untrack(() => button().run(...args)),
    get locked() {
      return lockout.locked;
    },
    get remainingMs() {
      return lockout.remainingMs;
    },
    get remainingText() {
      return lockout.remainingText;
    },
    get pending() {
      return shown().pending;
    },
    get error() {
      return shown().error;
    },
    get fieldErrors() {
      return shown().fieldErrors;
    },
  };
}
