/**
 * Catalogue: the packed text in; one entry, or the codes of all names, out. seeds/encode.ts describes the text.
 * Nothing is read before it is asked for: the first error of a cold page pays for its own line and for finding it.
 * Next: catalogue.ts keeps what was read and gives it its types.
 */
/** One error as the text has it. */
export interface UnpackedEntry {
  readonly code: number;
  readonly name: string;
  readonly section: string;
  readonly action?: number;
  readonly flagged: boolean;
  readonly virtual: boolean;
  readonly minors: readonly UnpackedRow[];
  readonly documented?: 'login' | 'register';
}

interface UnpackedRow {
  readonly minor: number | '*';
  readonly problem?: string;
  readonly field?: string;
  readonly fields?: readonly [string, string];
}

/** A line of the text: entries with successive codes, whose names begin alike and which answer the same request. */
interface Group {
  readonly section: string;
  readonly prefix: readonly string[];
  /** How many words of the head before it keeps, and the words it adds: `1get_list`. */
  readonly head: string;
  readonly before: Group | undefined;
  readonly action: number | undefined;
  /** The code of its first entry. */
  readonly code: number;
  readonly entries: readonly string[];
  /** Read when a name is first asked for. */
  words?: string[];
}

/** The text, opened: its lines are known, what they say is not read yet. */
export interface Unpacked {
  /** The codes by name, in code order. Where a name stands twice its first code counts. */
  codes(): Map<string, number>;
  /** The entry with this code; undefined where there is none, whatever number it is. */
  entry(code: number): UnpackedEntry | undefined;
}

/** Opens the packed text. */
export function unpack(text: string): Unpacked {
  const [first = '', ...lines] = text.split('\n');
  const endings = first.toUpperCase().split(',');
  const groups = groupsOf(lines);
  const endingOf = (entry: string) => {
    const letter = entry.charCodeAt(0) - 65;
    const own = letter < 0 ? entry.slice(1).split(/\W/, 1)[0]?.toUpperCase() : endings[letter];
    return own ?? '';
  };
  return {
    codes() {
      const codes = new Map<string, number>();
      for (const group of groups) {
        const stem = stemOf(group);
        group.entries.forEach((entry, at) => {
          const name = stem + endingOf(entry);
          if (!codes.has(name)) codes.set(name, group.code + at);
        });
      }
      return codes;
    },
    entry(code) {
      let low = 0;
      for (let high = groups.length; high - low > 1; ) {
        const middle = (low + high) >> 1;
        if ((groups[middle]?.code ?? 0) > code) high = middle;
        else low = middle;
      }
      const group = groups[low];
      const entry = group?.entries[code - group.code];
      return group && entry
        ? readEntry(group, code, stemOf(group) + endingOf(entry), entry)
        : undefined;
    },
  };
}

function groupsOf(lines: readonly string[]): Group[] {
  const groups: Group[] = [];
  let section = '';
  let prefix: string[] = [];
  let before: Group | undefined;
  for (const line of lines) {
    const [start = '', ...entries] = line.split(' ');
    if (entries.length > 0) {
      const [left = '', code = before ? before.code + before.entries.length : 1] = start.split('#');
      const [head = '', ownAction = (before?.action ?? 0) + 1] = left.split('=');
      const action = ownAction ? +ownAction : undefined;
      before = { section, prefix, head, before, action, code: +code, entries };
      groups.push(before);
    } else {
      // A section's line: `user/` begins its names, `system:` does not.
      const name = start.slice(0, -1);
      section = camelCase(name);
      prefix = start.endsWith('/') ? [name] : [];
    }
  }
  return groups;
}

/** The words of a name before its ending: those kept of the line before, and the line's own. */
function wordsOf(group: Group): string[] {
  if (!group.words) {
    const { head, before } = group;
    const kept = +head.charAt(0);
    group.words = kept && before ? wordsOf(before).slice(0, kept) : [];
    if (head.length > 1) group.words.push(...head.slice(1).split('_'));
  }
  return group.words;
}

function stemOf(group: Group): string {
  return [...group.prefix, ...wordsOf(group), ''].join('_').toUpperCase();
}

function readEntry(
  { section, action }: Group,
  code: number,
  name: string,
  text: string,
): UnpackedEntry {
  const [start = '', ...rows] = text.split(',');
  const documented = start.includes('<') ? 'login' : start.includes('>') && 'register';
  return {
    code,
    name,
    section,
    ...(action !== undefined && { action }),
    flagged: start.includes('^'),
    virtual: start.includes('~'),
    minors: rows.length > 0 ? readRows(rows) : start.includes('-') ? [] : [{ minor: '*' }],
    ...(documented && { documented }),
  };
}

function readRows(rows: readonly string[]): UnpackedRow[] {
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

function camelCase(text: string): string {
  return text.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
