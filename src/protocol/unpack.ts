// The packed text of a compiled document. Comes in: the text; seeds/encode.ts describes it. Goes out: where each error stands in it, the codes
// by name, and one entry. A line is read when one of its errors is asked for, all names when a name is. Next: define.ts.
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

/** A text, read as far as its lines. */
export interface Packed {
  /** Of a code that stands twice the last. */
  find(code: number): PackedEntry | undefined;
  /** Frozen, without a prototype. Where a name stands twice its first code counts. */
  codes(): Readonly<Record<string, number>>;
}

/** Errors of one action, whose codes follow each other. */
interface Line {
  /** The first code, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly section: string;
  readonly action: number;
  /** What all of its names begin with. */
  readonly heads: readonly string[];
  readonly run: string;
}

/** The start of a line: a section and whether it is part of the names, an action, a code, a head. */
const start = /^(?:(\w+)([/|]))?(\d*)(?:#(\d*))?=?([a-z\d_]*)/;
/** An entry: its ending, by letter or by name, and what else it says. */
const entries = /([A-Z]|:[a-z\d_]*)([^A-Z:]*)/g;

function readLines(texts: readonly string[]): readonly Line[] {
  let section = '';
  let prefix = '';
  let action = 0;
  let code = 1;
  return texts.map((text) => {
    const [whole = '', place, mark, ownAction, ownCode, head = ''] = start.exec(text) ?? [];
    if (place) {
      section = place;
      prefix = mark === '/' ? place : '';
    }
    action = +(ownAction || action + 1);
    if (ownCode !== undefined) code = +(ownCode || action);
    const run = text.slice(whole.length).replace(/^,[^A-Z:]*/, 'B$&A');
    const from = code;
    // Each entry begins with a letter or a colon.
    code += run.replace(/[^A-Z:]/g, '').length;
    return { from, to: code, section, action, heads: [prefix, head], run };
  });
}

/** Finds the codes and names of all errors. */
export function unpack(packed: string): Packed {
  const [first = '', ...texts] = packed.split('\n');
  const endings = first.split(',');
  const lines = readLines(texts);

  function entriesOf({ from, section, action, heads, run }: Line): readonly PackedEntry[] {
    return [...run.matchAll(entries)].map(([, sign = '', text = ''], at) => {
      const ending = endings[sign.charCodeAt(0) - 65] ?? sign.slice(1);
      const name = [...heads, ending].filter(Boolean).join('_').toUpperCase();
      return { code: from + at, name, section, action, text };
    });
  }

  return {
    find(code) {
      if (!Number.isInteger(code)) return undefined;
      let found: PackedEntry | undefined;
      for (const line of lines) {
        if (code >= line.from && code < line.to) found = entriesOf(line)[code - line.from];
      }
      return found;
    },
    codes() {
      const codes: Record<string, number> = Object.create(null);
      for (const line of lines) {
        for (const { name, code } of entriesOf(line)) codes[name] ??= code;
      }
      return Object.freeze(codes);
    },
  };
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
