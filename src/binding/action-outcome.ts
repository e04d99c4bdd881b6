// What a request of a button came to. Comes in: the promise of `engine.request`. Goes out: an outcome that never rejects, and what the
// button shows. Next: button-request.ts keeps it.

import type { Reaction } from '../protocol/reaction.js';
import type { Problem } from '../protocol/register.js';
import type { RequestRefusedError } from '../request/request-error.js';

/**
 * What a request came to, discriminated on `ok`: its answer, or what it rejected with.
 *
 * @example
 * ```ts
 * import type { ActionOutcome } from 'igap-reactions/react';
 *
 * export const left = (outcome: ActionOutcome<{ room: string }>) =>
 *   outcome.ok ? `left ${outcome.value.room}` : 'still there';
 * ```
 */
export type ActionOutcome<T> =
  | { readonly ok: true; readonly value: T }
  /** `error` is an error of the library (see `isReactionError`), or what `send` threw; `outcomeText` has a sentence for each. */
  | { readonly ok: false; readonly error: unknown };

/** What the fields of a form have wrong, by the app's names. */
export type FieldErrors = { readonly [field: string]: Problem | undefined };

/** What a button shows of its last request. */
export interface Shown {
  readonly pending: boolean;
  readonly error: unknown;
  readonly fieldErrors: FieldErrors;
}

/** Nothing was asked for, or it was answered. */
export const idle: Shown = { pending: false, error: undefined, fieldErrors: {} };
/** There is no answer yet. */
export const pending: Shown = { ...idle, pending: true };

/** What is shown once there is an outcome. */
export function shownOf(outcome: ActionOutcome<unknown>): Shown {
  return outcome.ok
    ? idle
    : { ...idle, error: outcome.error, fieldErrors: fieldErrorsOf(outcome.error) };
}

/** What only a `correctInput` has. */
type WrongInput = Partial<Extract<Reaction, { kind: 'correctInput' }>>;

/** Of a refusal of any copy of the package. `send` may throw what cannot be looked at. */
function fieldErrorsOf(error: unknown): FieldErrors {
  try {
    const { reaction } = (error as RequestRefusedError).resolution;
    const { field, fields = field ? [field] : [], problem } = reaction as WrongInput;
    return Object.fromEntries(fields.map((name) => [name, problem]));
  } catch {
    return {};
  }
}
