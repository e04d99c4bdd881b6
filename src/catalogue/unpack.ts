/**
 * Catalogue: the packed text in; where each error stands in it, the codes by name, and one entry out. seeds/encode.ts describes
 * the text. Names are read at once, what else an entry says when it is asked for.
 * Next: catalogue.ts keeps what was read and gives it its types.
 */

/** One error, its rows still packed. */
export interface PackedEntry {
  readonly code: number;
  readonly name: string;
  readonly section: string;
  /** 0: none. */
  readonly action: number;
  /** Its marks, and its rows, each after a comma. */
  readonly text: string;
  /** What the text says, once it was asked for. */
  entry?: UnpackedEntry;
}

export interface Catalogue {
  readonly byCode: ReadonlyMap<number, PackedEntry>;
  /** Frozen, without a prototype. Where a name stands twice its first code counts. */
  readonly codes: Readonly<Record<string, number>>;
}

/** One error as the text has it. */
export interface UnpackedEntry {
  readonly code: number;
  readonly name: string;
  readonly section: string;
  readonly action?: number;
  readonly flagged: boolean;
  readonly virtual: boolean;
  readonly minors: readonly UnpackedRow[];
  readonly documented?: string;
}

interface UnpackedRow {
  readonly minor: number | '*';
  readonly problem?: string;
  readonly field?: string;
  readonly fields?: readonly [string, string];
}

/** The start of a line: a section and whether it is part of the names, an action, a code, a head. */
const start = /^(?:(\w+)([/|]))?(\d*)(?:#(\d*))?=?([a-z\d_]*)/;
/** An entry: its ending, by letter or by name, and what else it says. */
const entries = /([A-Z]|:[a-z\d_]*)([^A-Z:]*)/g;

/** Reads the codes and names of all errors. */
export function unpack(packed: string): Catalogue {
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
export function unpackEntry({ code, name, section, action, text }: PackedEntry): UnpackedEntry {
  const [marks = '', ...rows] = text.split(',');
  const documented = marks.includes('<') ? 'login' : marks.includes('>') && 'register';
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

function unpackRows(rows: readonly string[]): UnpackedRow[] {
  let next = 1;
  return rows.map((row) => {
    const [, digits, names = '', word] = /^(\*|\d*)([^!]*)!?(.*)/.exec(row) ?? [];
    const minor = digits === '*' ? digits : +(digits || next);
    if (minor !== '*') next = minor + 1;
    const [field, second] = names ? names.split('&').map(camelCase) : [];
    const problem = word ? camelCase(word) : field && 'invalid';
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
