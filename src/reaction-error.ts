// The errors that the SDK throws or rejects with, told apart by name, so that two copies of the package understand each other.
import type { DisposedError, OptionError, WaitTimeoutError, WireError } from './faults.js';
import type {
  AccountChangedError,
  LockedOutError,
  RequestRefusedError,
  SessionEndedError,
} from './request/request-error.js';

/** The errors that the SDK throws or rejects with, by name. */
export interface ReactionErrors {
  AccountChangedError: AccountChangedError;
  DisposedError: DisposedError;
  LockedOutError: LockedOutError;
  OptionError: OptionError;
  RequestRefusedError: RequestRefusedError;
  SessionEndedError: SessionEndedError;
  WaitTimeoutError: WaitTimeoutError;
  WireError: WireError;
}

/**
 * Whether a value is an error of the SDK, of this copy of it or another.
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
export function isReactionError<Name extends keyof ReactionErrors>(
  value: unknown,
  name: Name,
): value is ReactionErrors[Name] {
  return (value as Error | undefined)?.name === name;
}
