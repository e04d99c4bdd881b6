/**
 * Catalogue: the error document's facts, found by code or by name.
 * In: what unpack.ts reads from the packed text. Out: an Entry per error, made when it is first asked for, and the map of
 * names to codes. Next: the reaction rules read entries.
 */
import {
  type CodeByName,
  type DocumentProblem,
  type MinorByName,
  packed,
  type Section,
} from './generated.js';
import { type Catalogue, unpack, unpackEntry } from './unpack.js';

export type { Section } from './generated.js';

/** The name of a documented error, as the document spells it: `'USER_LOGIN_FAILED'`. */
export type ErrorName = keyof CodeByName;

/** The major code of a documented error: `111`. */
export type ErrorCode = CodeByName[ErrorName];

/**
 * What is wrong, in one word of ours for all the wordings that mean the same. `incorrect` and `expired` come from
 * an error's name, `unspecified` is a refusal that says nothing; the others are told by a minor row.
 */
export type Problem = DocumentProblem | 'incorrect' | 'expired' | 'unspecified';

/**
 * The minor codes that the document numbers for an error; `never` where it has only `*`. The server sends others too.
 *
 * @example
 * ```ts
 * import type { MinorOf } from 'igap-reactions';
 *
 * const blocked: MinorOf<'USER_LOGIN_FAILED'> = 4;
 * ```
 */
export type MinorOf<Name extends ErrorName> = Name extends keyof MinorByName
  ? MinorByName[Name]
  : never;

/** An error, or one of its numbered minor codes: `'USER_LOGIN_FAILED'`, `'USER_LOGIN_FAILED/4'`. */
export type ErrorKey =
  | ErrorName
  | { [Name in keyof MinorByName]: `${Name}/${MinorByName[Name]}` }[keyof MinorByName];

/** One row of an error's table. */
export interface MinorRow {
  /** The minor code; `*` stands for every one that no other row names. */
  readonly minor: number | '*';
  /** Absent where the row has no text. */
  readonly problem?: Problem;
  /** The field that the text names, in lower camel case, dotted when nested: `location.lat`. */
  readonly field?: string;
  /** The two fields that the text names: of `bothSet` one too many, of `eitherRequired` one too few. */
  readonly fields?: readonly [string, string];
}

/** One documented error. */
export interface Entry {
  readonly code: ErrorCode;
  readonly name: ErrorName;
  readonly section: Section;
  /** The request that this error answers; absent for those of no request in particular (1-10, 602-609). */
  readonly action?: number;
  /** The document says "wait parameter is required". */
  readonly flagged: boolean;
  /** The document says "Virtual Error": the server's own, never sent to a client. */
  readonly virtual: boolean;
  /** In the document's order; of two rows with one minor the first counts. Empty for virtual errors. */
  readonly minors: readonly MinorRow[];
  /** What the Reaction cell asks for; absent where it asks for nothing. */
  readonly documented?: 'login' | 'register';
}

let catalogue: Catalogue | undefined;

/**
 * The documented error with this code or name, undefined where the document has none; the same object each time.
 * Total: any number or string may be asked for.
 *
 * @example
 * ```ts
 * import { findError } from 'igap-reactions';
 *
 * findError('USER_LOGIN_FAILED').action; // 102
 * findError(111).name; // 'USER_LOGIN_FAILED'
 * ```
 */
export function findError<Name extends ErrorName>(
  name: Name,
): Entry & { readonly name: Name; readonly code: CodeByName[Name] };
export function findError<Code extends ErrorCode>(code: Code): Entry & { readonly code: Code };
export function findError(key: number | string): Entry | undefined;
export function findError(key: number | string): Entry | undefined {
  const { codes, byCode } = open();
  const found = byCode.get((typeof key === 'string' ? codes[key] : key) ?? 0);
  if (!found) return undefined;
  found.entry ??= unpackEntry(found);
  // The compiler writes the text and the literal types of its words from the same entries.
  return found.entry as Entry;
}

/**
 * The code of every documented error by its name. Frozen and without a prototype: a name that the document does not have is
 * undefined, whatever it is. An application that does not import it does not pay for it.
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
export const errorCodes: CodeByName = /* @__PURE__ */ readCodes();

function readCodes(): CodeByName {
  return open().codes as never;
}

function open(): Catalogue {
  catalogue ??= unpack(packed);
  return catalogue;
}
