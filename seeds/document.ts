/**
 * The error document as data: what parsing hands to encoding and to docs/catalogue.md.
 * In: nothing. Out: the shapes, the names of the reactions that its cells ask for, and the error for what cannot
 * be understood. Next: parse.ts fills them.
 */

import type { Nodes } from 'mdast';

/** A reaction that the document itself asks for in a Reaction cell. */
export type DocumentedReaction = 'login' | 'register';

/** What one wording says: the problem, and the field or the pair of fields that its text names. */
export interface Meaning {
  readonly problem: string;
  readonly field?: string;
  readonly fields?: readonly [string, string];
}

/** One row of an entry's table. A row without a text has no `detail`, and no meaning but the one that fields.ts gives it. */
export interface DocumentRow extends Partial<Meaning> {
  readonly minor: number | '*';
  readonly line: number;
  readonly detail?: string;
  /** What the document calls the field, or the two, where the request calls one otherwise. */
  readonly words?: readonly string[];
}

/** One error of the document, with the line of its heading. */
export interface DocumentEntry {
  readonly code: number;
  readonly name: string;
  readonly section: string;
  readonly description: string;
  readonly action?: number;
  /** Where the action is from: the description's link, or the name that a linked entry begins with too. */
  readonly actionFrom?: 'link' | 'prefix';
  readonly flagged: boolean;
  readonly virtual: boolean;
  readonly documented?: DocumentedReaction;
  readonly rows: readonly DocumentRow[];
  readonly line: number;
}

/** Something wrong with the document that does not keep it from being understood. */
export interface Finding {
  readonly line: number;
  readonly text: string;
}

/** A section's title, and the codes that it says it holds. */
export interface SectionTitle {
  readonly section: string;
  readonly text: string;
  readonly line: number;
  readonly from?: number;
  readonly to?: number;
}

/** A document as parsed: entries in code order, findings in line order. */
export interface ErrorDocument {
  readonly entries: readonly DocumentEntry[];
  readonly findings: readonly Finding[];
}

/** The document says something that cannot be understood; `line` says where. */
export class DocumentError extends Error {
  readonly line: number;

  constructor(line: number, text: string) {
    super(`line ${line}: ${text}`);
    this.name = 'DocumentError';
    this.line = line;
  }
}

/** The line that a node of the document begins on. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

/** `565 entries, 831 rows, 21 flagged, 8 virtual`. */
export function countsOf(entries: readonly DocumentEntry[]): string {
  const rows = entries.reduce((sum, entry) => sum + entry.rows.length, 0);
  const flagged = entries.filter((entry) => entry.flagged).length;
  const virtual = entries.filter((entry) => entry.virtual).length;
  return `${entries.length} entries, ${rows} rows, ${flagged} flagged, ${virtual} virtual`;
}
