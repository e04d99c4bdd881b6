// Error frames by name. Comes in: the name of a documented error, and what else arrives with it. Goes out: the frame to `receive`, to
// push, or to answer with. Next: whatever takes an ErrorFrame.
import { type ErrorName, errorCodes, type MinorOf } from '../catalogue/catalogue.js';
import { OptionError } from '../faults.js';
import type { ErrorFrame } from '../wire/error-frame.js';

/** What a frame of an error can hold besides its code. */
export interface ErrorFields<Name extends ErrorName>
  extends Omit<ErrorFrame, 'majorCode' | 'minorCode'> {
  /** One of those that the document numbers for this error; any where it numbers none. */
  readonly minorCode?: ([MinorOf<Name>] extends [never] ? number : MinorOf<Name>) | undefined;
}

/**
 * The frame of a documented error. For errors and minors that are not documented, write the frame: `{ majorCode: 672 }`.
 *
 * @throws OptionError when the document has no such name.
 * @example
 * ```ts
 * import { errorFrame } from 'igap-reactions/testing';
 *
 * console.log(errorFrame('FLOOD_REQUEST', { wait: 30, action: 102 }).majorCode); // 10
 * console.log(errorFrame('USER_LOGIN_FAILED', { minorCode: 4 }).majorCode); // 111
 * ```
 */
export function errorFrame<Name extends ErrorName>(
  name: Name,
  fields: ErrorFields<Name> = {},
): ErrorFrame & { readonly majorCode: (typeof errorCodes)[Name] } {
  const majorCode = typeof name === 'string' ? errorCodes[name] : undefined;
  if (majorCode === undefined) {
    throw new OptionError('errorFrame(name)', 'the name of a documented error');
  }
  if (Object(fields) !== fields) throw new OptionError('errorFrame(fields)', 'an object');
  return { ...fields, majorCode };
}
