// The verb `compile`, and `npm run catalogue`. Comes in: a file with the error document. Goes out: a typed module of its protocol, and on the
// terminal what the document has wrong and which words are missing.
import { basename, dirname, join } from 'node:path';
import { catalogueDoc } from '../seeds/catalogue-doc.js';
import { countsOf, type DocumentEntry } from '../seeds/document.js';
import { encodeModule, encodeParts } from '../seeds/encode.js';
import type { Answer } from './answer.js';
import { findingText, readDocument, sizeOf } from './document.js';
import { writeText } from './file.js';
import { lineModule } from './line-module.js';
import { missingJson, missingWords, wordsToAdd } from './missing-words.js';

export interface CompileOptions {
  /** The module to write. */
  readonly out: string;
  /** What it exports. */
  readonly name: string;
  /** The page to write: docs/catalogue.md is one. Absent: none. */
  readonly page?: string | undefined;
  /** Of this package's own sources: the types as a module beside it. */
  readonly parts?: boolean | undefined;
  /** Of this package's own sources: the module of line numbers to write. */
  readonly lines?: string | undefined;
}

/** Writes nothing where the document cannot be understood. */
export function compile(path: string, options: CompileOptions): Answer {
  const { out, name, page, lines } = options;
  const document = readDocument(path);
  const { entries, findings } = document;
  const missing = missingWords(entries);
  const words = wordsToAdd(missing, name);
  for (const [file, text] of modulesOf(entries, words, options)) writeText(file, text);
  if (page !== undefined) writeText(page, catalogueDoc(document));
  if (lines !== undefined) writeText(lines, lineModule(entries));
  return {
    lines: ({ yellow }) => [
      ...findings.map((finding) => findingText(finding, yellow)),
      ...words,
      countsOf(entries),
    ],
    json: {
      file: path,
      out,
      name,
      counts: sizeOf(entries),
      findings,
      missing: missingJson(missing),
    },
  };
}

/** The module; of this package's own sources two, which define the protocol by the file beside them. */
function modulesOf(
  entries: readonly DocumentEntry[],
  words: readonly string[],
  { out, name, parts }: CompileOptions,
): readonly (readonly [file: string, text: string])[] {
  if (!parts) {
    const from = 'igap-reactions/engine';
    return [[out, encodeModule(entries, { name, from }) + commentOf(words)]];
  }
  const { words: types, value } = encodeParts(entries, { name, from: './define.js' });
  const beside = `${basename(out, '.ts')}-words.ts`;
  return [
    [join(dirname(out), beside), types],
    [out, value + commentOf(words)],
  ];
}

function commentOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${lines.map((line) => `// ${line}`.trimEnd()).join('\n')}\n`;
}
