// A request that a person makes by a button or a form. Comes in: its action and how it is sent. Goes out: a call that never rejects, and
// all that the button and the fields show. Next: the screen.
import { type ActionOutcome, idle, type Shown } from '../binding/action-outcome.js';
import { createButton, type Sending } from '../binding/button-request.js';
import { checkGuarded } from '../binding/hook-arguments.js';
import type { LockoutView } from '../binding/lockout-view.js';
import { development } from '../development.js';
import type { RequestOptions, SendCall } from '../request-options.js';
import { useSource, useValue } from './followed.js';
import { useLockout } from './lockout.js';
import { useLatest } from './reaction.js';

/** What a button or a form shows, and how it is pressed. */
export interface GuardedActionView<Args extends readonly unknown[], T> extends LockoutView, Shown {
  /**
   * Makes the request, with these arguments, and resolves with its {@link ActionOutcome}: look at `ok` before you go on. Never rejects and
   * never throws. While one is pending, also while `send` is being called, another call sends nothing and returns the same promise. The same
   * function in every render, while engine, action and subject are the same.
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
 *
 * @param action 1 to 65535.
 * @param send Sends it under `requestId`, with the arguments of `run`; the one of the latest render is called.
 * @param options Those of `engine.request`; `subject` also says which lockouts are shown. Wrong options are the `error` of `run`.
 * @throws OptionError for another action or subject, in development for a `send` that is no function; Error where there is no provider.
 * @example
 * ```tsx
 * import type { SendCall } from 'igap-reactions';
 * import { useGuardedAction } from 'igap-reactions/react';
 *
 * declare function sendNickname(call: SendCall, nickname: string): Promise<void>; // Yours.
 *
 * export function Nickname({ goOn }: { goOn: () => void }) {
 *   const { run, pending, locked, remainingText, fieldErrors } = useGuardedAction(105, sendNickname);
 *   const save = async (nickname: string) => {
 *     const { ok } = await run(nickname);
 *     if (ok) goOn();
 *   };
 *   return (
 *     <form
 *       onSubmit={(event) => {
 *         event.preventDefault();
 *         void save(String(new FormData(event.currentTarget).get('nickname')));
 *       }}
 *     >
 *       <input name="nickname" aria-invalid={'nickname' in fieldErrors} />
 *       <button disabled={pending || locked}>{locked ? remainingText : 'Save'}</button>
 *     </form>
 *   );
 * }
 * ```
 */
export function useGuardedAction<Args extends readonly unknown[], T>(
  action: number,
  send: (call: SendCall, ...args: Args) => PromiseLike<T>,
  options: RequestOptions = {},
): GuardedActionView<Args, T> {
  if (development) checkGuarded('useGuardedAction', action, send, options);
  const latest = useLatest<ReturnType<Sending<Args, T>>>([send, options]);
  const button = useSource(createButton<Args, T>, action, options.subject, latest);
  return {
    ...useLockout(action, options.subject),
    ...useValue(button, idle),
    run: button.run,
  };
}
