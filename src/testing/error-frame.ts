// Error frames by name. Comes in: the name of an error, and what else arrives with it. Goes out: the frame to `receive`, to
// push, or to answer with. Next: whatever takes an ErrorFrame.
import { anObject } from '../arguments.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { igap } from '../protocol/igap.js';
import { adviceOn, aProtocol, codeOf, type Protocol } from '../protocol/protocol.js';
import type { CodeOf, ErrorName, MinorOf } from '../protocol/register.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import { checkFields } from './control-arguments.js';

/** What a frame of an error can hold besides its code. */
export interface ErrorFields<Name extends ErrorName>
  extends Omit<ErrorFrame, 'majorCode' | 'minorCode'> {
  /** One of those that the document (or the app) numbers for this error; any where it numbers none. */
  readonly minorCode?: ([MinorOf<Name>] extends [never] ? number : MinorOf<Name>) | undefined;
}

/**
 * The frame of an error by its name. For errors and minors that have none, write the frame: `{ majorCode: 672 }`.
 *
 * @param protocol Where the name is looked up. An error that the app added is in its own. @default igap
 * @throws OptionError when the protocol has no such name.
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
  protocol: Protocol = igap,
): ErrorFrame & { readonly majorCode: CodeOf<Name> } {
  const { name: of } = aProtocol('errorFrame(protocol)', protocol);
  const majorCode = typeof name === 'string' ? codeOf(protocol, name) : undefined;
  if (majorCode === undefined) {
    throw mustBe(
      'errorFrame(name)',
      development && `the name of an error of ${of}`,
      name,
      development && adviceOn(protocol)(name),
    );
  }
  anObject('errorFrame(fields)', fields);
  checkFields('errorFrame', fields);
  return { ...fields, majorCode: majorCode as CodeOf<Name> };
}
