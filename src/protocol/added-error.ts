// Errors and rows that an app adds to a protocol. Comes in: what the app gave, by name. Goes out: the same as plain data, checked; and an entry
// with what was added to it. Next: extend.ts.

import { aBoolean, aCopy, anAction, aText, fitting, record } from '../arguments.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { isUint32 } from '../wire/error-frame.js';
import type { AddedBasis, Entry, MinorRow } from './entry.js';
import { anOverride, checkMembers, reactionMembers } from './given-override.js';
import type { ReactionOf } from './override.js';

/** The reaction of a row or an error that is added. Of the app's own words: those that are registered are not known yet. */
export type AddedReaction = ReactionOf<string>;

/** What an app says of an error besides its reaction. */
export interface AddedEntry {
  /** Its major code. Absent: the document knows the error. */
  readonly code?: number | undefined;
  /** The request that it answers. Absent: that of the document, else it is not known. */
  readonly action?: number | undefined;
  /** `'group'`: as the document's sections. @default 'added' */
  readonly section?: string | undefined;
  /** It promises a wait: without one it locks for `defaultLockoutMs`. */
  readonly flagged?: boolean | undefined;
  /** Its minor codes, as they are sent: each with a reaction of its own. */
  readonly minors?: Readonly<Record<number, AddedReaction>> | undefined;
}

/** An error that is added, or what is added to one. Without a `kind` its reaction is that of its name, as of a documented error. */
export type AddedError = AddedEntry & (AddedReaction | { readonly kind?: undefined });

/** The same, checked. */
export interface SoundError extends Omit<AddedEntry, 'minors'> {
  readonly reaction?: AddedReaction | undefined;
  readonly rows: readonly MinorRow[];
}

const members = record<Record<string, never>>({
  code: fitting<never>(development && '1 to 2^32-1', (code) => isUint32(code) && code !== 0),
  action: anAction as never,
  section: aText as never,
  flagged: aBoolean as never,
  minors: aCopy as never,
  ...reactionMembers,
});

/** What was given, checked; the minors as rows. */
export function readErrors(given: unknown, basis: AddedBasis): ReadonlyMap<string, SoundError> {
  const byName = new Map<string, SoundError>();
  for (const [name, error] of Object.entries<unknown>(aCopy('errors', given ?? {}))) {
    if (error === undefined) continue;
    const path = `errors.${name}`;
    if (!/^[A-Z]\w*$/.test(name))
      throw mustBe(path, development && 'named in capitals: CLIENT_VOTE');
    const { kind, field, problem, waitMs, minors = {}, ...entry } = members(path, error);
    const reaction = { kind, field, problem, waitMs };
    checkMembers(path, reaction);
    byName.set(name, {
      ...(entry as object),
      ...(kind !== undefined && { reaction: defined<object>(reaction) as AddedReaction }),
      rows: Object.entries<unknown>(minors).map(([minor, row]) =>
        readRow(`${path}.minors[${minor}]`, minor, row, basis),
      ),
    });
  }
  return byName;
}

function readRow(path: string, minor: string, row: unknown, basis: AddedBasis): MinorRow {
  if (!/^(0|[1-9]\d*)$/.test(minor) || !isUint32(+minor))
    throw mustBe(path, development && 'a minor code: 0 to 2^32-1');
  return { minor: +minor, ...(anOverride(path, row) as object), basis };
}

/** An entry with what was added to it: rows of the document mean what the app says now, and keep their field and problem where it says none. */
export function joined(
  entry: Entry<string, number> | undefined,
  { rows, reaction, ...added }: SoundError,
  made: Pick<Entry<string, number>, 'code' | 'name' | 'basis'>,
): Entry<string, number> {
  const fresh = { ...made, section: 'added', flagged: false, virtual: false, minors: [] };
  const before: Entry<string, number> = entry ?? fresh;
  const own = new Map(rows.map((row) => [row.minor, row]));
  const minors = before.minors.map((row) => joinedRow(made.name, row, own.get(row.minor)));
  const isNew = ({ minor }: MinorRow) => before.minors.every((row) => row.minor !== minor);
  return {
    ...before,
    ...defined(added),
    ...(reaction && { reaction, basis: made.basis }),
    minors: [...minors, ...rows.filter(isNew)],
  } as Entry<string, number>;
}

function joinedRow(name: string, row: MinorRow, added: MinorRow | undefined): MinorRow {
  if (!added) return row;
  const { fields, ...rest } = row;
  if (row.basis && !saysSame(row, added)) {
    const said = `${row.kind}, as it was added before, not ${added.kind}: change it by an override`;
    throw mustBe(`errors.${name}.minors[${row.minor}]`, development && said);
  }
  return { ...(added.field ? rest : row), ...added };
}

const saysSame = (a: MinorRow, b: MinorRow) =>
  (['kind', 'field', 'problem', 'waitMs'] as const).every((member) => a[member] === b[member]);

/** Without members that are undefined. */
function defined<Members extends object>(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Members;
}
