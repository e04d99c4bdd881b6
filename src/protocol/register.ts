// The names that the program knows: those of the document, or of the protocol that the app has registered. Comes in: the app's declaration.
// Goes out: types. Used by: everything public that names an error.
import type { IgapWords } from './igap-words.js';

/**
 * What an app declares, once per program, to have the names of its own protocol completed and checked: in `overrides`, `subjects`,
 * `findError`, `errorFrame` and the events. Without it they are those of `igap`.
 *
 * @example
 * ```ts
 * import { extendProtocol, igap } from 'igap-reactions';
 *
 * export const mine = extendProtocol(igap, {
 *   errors: { CLIENT_VOTE: { code: 677, minors: { 6: { kind: 'deny', problem: 'tooManyVotes' } } } },
 * });
 *
 * declare module 'igap-reactions' {
 *   interface Register {
 *     protocol: typeof mine;
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: the app adds its protocol by declaration merging
export interface Register {}

/** The words of the registered protocol, else of `igap`. */
export type RegisteredWords = Register extends {
  readonly protocol: { readonly '~words'?: infer Words };
}
  ? NonNullable<Words>
  : IgapWords;

/** The code of every error of the registered protocol, else of `igap`, by its name. */
export type RegisteredCodes = RegisteredWords extends { readonly codes: infer Codes }
  ? Codes
  : never;
/** The numbered minor codes of every error that has some, by its name. */
export type NumberedMinors = RegisteredWords extends { readonly minors: infer Minors }
  ? Minors
  : never;

// `| never` makes a union of its own, which editors show by its name.
/** The name of an error, as the document (or the app) spells it: `'USER_LOGIN_FAILED'`. */
export type ErrorName = (keyof RegisteredCodes & string) | never;

/** The major code of the error with a name. */
export type CodeOf<Name extends ErrorName> = RegisteredCodes[Name & keyof RegisteredCodes] & number;

/** The major code of an error: `111`. */
export type ErrorCode = RegisteredCodes[keyof RegisteredCodes] & number;

/**
 * What is wrong, in one word of ours for all the wordings that mean the same. `incorrect` and `expired` come from an error's name,
 * `unspecified` is a refusal that says nothing; the others are said by a minor row, or by the app.
 */
export type Problem =
  | (RegisteredWords extends { readonly problem: infer Word } ? Word & string : never)
  | 'incorrect'
  | 'expired'
  | 'unspecified';

/**
 * The minor codes that the document (or the app) numbers for an error; `never` where it has only `*`. The server sends others too.
 *
 * @example
 * ```ts
 * import type { MinorOf } from 'igap-reactions';
 *
 * const blocked: MinorOf<'USER_LOGIN_FAILED'> = 4;
 * ```
 */
export type MinorOf<Name extends ErrorName> = Name extends keyof NumberedMinors
  ? NumberedMinors[Name] & number
  : never;

/**
 * An error, or one of its numbered minor codes: `'USER_LOGIN_FAILED'`, `'USER_LOGIN_FAILED/4'`. It has a parameter so that a compiler works it
 * out where it is used, and not in every app.
 */
export type ErrorKey<Numbered = NumberedMinors> =
  | ErrorName
  | {
      [Name in keyof Numbered & string]: `${Name}/${Numbered[Name] & number}`;
    }[keyof Numbered & string];
