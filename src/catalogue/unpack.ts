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
  /** Its ending, its marks, and its rows, each after a comma. */
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

/** Reads the codes and names of all errors. */
export function unpack(packed: string): Catalogue {
  const byCode = new Map<number, PackedEntry>();
  const codes: Record<string, number> = Object.create(null);
  const [first = '', ...lines] = packed.split('\n');
  const endings = first.split(',');
  let section = '';
  let prefix: string[] = [];
  let words: string[] = [];
  let action = 0;
  let code = 1;
  for (const line of lines) {
    const [start = '', ...texts] = line.split(' ');
    if (texts.length === 0) {
      // A section's line: `user/` begins its names, `system:` does not.
      section = start.slice(0, -1);
      prefix = start.endsWith('/') ? [section] : [];
      continue;
    }
    const [left = '', ownCode = code] = start.split('#');
    const [head = '', ownAction = action + 1] = left.split('=');
    action = +ownAction;
    code = +ownCode;
    words = words.slice(0, +head.charAt(0));
    if (head.length > 1) words.push(...head.slice(1).split('_'));
    for (const text of texts) {
      const ending = endings[text.charCodeAt(0) - 65] ?? text.slice(1).split(/\W/, 1)[0];
      const name = [...prefix, ...words, ending].join('_').toUpperCase();
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
    minors: rows.length > 0 ? unpackRows(rows) : marks.includes('-') ? [] : [{ minor: '*' }],
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
