// The error document of a file. Comes in: its path. Goes out: its entries and findings, how many there are, and its protocol; a document that
// cannot be understood is an InputError with the line. Next: lint.ts, compile.ts, diff.ts.
import {
  type DocumentEntry,
  DocumentError,
  type ErrorDocument,
  type Finding,
} from '../seeds/document.js';
import { pack } from '../seeds/encode.js';
import { parseDocument } from '../seeds/parse.js';
import { defineProtocol } from '../src/protocol/define.js';
import type { Protocol } from '../src/protocol/protocol.js';
import { InputError } from './answer.js';
import { readText } from './file.js';

/** The document that a file holds. */
export function readDocument(path: string): ErrorDocument {
  const text = readText(path);
  try {
    return parseDocument(text);
  } catch (error) {
    if (error instanceof DocumentError) throw new InputError(`${path}, ${error.message}`);
    throw error;
  }
}

/** How much a document holds. */
export function sizeOf(entries: readonly DocumentEntry[]) {
  return {
    entries: entries.length,
    rows: entries.reduce((sum, { rows }) => sum + rows.length, 0),
    flagged: entries.filter(({ flagged }) => flagged).length,
    virtual: entries.filter(({ virtual }) => virtual).length,
  };
}

/** The protocol that a document describes, as its compiled module makes it. */
export function protocolOf(name: string, { entries }: ErrorDocument): Protocol {
  return defineProtocol({ name, format: 1, packed: pack(entries) });
}

/** A finding as it is printed: `line 12: 700: a dot after the name`. */
export function findingText({ line, text }: Finding, yellow: (text: string) => string): string {
  return `${yellow(`line ${line}:`)} ${text}`;
}
