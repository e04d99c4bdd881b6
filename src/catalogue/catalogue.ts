/**
 * Catalogue: the error document's facts, found by code or by name.
 * In: the packed text that seeds/ compiles. Out: an Entry per error, made when it is first asked for, and the map of
 * names to codes. Next: the reaction rules read entries.
 */
import {
  type CodeByName,
  type DocumentProblem,
  type MinorByName,
  packed,
  type Section,
} from './generated.js';

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
 * const blocked: MinorOf<'USER_LOGIN_FAILED'> = 4;
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

/** What the packed text says of one error, with its rows still packed: most errors are never asked for. */
interface Slot {
  readonly code: number;
  readonly name: string;
  readonly section: string;
  readonly action: number | undefined;
  readonly marks: string;
  readonly rows: string | undefined;
  entry?: Entry;
}

interface Catalogue {
  readonly slots: ReadonlyMap<number, Slot>;
  readonly codes: Readonly<Record<string, number>>;
}

let catalogue: Catalogue | undefined;

/**
 * The documented error with this code or name, undefined where the document has none; the same object each time.
 * Total: any number or string may be asked for.
 *
 * @example
 * findError('USER_LOGIN_FAILED').action; // 102
 * findError(frame.majorCode)?.name;
 */
export function findError<Name extends ErrorName>(
  name: Name,
): Entry & { readonly name: Name; readonly code: CodeByName[Name] };
export function findError<Code extends ErrorCode>(code: Code): Entry & { readonly code: Code };
export function findError(key: number | string): Entry | undefined;
export function findError(key: number | string): Entry | undefined {
  const { slots, codes } = open();
  const slot = slots.get(typeof key === 'number' ? key : (codes[key] ?? Number.NaN));
  if (slot) slot.entry ??= readEntry(slot);
  return slot?.entry;
}

/**
 * The code of every documented error by its name. It has no prototype: a name that the document does not have is
 * undefined, whatever it is.
 *
 * @example
 * if (resolution.code === errorCodes.USER_LOGIN_FAILED) showRegistration(); // 111
 */
export const errorCodes: CodeByName = /* @__PURE__ */ readCodes();

function readCodes(): CodeByName {
  // The compiler writes the type and the text from the same entries.
  return open().codes as unknown as CodeByName;
}

function open(): Catalogue {
  catalogue ??= unpack();
  return catalogue;
}

/** Reads all but the rows. seeds/encode.ts describes the text. */
function unpack(): Catalogue {
  const slots = new Map<number, Slot>();
  const codes: Record<string, number> = Object.create(null);
  const [first = '', ...lines] = packed.split('\n');
  const endings = first.toUpperCase().split(',');
  let section = '';
  let prefix = '';
  let words: string[] = [];
  let action: number | undefined;
  let code = 0;
  for (const line of lines) {
    const [, kept, head = '', ownAction, ownCode, entries = ''] =
      /^(\d)([a-z\d_]*)(?:=(\d*))?(?:#(\d+))?(.*)/.exec(line) ?? [];
    if (!kept) {
      // A section's line: `user/` begins its names, `system:` does not.
      section = camelCase(line.slice(0, -1));
      prefix = line.endsWith('/') ? `${line.slice(0, -1)}_` : '';
      continue;
    }
    words = [...words.slice(0, +kept), ...(head ? head.split('_') : [])];
    action = ownAction === '' ? undefined : +(ownAction ?? (action ?? 0) + 1);
    if (ownCode) code = +ownCode - 1;
    const stem = (prefix + words.map((word) => `${word}_`).join('')).toUpperCase();
    for (const [, ending = '', marks = '', rows] of entries.matchAll(
      /([A-Z]|:[a-z\d_]+)([^A-Z:,]*)(,[^A-Z:]*)?/g,
    )) {
      code++;
      const name =
        stem + (ending[1] ? ending.slice(1).toUpperCase() : endings[ending.charCodeAt(0) - 65]);
      slots.set(code, { code, name, section, action, marks, rows });
      codes[name] ??= code;
    }
  }
  return { slots, codes };
}

function readEntry({ code, name, section, action, marks, rows }: Slot): Entry {
  const documented = marks.includes('<') ? 'login' : marks.includes('>') && 'register';
  return {
    code: code as ErrorCode,
    name: name as ErrorName,
    section: section as Section,
    ...(action !== undefined && { action }),
    flagged: marks.includes('^'),
    virtual: marks.includes('~'),
    minors: rows ? readRows(rows) : marks.includes('-') ? [] : [{ minor: '*' }],
    ...(documented && { documented }),
  };
}

function readRows(rows: string): MinorRow[] {
  let next = 1;
  return rows
    .slice(1)
    .split(',')
    .map((row) => {
      const [, digits, names = '', word] = /^(\*|\d*)([^!]*)!?(.*)/.exec(row) ?? [];
      const minor = digits === '*' ? digits : +(digits || next);
      if (minor !== '*') next = minor + 1;
      const [field, second] = names ? names.split('&').map(camelCase) : [];
      const problem = word ? camelCase(word) : field && 'invalid';
      return {
        minor,
        ...(problem && { problem: problem as Problem }),
        ...(field && (second ? { fields: [field, second] as const } : { field })),
      };
    });
}

function camelCase(text: string): string {
  return text.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
