/**
 * Compiling: entries in; the source text of a protocol's module out (src/protocol/igap.ts is one). Pure.
 * The module holds one packed text, which src/protocol/unpack.ts decodes, and the types, which cost no bytes.
 *
 * The packed text is written for gzip, in lower case but for letters of its own. Its first line is the endings that have a letter
 * (A is the first). Then, in code order, a line for each run of entries with one head:
 *   user/114avatar_add,attachmentC
 *     the section, where it is a new one: `user/` is part of its names, `system|` is not
 *     the action, where it is not one more than before (0 is none)
 *     `#` and the first code, where that is not one more than before; without a number it is that of the action
 *     the head of the names (after `=`, where it begins with a digit); the entries
 * An entry is its ending's letter (`:ending` without one), its marks, and its rows, each after a comma:
 *   [minor][field[&field]][!problem]. No minor: one more than before, from 1. No problem: `invalid` where there is a
 *   field, else none. No rows: a single `*` without a text, unless the marks say that there is no table.
 * Marks: ^ wait flag, ~ virtual, - no table, < login, > register.
 * Where rows follow the head, they are those of a B, and a bare A comes next: so begin most of the runs.
 */
import { countsOf, type DocumentEntry, type DocumentRow } from './document.js';
import { longestHead, ownHead } from './name.js';

/** An ending used less often than this costs more as a letter than spelled out. */
const leastUses = 3;

/** A name cut in three: `user`, `profile_update_username`, `update_lock`. */
interface NameParts {
  readonly prefix: string;
  readonly head: string;
  readonly ending: string;
}

/** How the module is named, and where it finds what it needs of the package. */
export interface ModuleOptions {
  /** The name of its protocol, as it is exported: `igap96`. */
  readonly name: string;
  /** What `Protocol` and `defineProtocol` are imported from. */
  readonly from: string;
}

/** The source of a generated module: the types of its names, and the protocol. */
export function encodeModule(
  entries: readonly DocumentEntry[],
  { name, from }: ModuleOptions,
): string {
  const imports = `import { defineProtocol } from '${from}';\n`;
  return `${head}${imports}\n${wordsOf(entries, name)}\n${protocolOf(entries, name)}`;
}

/** The same in two, for the sources of this package: there the types stand below what the protocol is made by. */
export function encodeParts(entries: readonly DocumentEntry[], { name, from }: ModuleOptions) {
  const words = `import type { ${wordsName(name)} } from './${name}-words.js';\n`;
  const define = `import { defineProtocol } from '${from}';\n`;
  return {
    words: `${head}\n${wordsOf(entries, name)}`,
    value: `${head}${define}${words}\n${protocolOf(entries, name)}`,
  };
}

const head = `// Generated from the error document by \`npx igap-reactions compile\`: compile it anew instead of changing this file.
// biome-ignore-all format: generated
`;

function wordsOf(entries: readonly DocumentEntry[], name: string): string {
  return `${typesOf(entries)}
/** The names of this protocol. */
export interface ${wordsName(name)} {
  readonly codes: CodeByName;
  readonly minors: MinorByName;
  readonly problem: DocumentProblem;
}
`;
}

function protocolOf(entries: readonly DocumentEntry[], name: string): string {
  return `/** ${countsOf(entries)}. */
export const ${name} = /* @__PURE__ */ defineProtocol<${wordsName(name)}>({
  name: '${name}',
  format: 1,
  packed: \`${pack(entries)}\`,
});
`;
}

const wordsName = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Words`;

/** The packed text. */
export function pack(entries: readonly DocumentEntry[]): string {
  const { parts, endings } = cutNames(entries);
  const heads: string[] = [];
  const runs: string[] = [];
  let place = '';
  let before = { code: 0, action: 0, key: '' };

  for (const entry of entries) {
    const { prefix, head, ending } = parts.get(entry) ?? { prefix: '', head: '', ending: '' };
    const newPlace = `${snakeCase(entry.section)}${prefix ? '/' : '|'}`;
    const key = `${newPlace}${head}`;
    const { code, action = 0 } = entry;
    const isNext = code === before.code + 1;
    if (key !== before.key || action !== before.action || !isNext) {
      const ownPlace = newPlace === place ? '' : newPlace;
      const ownAction = action === before.action + 1 ? '' : action;
      const ownCode = isNext ? '' : `#${code === action ? '' : code}`;
      heads.push(`${ownPlace}${ownAction}${ownCode}${/^\d/.test(head) ? '=' : ''}${head}`);
      runs.push('');
      place = newPlace;
    }
    const letter = endings.indexOf(ending);
    const sign = letter < 0 ? `:${ending}` : String.fromCharCode(65 + letter);
    runs.push(`${runs.pop()}${sign}${marksOf(entry)}${rowsOf(entry.rows)}`);
    before = { code, action, key };
  }
  const lines = heads.map(
    (head, at) => head + runs[at]?.replace(/^B(,[^A-Z:]*)A(?![^A-Z:])/, '$1'),
  );
  return [endings.join(), ...lines].join('\n');
}

