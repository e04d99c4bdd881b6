// One error of a protocol, as the document has it or as the app added it. Comes in: nothing. Goes out: types. Next: meaning.ts says what it
// asks for.

import type { Basis, ReactionKind } from './reaction.js';
import type { ErrorCode, ErrorName, Problem } from './register.js';

/** Where an error or a row comes from, if not from the document. */
export type AddedBasis = Extract<Basis, 'added' | 'observed'>;

/** One row of an error's table. */
export interface MinorRow {
  /** The minor code; `*` stands for every one that no other row names. */
  readonly minor: number | '*';
  /** Absent where the row has no text. */
  readonly problem?: Problem;
  /** The field that the text names, in lower camel case, dotted when nested: `location.lat`. */
  readonly field?: string;
  /** The two fields that the text names: of `bothSet` one too many, of `eitherRequired` one too few, of another problem one of them or both. */
  readonly fields?: readonly [string, string];
  /** The reaction of this row, where it is not that of its error: of added rows. */
  readonly kind?: Exclude<ReactionKind, 'unknown'>;
  /** How long it locks where the frame has no wait, ms. Only beside the kind `lockout`. */
  readonly waitMs?: number;
  /** Absent: the document has it. */
  readonly basis?: AddedBasis;
}

/** One error. */
export interface Entry<Name extends string = ErrorName, Code extends number = ErrorCode> {
  readonly code: Code;
  readonly name: Name;
  /** The document's section; of an added error what the app says, else `added`. */
  readonly section: string;
  /** The request that this error answers; absent for those of no request in particular (1-10, 602-609). */
  readonly action?: number;
  /** The document says "wait parameter is required". */
  readonly flagged: boolean;
  /** The document says "Virtual Error": the server's own, never sent to a client. */
  readonly virtual: boolean;
  /** In the document's order, then those added; of two rows with one minor the first counts. Empty for virtual errors. */
  readonly minors: readonly MinorRow[];
  /** What the Reaction cell asks for; absent where it asks for nothing. */
  readonly documented?: 'login' | 'register';
  /** Of an added error: its reaction, where it is not that of its name. */
  readonly reaction?: Omit<MinorRow, 'minor' | 'basis'>;
  /** Absent: the document has it. */
  readonly basis?: AddedBasis;
}
