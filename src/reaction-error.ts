// The errors that the library throws or rejects with, known by name, so that two copies of the package understand each other, also
// through a port. Comes in: anything. Goes out: whether it is such an error, or that error revived.
import {
  type DisposedError,
  type OptionError,
  toJSON,
  type WaitTimeoutError,
  type WireError,
} from './faults.js';
import type {
  AccountChangedError,
  LockedOutError,
  NotSentError,
  RequestRefusedError,
  SessionEndedError,
} from './request/request-error.js';
import { fieldsOf } from './stranger.js';

/** The errors that the library throws or rejects with, by name. */
export interface ReactionErrors {
  AccountChangedError: AccountChangedError;
  DisposedError: DisposedError;
  LockedOutError: LockedOutError;
  NotSentError: NotSentError;
  OptionError: OptionError;
  RequestRefusedError: RequestRefusedError;
  SessionEndedError: SessionEndedError;
  WaitTimeoutError: WaitTimeoutError;
  WireError: WireError;
}

/** The name of an error of the library. */
export type ReactionErrorName = keyof ReactionErrors;

const names: { readonly [Name in ReactionErrorName]: true } = {
  AccountChangedError: true,
  DisposedError: true,
  LockedOutError: true,
  NotSentError: true,
  OptionError: true,
  RequestRefusedError: true,
  SessionEndedError: true,
  WaitTimeoutError: true,
  WireError: true,
};

/**
 * Whether a value is an error of the library, of this copy of it or another. Total: looking at the value cannot throw.
 *
 * @example
 * ```ts
 * import { createReactionEngine, isReactionError } from 'igap-reactions';
 *
 * try {
 *   createReactionEngine({ loginTimeoutMs: -1 });
 * } catch (error) {
 *   if (isReactionError(error, 'OptionError')) console.log(error.option); // loginTimeoutMs
 * }
 * ```
 */
export function isReactionError<Name extends ReactionErrorName>(
  value: unknown,
  name: Name,
): value is ReactionErrors[Name] {
  return fieldsOf(value, 'name').name === name;
}

/**
 * An error of the library out of what its `toJSON()` gave, after any port (a worker, an extension, a log). Its fields are those of the
 * error; it has no stack of its own, no `cause` and no `serverMessage`. Undefined where `json` is no such thing.
 *
 * @example
 * ```ts
 * import { createReactionEngine, reactionErrorFrom } from 'igap-reactions';
 *
 * const engine = createReactionEngine();
 * engine.lockOut({ action: 201, waitMs: 20_000 });
 * engine.request(201, async () => {}).catch((error) => {
 *   const sent = structuredClone(error.toJSON());
 *   console.log(reactionErrorFrom(sent)?.name); // LockedOutError
 * });
 * ```
 */
export function reactionErrorFrom(json: unknown): ReactionErrors[ReactionErrorName] | undefined {
  const { name, message } = fieldsOf(json, 'name', 'message');
  if (typeof name !== 'string' || !Object.hasOwn(names, name)) return undefined;
  try {
    const error = new Error(String(message));
    return Object.assign(error, json, { name, message: error.message, toJSON }) as never;
  } catch {
    return undefined;
  }
}
