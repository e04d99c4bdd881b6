// Shorthands of `igap`, for code that has no engine at hand. Comes in: a code or name. Goes out: the error, or its code.
import type { Entry } from './entry.js';
import { igap } from './igap.js';
import type { CodeByName } from './igap-words.js';
import type { ErrorName } from './register.js';

/**
 * The error of the document (`igap`) with this code or name, undefined where it has none; the same object each time. Total: any number
 * or string may be asked for; a literal that is no name of an error does not compile. For errors that the app added: `engine.protocol.find`, or `find` of the protocol itself.
 *
 * @example
 * ```ts
 * import { findError } from 'igap-reactions';
 *
 * findError('USER_LOGIN_FAILED').action; // 102
 * findError(111).name; // 'USER_LOGIN_FAILED'
 * ```
 */
export function findError<Name extends keyof CodeByName>(name: Name): Entry<Name, CodeByName[Name]>;
export function findError<Code extends CodeByName[keyof CodeByName]>(
  code: Code,
): Entry<ErrorName, Code>;
export function findError<Key extends string>(
  key: ErrorName | number | (string extends Key ? Key : never),
): Entry | undefined;
export function findError(key: number | string): Entry | undefined {
  return igap.find(key) as Entry | undefined;
}

/**
 * The code of every error of the document by its name. Frozen and without a prototype: a name that the document does not have is
 * undefined, whatever it is. An app that does not import it does not pay for it.
 *
 * @example
 * ```ts
 * import { createReactionEngine, errorCodes } from 'igap-reactions';
 *
 * createReactionEngine().on('error.reported', ({ resolution }) => {
 *   if (resolution.frame.majorCode === errorCodes.CHAT_GET_ROOM_PEER_NOT_FOUND) console.log('nobody there');
 * });
 * ```
 */
export const errorCodes: Readonly<CodeByName> = /* @__PURE__ */ readCodes();

function readCodes(): Readonly<CodeByName> {
  return igap.codes;
}
