// The packed text of a compiled document. Comes in: the text; seeds/encode.ts describes it. Goes out: where each error stands in it, the codes
// by name, and one entry. Names are read at once, what else an entry says when it is asked for. Next: define.ts.
import type { Entry, MinorRow } from './entry.js';
import type { Problem } from './register.js';

/** One error, its rows still packed. */
export interface PackedEntry {
  readonly code: number;
  readonly name: string;
  readonly section: string;
  /** 0: none. */
  readonly action: number;
  /** Its marks, and its rows, each after a comma. */
  readonly text: string;
}

/** A text, read as far as its names. */
export interface Packed {
  readonly byCode: ReadonlyMap<number, PackedEntry>;
  /** Frozen, without a prototype. Where a name stands twice its first code counts. */
  readonly codes: Readonly<Record<string, number>>;
}

/** The start of a line: a section and whether it is part of the names, an action, a code, a head. */
const start = /^(?:(\w+)([/|]))?(\d*)(?:#(\d*))?=?([a-z\d_]*)/;
/** An entry: its ending, by letter or by name, and what else it says. */
const entries = /([A-Z]|:[a-z\d_]*)([^A-Z:]*)/g;

/** Reads the codes and names of all errors. */
export function unpack(packed: string): Packed {
  const byCode = new Map<number, PackedEntry>();
  const codes: Record<string, number> = Object.create(null);
  const [first = '', ...lines] = packed.split('\n');
  const endings = first.split(',');
  let section = '';
  let prefix = '';
  let action = 0;
  let code = 1;
  for (const line of lines) {
    const [whole = '', place, mark, ownAction, ownCode, head] = start.exec(line) ?? [];
    if (place) {
      section = place;
      prefix = mark === '/' ? place : '';
    }
    action = +(ownAction || action + 1);
    if (ownCode !== undefined) code = +(ownCode || action);
    const run = line.slice(whole.length).replace(/^,[^A-Z:]*/, 'B$&A');
    for (const [, sign = '', text = ''] of run.matchAll(entries)) {
      const ending = endings[sign.charCodeAt(0) - 65] ?? sign.slice(1);
      const name = [prefix, head, ending].filter(Boolean).join('_').toUpperCase();
      codes[name] ??= code;
      byCode.set(code, { code, name, section, action, text });
      code++;
    }
  }
  return { byCode, codes: Object.freeze(codes) };
}

/** Reads what else an error's text says. */
export function unpackEntry({
  code,
  name,
  section,
  action,
  text,
}: PackedEntry): Entry<string, number> {
  const [marks = '', ...rows] = text.split(',');
  const documented = marks.includes('<') ? 'login' : marks.includes('>') && ('register' as const);
  return {
    code,
    name,
    section: camelCase(section),
    ...(action && { action }),
    flagged: marks.includes('^'),
    virtual: marks.includes('~'),
    minors: rows.length > 0 || marks.includes('-') ? unpackRows(rows) : [{ minor: '*' }],
    ...(documented && { documented }),
  };
}

function unpackRows(rows: readonly string[]): MinorRow[] {
  let next = 1;
  return rows.map((row) => {
    const [, digits, names = '', word] = /^(\*|\d*)([^!]*)!?(.*)/.exec(row) ?? [];
    const minor = digits === '*' ? digits : +(digits || next);
    if (minor !== '*') next = minor + 1;
    const [field, second] = names ? names.split('&').map(camelCase) : [];
    // The compiler writes the text and the literal types of its words from the same rows.
    const problem = (word ? camelCase(word) : field && 'invalid') as Problem | undefined;
    return {
      minor,
      ...(problem && { problem }),
      ...(field && (second ? { fields: [field, second] as const } : { field })),
    };
  });
}

/** `old_password` as `oldPassword`. */
export function camelCase(text: string): string {
  return text.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
