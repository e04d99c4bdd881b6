// A request that a person makes by a button or a form. Comes in: its action and how it is sent. Goes out: a call that never rejects, and
// all that the button and the fields show.
import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../catalogue/catalogue.js';
import type { Reaction } from '../reaction/reaction.js';
import type { RequestOptions, SendCall } from '../request/request.js';
import { type LockoutView, useLockout } from './lockout.js';
import { useReactionEngine } from './provider.js';
import { useLatest } from './reaction.js';

/** What the fields of a form have wrong, by the host's names. */
type FieldErrors = { readonly [field: string]: Problem | undefined };

interface Outcome {
  readonly pending: boolean;
  readonly error: unknown;
  readonly fieldErrors: FieldErrors;
}

/** What a button or a form shows, and how it is pressed. */
export interface GuardedActionView<Args extends readonly unknown[], T> extends LockoutView {
  /**
   * Makes the request, with these arguments. Resolves with its answer, with undefined where it has none (`error` then tells why), and never
   * rejects. While one is pending a second call sends nothing and returns the same promise. The same function in every render.
   */
  readonly run: (...args: Args) => Promise<T | undefined>;
  /** It was called, and has no answer yet. */
  readonly pending: boolean;
  /** What the last one was rejected with: an error of the SDK (see `isReactionError`), or what `send` threw. undefined: nothing, or one is pending. */
  readonly error: unknown;
  /** The problems of the fields that the last refusal names (`correctInput`); without one, empty. */
  readonly fieldErrors: FieldErrors;
}

/** What only a `correctInput` has. */
type WrongInput = Partial<Extract<Reaction, { kind: 'correctInput' }>>;

const idle: Outcome = { pending: false, error: undefined, fieldErrors: {} };

/**
 * A request of a button or a form: sent through `engine.request`, so held, replayed and refused as that does, with what the screen shows of
 * it. Leaving the page does not take it back; pass a `signal` for that.
 *
 * @param action 1 to 65535.
 * @param send Sends it under `requestId`, with the arguments of `run`; the one of the latest render is called.
 * @param options Those of `engine.request`; `subject` also says which lockouts are shown.
 * @throws OptionError for another action or subject; Error where there is no provider. `run` throws OptionError for other wrong options.
 * @example
 * ```tsx
 * import type { SendCall } from 'igap-reactions';
 * import { useGuardedAction } from 'igap-reactions/react';
 *
 * declare function sendNickname(call: SendCall, nickname: string): Promise<void>; // Yours.
 *
 * export function Nickname() {
 *   const { run, pending, locked, remainingText, fieldErrors } = useGuardedAction(105, sendNickname);
 *   return (
 *     <form
 *       onSubmit={(event) => {
 *         event.preventDefault();
 *         void run(String(new FormData(event.currentTarget).get('nickname')));
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
  const engine = useReactionEngine();
  const lockout = useLockout(action, options.subject);
  const [outcome, setOutcome] = useState(idle);
  const latest = useLatest([send, options] as const);
  const running = useRef<Promise<T | undefined>>(undefined);
  const run = useCallback(
    (...args: Args) => {
      if (running.current !== undefined) return running.current;
      const [sent, how] = latest.current;
      const answer = engine.request(action, (call) => sent(call, ...args), how);
      const ending = async () => {
        try {
          const value = await answer;
          setOutcome(idle);
          return value;
        } catch (error) {
          setOutcome({ pending: false, error, fieldErrors: fieldErrorsOf(error) });
        } finally {
          running.current = undefined;
        }
      };
      setOutcome({ ...idle, pending: true });
      running.current = ending();
      return running.current;
    },
    [engine, action, latest],
  );
  return { ...lockout, ...outcome, run };
}

/** A refusal of any copy of the package. */
function fieldErrorsOf(error: unknown): FieldErrors {
  const { resolution } = Object(error) as {
    readonly resolution?: { readonly reaction: WrongInput };
  };
  const { field, fields = field ? [field] : [], problem } = resolution?.reaction ?? {};
  return Object.fromEntries(fields.map((name) => [name, problem]));
}
