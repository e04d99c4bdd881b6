// The verb `diff`. Comes in: two files with builds of the error document, and the overrides of an app. Goes out: what changed between them,
// and which overrides break.
import type { Colors } from '../examples/layout.js';
import { type Answer, exitCodes } from './answer.js';
import { type Build, type Change, type Difference, differences } from './difference.js';
import { protocolOf, readDocument } from './document.js';
import { readJson } from './file.js';
import { checkOverrides, type OverrideNote } from './override-check.js';

export interface DiffOptions {
  /** A JSON file of what the app passes as `overrides`. */
  readonly overrides?: string | undefined;
}

/** Exits with 1 where an override breaks; a difference alone is no fault. */
export function diff(oldPath: string, newPath: string, { overrides }: DiffOptions): Answer {
  const [before, after] = [readBuild(oldPath), readBuild(newPath)];
  const found = differences(before, after);
  const checked =
    overrides === undefined
      ? undefined
      : checkOverrides(readJson(overrides), before.protocol, after.protocol);
  const notes = checked?.notes ?? [];
  return {
    lines: (colors) => [
      ...found.flatMap((each) => differenceLines(each, colors)),
      sumText(found),
      ...(checked ? [overridesText(checked.count, notes)] : []),
      ...notes.map((note) => noteLine(note, colors)),
    ],
    json: { old: oldPath, new: newPath, differences: found, overrides: checked },
    exitCode: notes.some(({ verdict }) => verdict === 'breaks') ? exitCodes.no : exitCodes.fine,
  };
}

function readBuild(path: string): Build {
  const document = readDocument(path);
  return { document, protocol: protocolOf(path, document) };
}

function differenceLines(difference: Difference, colors: Colors): string[] {
  const { kind, code, name, line, reaction, changes } = difference;
  const { green, red, yellow, bold } = colors;
  const sign = { added: green('+'), removed: red('-'), changed: yellow('~') }[kind];
  const said = reaction === undefined ? '' : `: ${reaction}`;
  return [
    `${sign} ${code} ${bold(name)}${said}, line ${line}`,
    ...changes.map((change) => `    ${changeText(change, colors)}`),
  ];
}

function changeText({ what, minor, from, to }: Change, { cyan }: Colors): string {
  const place =
    minor === undefined ? '' : minor === '*' ? ' of all other minor codes' : ` of minor ${minor}`;
  const quoted = (text: string | undefined) => text || 'nothing';
  if (what === 'minor') {
    return to === undefined ? `minor ${minor} is gone` : `minor ${minor} is new: ${quoted(to)}`;
  }
  const label = { flag: 'wait flag', field: 'text' }[what as string] ?? what;
  const text = `${label}${place}: ${quoted(from)} -> ${quoted(to)}`;
  return what === 'reaction' ? cyan(text) : text;
}

function sumText(found: readonly Difference[]): string {
  if (found.length === 0) return 'no difference';
  const count = (kind: Difference['kind']) => found.filter((each) => each.kind === kind).length;
  const reactions = found.flatMap(({ changes }) =>
    changes.filter(({ what }) => what === 'reaction'),
  );
  return `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed; ${reactions.length} reactions change`;
}

function overridesText(count: number, notes: readonly OverrideNote[]): string {
  const of = (verdict: OverrideNote['verdict']) =>
    notes.filter((note) => note.verdict === verdict).length;
  return `${count} overrides: ${of('breaks')} break, ${of('needless')} are no longer needed`;
}

function noteLine({ key, verdict, why }: OverrideNote, { red, yellow }: Colors): string {
  const label = verdict === 'breaks' ? red('breaks'.padEnd(9)) : yellow('needless'.padEnd(9));
  return `  ${label} ${key}: ${why}`;
}