/** Every name in its parts, and the endings common enough to have a letter, the commonest first. */
function cutNames(entries: readonly DocumentEntry[]) {
  const heads = new Set(entries.flatMap(({ name }) => ownHead(name)?.toLowerCase() ?? []));
  const parts = new Map<DocumentEntry, NameParts>();
  const uses = new Map<string, number>();
  for (const entry of entries) {
    const cut = cutName(entry, heads);
    parts.set(entry, cut);
    uses.set(cut.ending, (uses.get(cut.ending) ?? 0) + 1);
  }
  const endings = [...uses]
    .filter(([, count]) => count >= leastUses)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 26)
    .map(([ending]) => ending);
  return { parts, endings };
}

function cutName({ name, section }: DocumentEntry, heads: ReadonlySet<string>): NameParts {
  const lower = name.toLowerCase();
  const named = lower.startsWith(`${snakeCase(section)}_`);
  const prefix = named ? snakeCase(section) : '';
  const found = ownHead(name)?.toLowerCase() ?? longestHead(lower, heads) ?? '';
  // The head of another section's names may be shorter than this section's prefix: `qr` before `qr_code`.
  const whole = found.length < prefix.length ? prefix : found;
  const head = whole.slice(prefix ? prefix.length + 1 : 0);
  return { prefix, head, ending: lower.slice(whole ? whole.length + 1 : 0) };
}

function marksOf(entry: DocumentEntry): string {
  const { flagged, virtual, documented, rows } = entry;
  const reaction = documented && { login: '<', register: '>' }[documented];
  return [flagged && '^', virtual && '~', rows.length === 0 && '-', reaction]
    .filter(Boolean)
    .join('');
}

function rowsOf(rows: readonly DocumentRow[]): string {
  const [only] = rows;
  if (rows.length === 0 || (rows.length === 1 && only?.minor === '*' && !only.problem)) return '';
  let next = 1;
  return rows
    .map(({ minor, problem, field, fields }) => {
      const number = minor === next ? '' : minor;
      next = minor === '*' ? next : minor + 1;
      const names = (fields ?? (field ? [field] : [])).map(snakeCase).join('&');
      return `,${number}${names}${!problem || (problem === 'invalid' && names) ? '' : `!${snakeCase(problem)}`}`;
    })
    .join('');
}

/** Undone by the decoder with a capital for every letter after `_`. */
function snakeCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Types of the same facts, one line per name: the editor completes them, and a wrong one does not compile. */
function typesOf(entries: readonly DocumentEntry[]): string {
  const named = new Map<string, DocumentEntry>();
  for (const entry of entries) if (!named.has(entry.name)) named.set(entry.name, entry);
  const codes = [...named.values()].map((entry) => {
    const described = describe(entry);
    return `${described && `  /** ${described} */\n`}  ${entry.name}: ${entry.code};\n`;
  });
  const minors = [...named.values()].flatMap(({ name, rows }) => {
    const numbers = [...new Set(rows.flatMap(({ minor }) => (minor === '*' ? [] : minor)))];
    return numbers.length === 0 ? [] : `  ${name}: ${numbers.join(' | ')};\n`;
  });
  const rows = entries.flatMap((entry) => entry.rows);
  const sections = entries.map(({ section }) => section);
  const actions = entries.flatMap(({ action }) => action ?? []);
  return `/** The code of every error, by its name. */
export interface CodeByName {
${codes.join('')}}

/** The minor codes that the document numbers, by the name of their error; an error without any is not here. */
export interface MinorByName {
${minors.join('')}}

/** The document's sections, in its own words. */
export type Section =${union(sections)};

/** What the document's details say is wrong. */
export type DocumentProblem =${union(rows.flatMap(({ problem }) => problem ?? []))};

/** The actions whose errors the document lists. */
export type DocumentAction =${unionOf(actions.sort((a, b) => a - b))};

/** The fields that the document's details name, as their requests call them. */
export type DocumentField =${union(rows.flatMap(({ field, fields }) => fields ?? field ?? []).sort())};
`;
}

/** What the editor shows beside a name that asks for more than most: `#102. Reaction: register.` Every app's compiler reads all of these. */
function describe({ action, flagged, virtual, documented }: DocumentEntry): string {
  const facts = [
    flagged && 'Wait flag.',
    virtual && 'Virtual.',
    documented && `Reaction: ${documented}.`,
  ].filter(Boolean);
  return facts.length === 0 ? '' : [action && `#${action}.`, ...facts].filter(Boolean).join(' ');
}

function union(names: readonly string[]): string {
  return unionOf(names.map((name) => `'${name}'`));
}

function unionOf(literals: readonly (string | number)[]): string {
  const distinct = [...new Set(literals)];
  return distinct.length === 0 ? ' never' : distinct.map((each) => `\n  | ${each}`).join('');
}
