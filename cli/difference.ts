// What differs between two builds of the error document. Comes in: both, parsed, and their protocols. Goes out: every error that was added,
// removed or changed, with what changed. Pure. Next: diff.ts prints it.
import type { DocumentEntry, ErrorDocument } from '../seeds/document.js';
import type { Meaning } from '../src/protocol/meaning.js';
import type { Protocol } from '../src/protocol/protocol.js';
import { reactionPhrase } from './reaction-phrase.js';

/** One build. */
export interface Build {
  readonly document: ErrorDocument;
  readonly protocol: Protocol;
}

/** One thing that is another in the new build. Absent: it is not there. */
export interface Change {
  readonly what:
    | 'name'
    | 'section'
    | 'action'
    | 'flag'
    | 'virtual'
    | 'minor'
    | 'field'
    | 'reaction';
  /** Of which row, for a minor, a field or a reaction. Absent: of the error itself. */
  readonly minor?: number | '*' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** An error that is not the same in both. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly code: number;
  readonly name: string;
  /** Of the new document, or the old one where it was removed. */
  readonly line: number;
  /** What an added error asks for, or a removed one asked for. */
  readonly reaction?: string | undefined;
  readonly changes: readonly Change[];
}

/** In the order of the codes. */
export function differences(before: Build, after: Build): readonly Difference[] {
  const old = byCode(before);
  const current = byCode(after);
  const codes = [...new Set([...old.keys(), ...current.keys()])].sort((a, b) => a - b);
  return codes.flatMap((code): readonly Difference[] => {
    const [was, is] = [old.get(code), current.get(code)];
    if (!was && is) return [alone('added', is, after.protocol)];
    if (was && !is) return [alone('removed', was, before.protocol)];
    if (!was || !is) return [];
    const changes = changesOf(was, is, [before.protocol, after.protocol]);
    const { name, line } = is;
    return changes.length === 0 ? [] : [{ kind: 'changed', code, name, line, changes }];
  });
}

const byCode = ({ document: { entries } }: Build) =>
  new Map(entries.map((entry) => [entry.code, entry]));

function alone(
  kind: 'added' | 'removed',
  { code, name, line }: DocumentEntry,
  protocol: Protocol,
): Difference {
  return { kind, code, name, line, reaction: phraseOf(protocol.meaningOf(code)), changes: [] };
}

const phraseOf = (meaning: Meaning) => `${reactionPhrase(meaning)} (${meaning.basis})`;

type Protocols = readonly [before: Protocol, after: Protocol];

function changesOf(was: DocumentEntry, is: DocumentEntry, protocols: Protocols): Change[] {
  const whole: Change[] = [
    { what: 'name', from: was.name, to: is.name },
    { what: 'section', from: was.section, to: is.section },
    { what: 'action', from: actionOf(was), to: actionOf(is) },
    {
      what: 'flag',
      from: was.flagged ? 'a wait' : 'no wait',
      to: is.flagged ? 'a wait' : 'no wait',
    },
    { what: 'virtual', from: `${was.virtual}`, to: `${is.virtual}` },
  ];
  const minors = new Set(['*' as const, ...numbered(was), ...numbered(is)]);
  return [
    ...whole.filter(({ from, to }) => from !== to),
    ...[...minors].flatMap((minor) => rowChanges(minor, was, is, protocols)),
  ];
}

const actionOf = ({ action }: DocumentEntry) => (action === undefined ? 'none' : `#${action}`);

const numbered = ({ rows }: DocumentEntry) =>
  rows.flatMap(({ minor }) => (minor === '*' ? [] : minor));

/** A row that came, went or says something else, and what is to be done now where that is another. */
function rowChanges(
  minor: number | '*',
  was: DocumentEntry,
  is: DocumentEntry,
  [before, after]: Protocols,
): Change[] {
  const [old, current] = [was, is].map((entry) => textOfRow(entry, minor));
  const number = minor === '*' ? undefined : minor;
  const from = reactionPhrase(before.meaningOf(was.code, number));
  const to = reactionPhrase(after.meaningOf(is.code, number));
  const changes: Change[] = [];
  if ((old === undefined) !== (current === undefined)) {
    // What stands for all others and says nothing is no news.
    if (minor !== '*' || (old ?? current))
      changes.push({ what: 'minor', minor, from: old, to: current });
  } else if (old !== current && from === to) {
    changes.push({ what: 'field', minor, from: old, to: current });
  }
  // Without a numbered row there are no others.
  const place = numbered(was).length + numbered(is).length === 0 ? undefined : minor;
  if (from !== to) changes.push({ what: 'reaction', minor: place, from, to });
  return changes;
}

/** What a row says, '' where it has no text. Undefined: there is no such row. */
function textOfRow({ rows }: DocumentEntry, minor: number | '*'): string | undefined {
  const row = rows.find((each) => each.minor === minor);
  if (!row) return undefined;
  const { field, fields, problem } = row;
  return [fields?.join(' and ') ?? field, problem].filter(Boolean).join(': ');
}
