// What an error means. Comes in: its frame and a protocol. Goes out: everything that is known of it, as data. Pure. Next: explain.ts prints it.
import { keyOf, type Scope, scopeOf } from '../src/lockout/lockout.js';
import type { Entry, MinorRow } from '../src/protocol/entry.js';
import type { Protocol } from '../src/protocol/protocol.js';
import type { Basis, Reaction } from '../src/protocol/reaction.js';
import { lockoutMs, type Resolution, resolutionOf } from '../src/reaction/resolve.js';
import { en } from '../src/texts/en.js';
import { errorText } from '../src/texts/error-text.js';
import { extendLanguage } from '../src/texts/extend-language.js';
import { fa } from '../src/texts/fa.js';
import type { Language } from '../src/texts/language.js';
import type { GivenError } from './given-error.js';
import { lineByCode } from './lines.js';
import { reactionPhrase } from './reaction-phrase.js';

/** A text in each language of the package. */
type InLanguages = Readonly<Record<'en' | 'fa', string>>;

/** One row of an error, and what it asks for. */
interface ExplainedRow {
  readonly minor: MinorRow['minor'];
  readonly reaction: string;
  readonly basis: Basis;
  /** What the row says, where its reaction does not: of an error that no input caused. */
  readonly says?: string | undefined;
}

export interface Explanation {
  readonly code: number;
  readonly minor?: number | undefined;
  /** Absent: the protocol does not hold it. */
  readonly name?: string | undefined;
  readonly section?: string | undefined;
  /** Where the error document has it. Absent: it does not. */
  readonly line?: number | undefined;
  /** The numbers that were given, where it was a frame. */
  readonly frame?: Resolution['frame'] | undefined;
  /** The request that it answers. Absent: none in particular. */
  readonly request?: { readonly action: number; readonly words: InLanguages } | undefined;
  readonly reaction: Reaction;
  readonly basis: Basis;
  /** The row that counts. Absent: the error has no row for this minor code. */
  readonly row?: MinorRow['minor'] | undefined;
  /** `waitMs` is 0 where it locks only if the server sends a wait; no `scope`: it never locks. */
  readonly lockout: { readonly scope?: Scope | undefined; readonly waitMs: number };
  readonly texts: InLanguages;
  readonly rows: readonly ExplainedRow[];
}

/** All that is known of an error. */
export function explanationOf({ frame, bytes }: GivenError, protocol: Protocol): Explanation {
  const resolution = resolutionOf(frame, { protocol });
  const { entry, minor, reaction, basis } = resolution;
  const english = extendLanguage(en, protocol);
  const persian = extendLanguage(fa, protocol);
  const action = entry?.action ?? frame.action;
  const scope = scopeOf(keyOf(protocol.facts, resolution, []));
  return {
    code: frame.majorCode,
    minor: frame.minorCode,
    name: entry?.name,
    section: entry?.section,
    line: lineByCode.get(frame.majorCode),
    frame: bytes && resolution.frame,
    request:
      action === undefined
        ? undefined
        : { action, words: { en: actionText(action, english), fa: actionText(action, persian) } },
    reaction,
    basis,
    row: minor?.minor,
    lockout:
      reaction.kind === 'ignore' ? { waitMs: 0 } : { scope, waitMs: lockoutMs(resolution, {}) },
    texts: { en: errorText(resolution, english), fa: errorText(resolution, persian) },
    rows: entry ? entry.minors.map((row) => explainRow(entry, row, protocol)) : [],
  };
}

/** A request in the words of a language. */
export function actionText(action: number, { actions, anyAction }: Language): string {
  return (actions as Readonly<Record<number, string | undefined>>)[action] ?? anyAction;
}

function explainRow({ code }: Entry, row: MinorRow, protocol: Protocol): ExplainedRow {
  const { minor, problem } = row;
  const meaning = protocol.meaningOf(code, minor === '*' ? undefined : minor);
  const reaction = reactionPhrase(meaning);
  const says = [row.field ?? row.fields?.join(' and '), problem].filter(Boolean).join(': ');
  return {
    minor,
    reaction,
    basis: meaning.basis,
    ...(says && !reaction.includes(problem ?? '') && { says }),
  };
}
